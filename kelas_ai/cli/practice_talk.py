"""One practice unit as questions and answers."""

from __future__ import annotations

from kelas_ai.cli.lines.dialogue import Dialogue, Ended
from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.practice import Fault, MarkTask, PracticeUnit, TaskKind, WriteTask
from kelas_ai.errors import RequestError
from kelas_ai.planning.understanding import understand
from kelas_ai.practice.desk import REVIEW_UNIT, PracticeDesk
from kelas_ai.practice.scoring import read_marks
from kelas_ai.strings import practice as words

TRIES = 2


class PracticeTalk:
    """Goal, explanation, example, task, feedback, second try, reflection."""

    def __init__(self, dialogue: Dialogue, desk: PracticeDesk, frame: NationalFrame) -> None:
        self.dialogue = dialogue
        self.desk = desk
        self.frame = frame

    def run(self, unit: PracticeUnit) -> None:
        """Practise one unit. Raises: Ended; everything answered by then is kept."""
        self.desk.begin(unit)
        if unit.id == REVIEW_UNIT:
            kinds = ", ".join(words.KINDS[kind] for kind in unit.kinds)
            self.dialogue.say(words.REVIEW_TITLE)
            self.dialogue.say(words.REVIEW_INTRO.format(kinds=kinds))
        else:
            self._teach(unit)
        if unit.task is not TaskKind.MARK:
            self._ask_taught()
        self._try(unit)
        self.desk.finish(unit, self._reflection(unit))
        self.dialogue.say(words.FINISHED.format(id=unit.id))

    def _reflection(self, unit: PracticeUnit) -> str:
        """What was thought about it; closing the input here ends the unit all the same."""
        try:
            return self.dialogue.ask(words.ASK_REFLECTION.format(text=unit.reflection))
        except Ended:
            self.dialogue.say("")
            return ""

    def _teach(self, unit: PracticeUnit) -> None:
        say = self.dialogue.say
        say(words.UNIT_TITLE.format(id=unit.id, title=unit.title))
        say(words.GOAL.format(text=unit.goal))
        for title, parts in (
            (words.EXPLAIN, unit.explanation),
            (words.EXAMPLE, (unit.example, unit.example_talk)),
        ):
            say(f"\n{title}")
            for part in parts:
                say(part)

    def _ask_taught(self) -> None:
        taught = self.desk.taught
        if taught.asked:
            return
        while True:
            said = self.dialogue.ask(words.ASK_TAUGHT)
            if not said:
                self.desk.teach("", 0)
                return
            try:
                request = understand(said, self.frame)
            except RequestError:
                request = None
            if request is not None and (request.subject or request.grade):
                self.desk.teach(request.subject, request.grade or 0)
                return
            self.dialogue.say(words.TAUGHT_UNKNOWN)

    def _try(self, unit: PracticeUnit) -> None:
        for left in range(TRIES - 1, -1, -1):
            task = self.desk.task(unit)
            self.dialogue.say("\n" + words.TASK.format(attempt=task.attempt))
            if isinstance(task, WriteTask):
                shown = self._write(unit, task)
                what = words.AGAIN_TEXT
            else:
                shown = self._mark(unit, task)
                what = words.AGAIN_SHEET
            self.dialogue.say(words.SHOWN if shown else words.NOT_SHOWN)
            if shown or not left:
                return
            answer = self.dialogue.ask(words.ASK_AGAIN.format(what=what))
            if answer.lower() not in words.YES:
                return

    def _mark(self, unit: PracticeUnit, task: MarkTask) -> bool:
        say = self.dialogue.say
        say(unit.instruction)
        if unit.task is TaskKind.FIND:
            say(words.SHEET_ABOUT.format(title=task.title))
        for number, line in enumerate(task.lines, 1):
            say(f"{number:>2}. {line}")
        scored = self.desk.answer_marks(unit, task, self._marks(len(task.lines)))
        for form, faults in ((words.FOUND, scored.found), (words.MISSED, scored.missed)):
            for fault in faults:
                say(_told(form, fault))
        for number in scored.false_alarms:
            say(words.FALSE_ALARM.format(line=number))
        say(
            words.SCORE.format(
                found=len(scored.found), count=len(task.faults), alarms=len(scored.false_alarms)
            )
        )
        return scored.shown

    def _marks(self, count: int) -> list[int]:
        while True:
            marks, unread = read_marks(self.dialogue.ask(words.ASK_MARKS), count)
            if not unread:
                return marks
            self.dialogue.say(words.BAD_MARKS.format(parts=", ".join(unread), count=count))

    def _write(self, unit: PracticeUnit, task: WriteTask) -> bool:
        self.dialogue.say(task.instruction)
        text = self.dialogue.text(words.ASK_TEXT)
        remarks = self.desk.answer_text(unit, task, text)
        for remark in remarks:
            form = words.REMARK_GOOD if remark.good else words.REMARK_BAD
            self.dialogue.say(form.format(text=remark.text))
        self.dialogue.say(words.RULES_ONLY)
        return all(remark.good for remark in remarks)


def _told(form: str, fault: Fault) -> str:
    kind = words.KINDS.get(fault.kind, words.UNIT_KIND)
    told = form.format(line=fault.line, kind=kind, explanation=fault.explanation)
    return f"{told}\n{words.TRUTH.format(truth=fault.truth)}" if fault.truth else told
