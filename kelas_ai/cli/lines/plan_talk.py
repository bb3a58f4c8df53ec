"""One plan, part by part, in questions and answers."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kelas_ai.cli.lines.dialogue import Dialogue, Entry
from kelas_ai.domain.lesson import LessonPlan, Origin
from kelas_ai.errors import EngineError, ExportError, PartInvalid, RequestError, StorageError
from kelas_ai.planning.alternatives import chosen, next_way
from kelas_ai.planning.decisions import accept, reject, waiting
from kelas_ai.planning.parts import Part, differences, parts_of, with_part
from kelas_ai.planning.understanding import RequestOptions
from kelas_ai.planning.wishes import offers
from kelas_ai.strings import alternatives as kinds
from kelas_ai.strings import app_library as library_words
from kelas_ai.strings import app_plan as plan_words
from kelas_ai.strings import lines as words
from kelas_ai.strings import parts as part_words
from kelas_ai.strings.commands import AI_STEP
from kelas_ai.strings.enrichment import SLOT_NAMES
from kelas_ai.strings.formats import long_date, shortened
from kelas_ai.strings.problems import explain
from kelas_ai.tui.documents import FORMATS, write
from kelas_ai.tui.rescue import write_copy

if TYPE_CHECKING:
    from kelas_ai.services import Services

READ_ALOUD = 100


class PlanTalk:
    """Talk about one plan until the person goes back."""

    def __init__(self, talk: Dialogue, services: Services, plan: LessonPlan) -> None:
        self.talk = talk
        self.services = services
        self.plan = plan

    def run(self) -> None:
        """The menu of the plan."""
        for notice in self.plan.notices:
            self.talk.say(notice.text)
        self._tell_verdict()
        topic = self.plan.identity.topic
        self.talk.menu(lambda: words.PLAN_MENU.format(topic=topic), self._entries)

    def _entries(self) -> Sequence[Entry]:
        count = len(waiting(self.plan))
        return (
            Entry(words.READ, self._read),
            Entry(words.READ_PART, self._read_part),
            Entry(words.EDIT, self._edit),
            Entry(words.NEXT, self._next),
            Entry(words.WISH, self._wish),
            Entry(words.REVIEW, self._review),
            Entry(words.AI, self._enrich),
            Entry(words.DECIDE.format(count=count), self._decide),
            Entry(words.DOCUMENT, self._document),
            Entry(words.UNDO, lambda: self._walk(forward=False)),
            Entry(words.REDO, lambda: self._walk(forward=True)),
            Entry(words.COPY, self._copy),
            Entry(words.VERSIONS, self._versions),
        )

    # --- keeping ---

    def keep(self, plan: LessonPlan, reason: str) -> None:
        """Another state of the plan, saved at once; what cannot be saved may go elsewhere."""
        self.plan = plan
        try:
            with self.services.store() as store:
                store.save(plan, reason)
        except StorageError as error:
            self.talk.say(words.NOT_SAVED.format(problem=explain(error)))
            self._rescue()

    def _rescue(self) -> None:
        while folder := self.talk.ask(words.OTHER_PLACE):
            try:
                path = write_copy(self.plan, Path(folder).expanduser())
            except ExportError as error:
                self.talk.say(explain(error))
            else:
                self.talk.say(words.COPY_WRITTEN.format(path=path))
                return

    def _tell_verdict(self) -> None:
        review = self.services.review(self.plan)
        facts = {"verdict": review.verdict, "count": len(review.todo())}
        self.talk.say(words.VERDICT.format(**facts))

    # --- parts ---

    def _read(self) -> None:
        section = ""
        for part in parts_of(self.plan):
            if part.section != section:
                section = part.section
                self.talk.say(words.SECTION.format(name=part_words.SECTIONS[section]))
            self._say_part(part)

    def _say_part(self, part: Part) -> None:
        text = part.text or plan_words.EMPTY_TEXT
        if part.origin is None or part.section == "identitas":
            self.talk.say(plan_words.UNOWNED.format(label=part.label, text=text))
            return
        origin = plan_words.NAMES[part.origin]
        self.talk.say(words.PART_TEXT.format(label=part.label, origin=origin, text=text))

    def _part(self) -> Part | None:
        """Ask for a part by number or by a word of its label."""
        asked = self.talk.ask(words.WHICH_PART)
        listed = parts_of(self.plan)
        if not asked or asked == "0":
            return None
        if asked.isascii() and asked.isdigit():
            if int(asked) <= len(listed):
                return listed[int(asked) - 1]
            self.talk.say(words.NO_PART)
            return None
        found = [part for part in listed if asked.lower() in part.label.lower()]
        if len(found) == 1:
            return found[0]
        if not found:
            self.talk.say(words.NO_PART)
            return None
        labels = [f"{part.label}: {shortened(part.text, READ_ALOUD)}" for part in found]
        position = self.talk.pick(words.WHICH_PART, labels)
        return None if position is None else found[position]

    def _read_part(self) -> None:
        part = self._part()
        if part is not None:
            self._say_part(part)

    def _edit(self) -> None:
        part = self._part()
        if part is not None:
            self._write(part)

    def _write(self, part: Part) -> None:
        if part.origin is Origin.OFFICIAL:
            self.talk.say(plan_words.OFFICIAL_FIXED)
            return
        self.talk.say(words.OLD_TEXT.format(text=part.text))
        typed = self.talk.text(words.NEW_TEXT)
        if not typed:
            self.talk.say(words.UNCHANGED)
            return
        try:
            changed = with_part(self.plan, part.id, typed)
        except PartInvalid as error:
            self.talk.say(explain(error))
            return
        self._changed(changed, plan_words.REASON_EDIT.format(label=part.label))

    def _changed(self, plan: LessonPlan, reason: str) -> None:
        if plan == self.plan:
            self.talk.say(words.UNCHANGED)
            return
        self.keep(plan, reason)
        verdict = self.services.review(plan).verdict
        self.talk.say(words.CHANGED.format(verdict=plan_words.REVIEW.format(verdict=verdict)))

    def _next(self) -> None:
        part = self._part()
        if part is None:
            return
        following = next_way(self.plan, self.services.card_of(self.plan), part.id)
        if following is None:
            self.talk.say(words.NOTHING_FITS)
            return
        self._changed(following, plan_words.REASON_NEXT.format(label=part.label))
        self._say_part(next(entry for entry in parts_of(self.plan) if entry.id == part.id))

    def _wish(self) -> None:
        part = self._part()
        wish = self.talk.ask(words.WHICH_WISH) if part is not None else ""
        if part is None or not wish:
            return
        card, frame = self.services.card_of(self.plan), self.services.pack.frame
        try:
            found = offers(wish, self.plan, card, part.id, frame)
        except PartInvalid as error:
            self.talk.say(explain(error))
            return
        if not found:
            self.talk.say(words.NOTHING_FITS)
            self._write(part)
            return
        texts = [f"{kinds.KINDS[way.kind]}: {way.text}" for way in found]
        position = self.talk.pick(plan_words.WISH_FOUND.format(count=len(found)), texts)
        if position is not None:
            reason = plan_words.REASON_WISH.format(label=part.label)
            self._changed(chosen(self.plan, found[position]), reason)

    def _review(self) -> None:
        self._tell_verdict()
        for number, entry in enumerate(self.services.review(self.plan).todo(), 1):
            facts = {"severity": entry.severity, "title": entry.title, "fix": entry.fix}
            self.talk.say(words.FINDING.format(number=number, **facts))

    # --- the model ---

    def _enrich(self) -> None:
        if not self.services.settings.uses_model:
            self.talk.say(plan_words.AI_OFF)
            return
        self.talk.say(plan_words.AI_LOADING.replace("F3", "Ctrl-C"))
        try:
            with _interruptible() as stopped:
                for step in self.services.enrich(self.plan, stopped.is_set):
                    self.keep(step.plan, plan_words.REASON_AI)
                    if step.error is not None:
                        self.talk.say(explain(step.error))
                        continue
                    slot = SLOT_NAMES.get(step.slot, step.slot)
                    self.talk.say(AI_STEP[step.kind].format(slot=slot, text=step.text).strip())
        except EngineError as error:
            self.talk.say(explain(error))

    def _decide(self) -> None:
        open_texts = waiting(self.plan)
        if not open_texts:
            self.talk.say(words.NOTHING_WAITS)
        for entry in open_texts:
            label = SLOT_NAMES.get(entry.slot, entry.slot)
            told = words.PROPOSAL.format(label=label, text=entry.text)
            answer = self.talk.pick(told, (words.ACCEPT, words.REJECT, words.LATER))
            if answer == 0:
                self._changed(accept(self.plan, entry.id), plan_words.REASON_ACCEPT)
            elif answer == 1:
                self._changed(reject(self.plan, entry.id), plan_words.REASON_REJECT)

    # --- the whole plan ---

    def _document(self) -> None:
        names = [plan_words.EXPORT_FORMATS[name] for name in FORMATS]
        position = self.talk.pick(words.FORMATS, names)
        if position is None:
            return
        try:
            (path,) = write(self.services, self.plan, (FORMATS[position],), None)
        except ExportError as error:
            self.talk.say(explain(error))
        else:
            self.talk.say(words.WRITTEN.format(path=path))
            self.talk.say(plan_words.PRINT_HINT)

    def _walk(self, forward: bool) -> None:
        try:
            with self.services.store() as store:
                found = store.redo(self.plan.id) if forward else store.undo(self.plan.id)
        except StorageError as error:
            self.talk.say(explain(error))
            return
        if found is None:
            self.talk.say(plan_words.NO_REDO if forward else plan_words.NO_UNDO)
            return
        for change in differences(self.plan, found):
            self._say_difference(change.label, change.before, change.after)
        self.plan = found

    def _say_difference(self, label: str, before: str, after: str) -> None:
        self.talk.say(words.DIFFERENCE.format(label=label, before=before, after=after))

    def _copy(self) -> None:
        self.talk.say(library_words.COPY_TOLD)
        typed = {
            field: self.talk.ask(words.FIELD.format(label=label, example=example)) or None
            for field, (label, example) in library_words.COPY_FIELDS.items()
        }
        typed["kelas"] = typed["kelas"] or str(self.plan.identity.grade)
        options = RequestOptions(**typed)
        try:
            made = self.services.replan(self.plan, options)
        except RequestError as error:
            self.talk.say(explain(error))
            return
        other = PlanTalk(self.talk, self.services, made)
        other.keep(made, plan_words.REASON_DRAFT)
        other.run()

    def _versions(self) -> None:
        with self.services.store() as store:
            listed = store.versions(self.plan.id)[::-1]
        lines = [
            f"{entry.reason}, {long_date(entry.saved)}{words.CURRENT if entry.current else ''}"
            for entry in listed
        ]
        position = self.talk.pick(words.VERSIONS, lines)
        if position is None:
            return
        number = listed[position].number
        with self.services.store() as store:
            old = store.load(self.plan.id, number)
        for change in differences(old, self.plan):
            self._say_difference(change.label, change.before, change.after)
        if self.talk.ask(words.USE_VERSION).lower() == words.YES:
            with self.services.store() as store:
                self.plan = store.use(self.plan.id, number)
            self.talk.say(library_words.USED.format(number=number))


@contextmanager
def _interruptible() -> Iterator[threading.Event]:
    """Ctrl-C stops the model instead of the program."""
    stopped = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stopped
        return
    previous = signal.signal(signal.SIGINT, lambda number, frame: stopped.set())
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, previous)
