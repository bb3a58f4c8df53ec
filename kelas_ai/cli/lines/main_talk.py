"""The main menu of the question-and-answer mode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kelas_ai.cli.lines.dialogue import Dialogue, Ended, Entry
from kelas_ai.cli.lines.plan_talk import PlanTalk
from kelas_ai.config import option_fields, save_settings
from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.errors import CurriculumError, KelasError, RequestError, StorageError
from kelas_ai.planning.understanding import NO_OPTIONS, RequestOptions
from kelas_ai.storage.plans import SavedPlan
from kelas_ai.strings import app_library as library_words
from kelas_ai.strings import app_machine as machine_words
from kelas_ai.strings import app_plan as plan_words
from kelas_ai.strings import lines as words
from kelas_ai.strings.formats import long_date
from kelas_ai.strings.problems import explain
from kelas_ai.strings.saving import reason
from kelas_ai.tui.reading import markdown_of

if TYPE_CHECKING:
    from kelas_ai.services import Services

HITS = 10
LISTED = 30


class MainTalk:
    """From the first question to the last."""

    def __init__(self, talk: Dialogue, services: Services) -> None:
        self.talk = talk
        self.services = services

    def run(self) -> None:
        """Talk until the person leaves or closes the input."""
        self.talk.say(words.WELCOME)
        try:
            places = self.services.settings.locations
            if not places.config_file.exists() and not places.database.exists():
                self.talk.say(words.FIRST_RUN)
                self._profile()
            self.talk.menu(lambda: words.MAIN, self._entries)
        except Ended:
            self.talk.say("")
        self.talk.say(words.GOODBYE)

    def _entries(self) -> Sequence[Entry]:
        saved = self._listed()
        entries = [
            Entry(words.NEW_SENTENCE, self._sentence),
            Entry(words.NEW_FORM, lambda: self._form({})),
            Entry(words.LIBRARY, self._library),
            Entry(words.CURRICULUM, self._search),
            Entry(words.MACHINE, self._machine),
            Entry(words.PROFILE, self._profile),
        ]
        if saved:
            last = saved[0]
            told = words.CONTINUE.format(topic=last.topic)
            entries.append(Entry(told, lambda: self._open(last.id)))
        return entries

    def _listed(self, trashed: bool = False) -> list[SavedPlan]:
        try:
            with self.services.store() as store:
                return store.listed(trashed)
        except StorageError as error:
            self.talk.say(explain(error))
            return []

    # --- new plans ---

    def _sentence(self) -> None:
        text = self.talk.ask(words.SENTENCE)
        if text:
            self._make(text, NO_OPTIONS)

    def _form(self, known: dict[str, str]) -> None:
        values: dict[str, str | None] = {}
        for field, (label, example) in plan_words.FORM_FIELDS.items():
            now = known.get(field, "")
            form = words.FIELD_NOW if now else words.FIELD
            question = form.format(label=label, example=example, value=now)
            values[field] = self.talk.ask(question) or now or None
        around = values.pop("keadaan") or ""
        self._make(around, RequestOptions(**values))

    def _make(self, text: str, options: RequestOptions) -> None:
        try:
            plan = self.services.draft(self.services.understand(text, options))
        except RequestError as error:
            self.talk.say(explain(error))
            return
        who, steps = plan.identity, sum(len(stage.activities) for stage in plan.stages)
        facts = {"topic": who.topic, "subject": who.subject, "grade": who.grade}
        counts = {"minutes": plan.minutes, "steps": steps, "items": len(plan.items)}
        self.talk.say(words.DRAFTED.format(**facts, **counts))
        self._discuss(plan, fresh=True)

    def _discuss(self, plan: LessonPlan, fresh: bool) -> None:
        about = PlanTalk(self.talk, self.services, plan)
        if fresh:
            about.keep(plan, plan_words.REASON_DRAFT)
        about.run()

    def _open(self, plan_id: str) -> None:
        try:
            with self.services.store() as store:
                plan = store.load(plan_id)
        except StorageError as error:
            self.talk.say(explain(error))
            return
        self._discuss(plan, fresh=False)

    # --- saved plans ---

    def _library(self) -> None:
        asked = self.talk.ask(words.FILTER).lower().split()
        found = [p for p in self._listed() if all(word in _about(p).lower() for word in asked)]
        if not found:
            self.talk.say(words.EMPTY)
        options = [*(_about(plan) for plan in found[:LISTED]), words.SHOW_TRASH]
        position = self.talk.pick(words.LIBRARY, options)
        if position is None:
            return
        if position == len(options) - 1:
            self._trash()
            return
        saved = found[position]
        action = self.talk.pick(_about(saved), (library_words.KEY_USE, words.TRASH))
        if action == 0:
            self._open(saved.id)
        elif action == 1:
            with self.services.store() as store:
                store.trash(saved.id)
            self.talk.say(words.TRASHED)

    def _trash(self) -> None:
        found = self._listed(trashed=True)
        position = self.talk.pick(library_words.KEY_RESTORE, [_about(plan) for plan in found])
        if position is not None:
            with self.services.store() as store:
                store.restore(found[position].id)
            self.talk.say(words.RESTORED)

    # --- curriculum, machine, profile ---

    def _search(self) -> None:
        text = self.talk.ask(words.SEARCH_FOR)
        if not text:
            return
        try:
            result = self.services.search(text, HITS)
        except RequestError as error:
            self.talk.say(explain(error))
            return
        if not result.hits:
            self.talk.say(result.reason or library_words.SEARCH_NOTHING)
            return
        documents = [hit.document for hit in result.hits]
        titles = [
            f"{d.title}. {library_words.KINDS[d.kind]}, {d.subject}, fase {d.phase}"
            for d in documents
        ]
        position = self.talk.pick(words.CURRICULUM, titles)
        if position is None:
            return
        document = documents[position]
        if self.talk.ask(words.READ_OR_PLAN).lower().startswith("r"):
            phase = self.services.pack.frame.phase(document.phase)
            grade = document.grade or (phase.grades[0] if phase else 0)
            title = document.strand if document.kind == "cp" else document.title
            self._form({"mapel": document.subject, "kelas": str(grade or ""), "topik": title})
            return
        try:
            self.talk.say(markdown_of(self.services, document))
        except (CurriculumError, StorageError) as error:
            self.talk.say(explain(error))

    def _machine(self) -> None:
        from kelas_ai.checking.report import lines
        from kelas_ai.tui.machine_facts import examined

        try:
            seen, models = examined(self.services.settings, self.talk.say)
        except KelasError as error:
            self.talk.say(explain(error))
            return
        self.talk.say("\n".join((*lines(seen), *models)))

    def _profile(self) -> None:
        settings = self.services.settings
        parsers = {entry.name: entry.metadata["parse"] for entry in option_fields()}
        typed: dict[str, Any] = {}
        parsed: dict[str, Any] = {}
        for field, (label, example) in machine_words.PROFILE_FIELDS.items():
            now = str(getattr(settings, field) or "")
            form = words.FIELD_NOW if now else words.FIELD
            answer = self.talk.ask(form.format(label=label, example=example, value=now)) or now
            try:
                parsed[field] = parsers[field](answer)
                typed[field] = answer
            except (TypeError, ValueError):
                said = machine_words.PROFILE_BAD.format(value=answer[:40], field=label.lower())
                self.talk.say(said)
        self.services.use(replace(settings, **parsed))
        try:
            save_settings(settings.locations, typed)
            self.talk.say(machine_words.PROFILE_SAVED)
        except OSError as error:
            self.talk.say(machine_words.PROFILE_NOT_SAVED.format(reason=reason(error)))


def _about(saved: SavedPlan) -> str:
    return f"{saved.topic}. {saved.subject}, kelas {saved.grade}, {long_date(saved.updated)}"
