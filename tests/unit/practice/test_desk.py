"""The desk keeps every answer, repeats a task until it is answered, and brings back misses."""

from __future__ import annotations

from kelas_ai.domain.practice import FaultKind, MarkTask, Standing, WriteTask
from kelas_ai.practice.desk import REVIEW_UNIT, PracticeDesk
from tests.unit.practice.conftest import Clock, Opener


def marks_of(desk: PracticeDesk, unit_id: str) -> MarkTask:
    task = desk.task(desk.unit(unit_id))
    assert isinstance(task, MarkTask)
    return task


def test_an_unanswered_task_is_the_same_after_a_restart(open_desk: Opener) -> None:
    with open_desk() as desk:
        desk.teach("Matematika", 5)
        first = marks_of(desk, "b1")
    with open_desk() as desk:
        assert marks_of(desk, "b1") == first
        desk.answer_marks(desk.unit("b1"), first, [])
        assert marks_of(desk, "b1") != first


def test_the_task_is_on_the_subject_and_phase_that_is_taught(desk: PracticeDesk) -> None:
    desk.teach("Matematika", 5)
    assert marks_of(desk, "b2").lines[0].startswith("Matematika kelas")
    assert "fase C" in marks_of(desk, "b2").lines[0]


def test_finding_everything_shows_the_unit(desk: PracticeDesk) -> None:
    unit, task = desk.unit("b1"), marks_of(desk, "b1")
    assert desk.answer_marks(unit, task, [fault.line for fault in task.faults]).shown
    assert {one.unit.id: one.standing for one in desk.map().units}["b1"] is Standing.SHOWN


def test_what_was_missed_comes_back_the_next_day_and_not_before(
    desk: PracticeDesk, clock: Clock
) -> None:
    unit, task = desk.unit("b2"), marks_of(desk, "b2")
    missed = {FaultKind(fault.kind) for fault in task.faults}
    desk.answer_marks(unit, task, [])
    assert desk.due_kinds() == ()
    clock.pass_days(1)
    assert set(desk.due_kinds()) == missed
    back = desk.next_unit()
    assert back is not None and back.id == REVIEW_UNIT and set(back.kinds) == missed


def test_what_is_found_again_and_again_comes_back_later_each_time(
    desk: PracticeDesk, clock: Clock
) -> None:
    unit, waits = desk.unit("b2"), []
    for _ in range(3):
        task = marks_of(desk, "b2")
        desk.answer_marks(unit, task, [fault.line for fault in task.faults])
        kinds = {FaultKind(fault.kind) for fault in task.faults}
        days = 0
        while not kinds & set(desk.due_kinds()):
            clock.pass_days(1)
            days += 1
        waits.append(days)
    assert waits[0] < waits[-1]


def test_a_clock_that_was_set_back_does_not_break_the_schedule(
    desk: PracticeDesk, clock: Clock
) -> None:
    desk.answer_marks(desk.unit("b1"), marks_of(desk, "b1"), [])
    clock.pass_days(-400)
    desk.answer_marks(desk.unit("b1"), marks_of(desk, "b1"), [])
    assert desk.map().skills


def test_written_answers_and_reflections_are_kept_as_written(
    open_desk: Opener, tmp_path: object
) -> None:
    with open_desk() as desk:
        unit = desk.unit("a2")
        task = desk.task(unit)
        assert isinstance(task, WriteTask)
        desk.answer_text(unit, task, "  ipa  kelas 7\nsuhu ")
        desk.finish(unit, "perlu menyebut JP")
    with open_desk() as desk:
        kept = [(note.kind, note.text) for note in desk.notes()]
    assert kept == [("jawaban", "  ipa  kelas 7\nsuhu "), ("refleksi", "perlu menyebut JP")]


def test_a_written_answer_is_mended_on_the_same_task_until_the_unit_is_done(
    desk: PracticeDesk,
) -> None:
    unit = desk.unit("e2")
    first = desk.task(unit)
    assert isinstance(first, WriteTask)
    desk.answer_text(unit, first, "Bagus.")
    second = desk.task(unit)
    assert isinstance(second, WriteTask)
    assert (second.instruction, second.attempt) == (first.instruction, 2)
    desk.finish(unit)
    third = desk.task(unit)
    assert isinstance(third, WriteTask) and third.instruction != first.instruction


def test_events_hold_no_free_text(desk: PracticeDesk) -> None:
    unit = desk.unit("a2")
    task = desk.task(unit)
    assert isinstance(task, WriteTask)
    desk.answer_text(unit, task, "rahasia Budi NISN 0123456789")
    desk.finish(unit, "catatan rahasia")
    assert "rahasia" not in repr(desk.events()) and "Budi" not in repr(desk.events())


def test_erasing_leaves_nothing_of_it_in_the_file(open_desk: Opener, tmp_path: object) -> None:
    from pathlib import Path

    with open_desk() as desk:
        desk.finish(desk.unit("b1"), "kalimat-yang-harus-hilang")
    database = Path(str(tmp_path)) / "kelas.db"
    assert b"kalimat-yang-harus-hilang" in database.read_bytes()
    with open_desk() as desk:
        desk.erase()
        assert desk.events() == [] and desk.notes() == []
    assert b"kalimat-yang-harus-hilang" not in database.read_bytes()
