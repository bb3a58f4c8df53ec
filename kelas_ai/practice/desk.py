"""The practice desk: which unit, which task, what came of it, what comes back.

Keeps every answer at once; a task asked for again is the same until it is answered.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from kelas_ai.domain.practice import (
    FaultKind,
    MarkScore,
    MarkTask,
    PracticeEvent,
    PracticeMap,
    PracticeUnit,
    Remark,
    SkillStanding,
    Standing,
    TaskKind,
    UnitStanding,
    WriteTask,
)
from kelas_ai.errors import UnitNotFound
from kelas_ai.evidence.ledger import Ledger
from kelas_ai.practice.scoring import score
from kelas_ai.practice.spacing import is_due, next_due
from kelas_ai.practice.tasks import (
    CardShelf,
    card_facts,
    rng_for,
    sheet_task,
    statement_task,
)
from kelas_ai.practice.written import WriteTools, remarks_on
from kelas_ai.storage.practice import PracticeNote, PracticeStore

CHECK, UNIT = "cek.", "satuan."
REVIEW_UNIT = "ulang"
FIND_STRAND = "b"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """What the teacher teaches; empty means any. phase: A to F. asked: whether we know at all."""

    subject: str = ""
    grade: int = 0
    phase: str = ""
    asked: bool = False


class PracticeDesk:
    """Practice of one teacher."""

    def __init__(
        self,
        units: Sequence[PracticeUnit],
        shelf: CardShelf,
        store: PracticeStore,
        tools: WriteTools,
        ledger: Ledger | None = None,
    ) -> None:
        self.units = tuple(units)
        self._shelf = shelf
        self._store = store
        self._tools = tools
        self._ledger = ledger

    # --- who practises ---

    @property
    def taught(self) -> Taught:
        """Subject and class as last told."""
        grade = self._store.recalled("kelas")
        return self._with_phase(self._store.recalled("mapel"), int(grade) if grade else 0)

    def teach(self, subject: str, grade: int) -> Taught:
        """Remember subject (official name) and class (1 to 12)."""
        self._store.remember("mapel", subject)
        self._store.remember("kelas", str(grade) if grade else "")
        self._store.remember("ditanya", "ya")
        return self.taught

    def _with_phase(self, subject: str, grade: int) -> Taught:
        phase = self._tools.frame.phase_of_grade(grade) if grade else None
        return Taught(
            subject=subject,
            grade=grade,
            phase=phase.name if phase else "",
            asked=bool(self._store.recalled("ditanya")),
        )

    # --- which unit ---

    def unit(self, unit_id: str) -> PracticeUnit:
        """The unit with this id. Raises: UnitNotFound."""
        for unit in self.units:
            if unit.id == unit_id.strip().lower():
                return unit
        raise UnitNotFound(unit_id=unit_id)

    def next_unit(self) -> PracticeUnit | None:
        """What to do now: missed skills that are back, else a unit begun, else a new one."""
        back = self.due_kinds()
        if back:
            return self._review_unit(back)
        listed = self.map().units
        due = [one.unit for one in listed if one.due and self._is_due(one.due)]
        begun = [one.unit for one in listed if one.standing is Standing.STARTED]
        fresh = [one.unit for one in listed if one.standing is Standing.NEW]
        return next(iter([*due, *begun, *fresh]), None)

    def due_kinds(self) -> tuple[FaultKind, ...]:
        """Kinds of faults that are back today, those waiting longest first."""
        found = sorted(
            (due, skill.removeprefix(CHECK))
            for skill, (due, _) in self._store.schedules().items()
            if skill.startswith(CHECK) and self._is_due(due)
        )
        return tuple(FaultKind(kind) for _, kind in found)

    def _review_unit(self, kinds: tuple[FaultKind, ...]) -> PracticeUnit:
        base = next(unit for unit in self.units if unit.task is TaskKind.FIND)
        return replace(base, id=REVIEW_UNIT, strand=FIND_STRAND, kinds=kinds[:3])

    def _is_due(self, due: str) -> bool:
        return is_due(due, self._store.now())

    # --- a task and its answer ---

    def begin(self, unit: PracticeUnit) -> None:
        """Note that the unit was opened."""
        self._note(unit, "mulai")

    def task(self, unit: PracticeUnit) -> MarkTask | WriteTask:
        """The current try; the same until it is answered, another one afterwards."""
        attempt = self._tries(unit.id) + 1
        taught = self.taught
        # A written answer is mended on the same task; a new one comes when the unit is done.
        drawn = self._finished(unit.id) if unit.task is TaskKind.WRITE else attempt
        rng = rng_for(self._store.teacher_mark, unit.id, drawn)
        if unit.task is TaskKind.MARK:
            return statement_task(unit, rng, attempt)
        if unit.task is TaskKind.FIND:
            return sheet_task(unit, self._shelf, rng, attempt, taught.subject, taught.phase)
        card = self._shelf.read(rng.choice(self._shelf.fitting(taught.subject, taught.phase)))
        return WriteTask(
            unit_id=unit.id,
            attempt=attempt,
            basis=card.id,
            title=unit.title,
            instruction=unit.instruction.format_map(card_facts(card, rng)),
            checker=unit.checker,
            topic=card.title,
            subject=card.subject,
            grade=card.grade,
        )

    def answer_marks(self, unit: PracticeUnit, task: MarkTask, marks: Collection[int]) -> MarkScore:
        """Score and keep marks; what was missed is scheduled to come back."""
        scored = score(task, marks)
        found = [_skill(fault.kind) for fault in scored.found]
        missed = [_skill(fault.kind) for fault in scored.missed]
        for skill in dict.fromkeys([*missed, *found]):
            self._schedule(skill, skill not in missed)
        self._note(
            unit,
            "tugas",
            attempt=task.attempt,
            basis=task.basis,
            shown=scored.shown,
            found=tuple(found),
            missed=tuple(missed),
            false_alarms=len(scored.false_alarms),
        )
        return scored

    def answer_text(self, unit: PracticeUnit, task: WriteTask, text: str) -> list[Remark]:
        """Keep what was written, say what the rules find, schedule the unit."""
        if text.strip():
            self._store.add_note(unit.id, "jawaban", text)
        remarks = remarks_on(text, task, self._tools)
        shown = all(remark.good for remark in remarks)
        self._schedule(f"{UNIT}{unit.id}", shown)
        self._note(
            unit,
            "tugas",
            attempt=task.attempt,
            basis=task.basis,
            shown=shown,
            found=tuple(remark.code for remark in remarks if remark.good),
            missed=tuple(remark.code for remark in remarks if not remark.good),
        )
        return remarks

    def finish(self, unit: PracticeUnit, reflection: str = "") -> None:
        """Note the end of a unit; the reflection stays on this laptop."""
        if reflection.strip():
            self._store.add_note(unit.id, "refleksi", reflection.strip())
        self._note(unit, "selesai")

    def events(self) -> list[PracticeEvent]:
        """Everything that happened, oldest first, without any free text."""
        return self._store.events()

    def notes(self) -> list[PracticeNote]:
        """What the teacher wrote, oldest first."""
        return self._store.notes()

    def erase(self) -> None:
        """Remove all practice data from the database."""
        self._store.erase()

    def _schedule(self, skill: str, found: bool) -> None:
        _, state = self._store.schedules().get(skill, ("", ""))
        self._store.keep_schedule(skill, *next_due(state, found, self._store.now()))

    def _note(
        self,
        unit: PracticeUnit,
        name: str,
        attempt: int = 0,
        basis: str = "",
        shown: bool = False,
        found: tuple[str, ...] = (),
        missed: tuple[str, ...] = (),
        false_alarms: int = 0,
    ) -> None:
        self._store.add_event(
            PracticeEvent(
                number=0,
                moment="",
                unit_id=unit.id,
                strand=unit.strand,
                name=name,
                attempt=attempt,
                basis=basis,
                shown=shown,
                found=found,
                missed=missed,
                false_alarms=false_alarms,
            )
        )
        if self._ledger is not None:
            self._ledger.sign_new()

    def _tries(self, unit_id: str) -> int:
        return sum(
            event.name == "tugas" and event.unit_id == unit_id for event in self._store.events()
        )

    def _finished(self, unit_id: str) -> int:
        return sum(
            event.name == "selesai" and event.unit_id == unit_id for event in self._store.events()
        )

    # --- the map ---

    def map(self) -> PracticeMap:
        """What one can show, unit by unit and skill by skill."""
        events, schedules = self._store.events(), self._store.schedules()
        units = tuple(
            UnitStanding(
                unit=unit,
                standing=_standing([one for one in events if one.unit_id == unit.id]),
                tries=sum(one.name == "tugas" and one.unit_id == unit.id for one in events),
                due=schedules.get(f"{UNIT}{unit.id}", ("", ""))[0],
            )
            for unit in self.units
        )
        skills = tuple(self._skill_standing(kind, events, schedules) for kind in FaultKind)
        return PracticeMap(units=units, skills=tuple(one for one in skills if one.met))

    def _skill_standing(
        self,
        kind: FaultKind,
        events: Sequence[PracticeEvent],
        schedules: dict[str, tuple[str, str]],
    ) -> SkillStanding:
        skill = f"{CHECK}{kind}"
        found = sum(event.found.count(skill) for event in events)
        missed = sum(event.missed.count(skill) for event in events)
        due = schedules.get(skill, ("", ""))[0]
        return SkillStanding(skill=kind, met=found + missed, found=found, due=due)


def _skill(kind: str) -> str:
    return kind if kind.startswith(UNIT) else f"{CHECK}{kind}"


def _standing(events: Sequence[PracticeEvent]) -> Standing:
    if any(event.shown for event in events):
        return Standing.SHOWN
    if any(event.name == "selesai" for event in events):
        return Standing.DONE
    return Standing.STARTED if events else Standing.NEW
