"""Planted faults are really wrong, stand where they are said to stand, and leave the rest alone."""

from __future__ import annotations

import re

import pytest

from kelas_ai.domain.card import Item, TopicCard
from kelas_ai.domain.practice import FaultKind
from kelas_ai.practice.planting import Desk, plant
from kelas_ai.practice.sheet import first_word, sheet_of
from kelas_ai.practice.tasks import CardShelf, rng_for, sheet_task, spoilt_sheet
from kelas_ai.strings import practice as words
from tests.unit.practice.conftest import find_unit

ALL = tuple(FaultKind)


def desk_on(card: TopicCard, mark: str, foreign: TopicCard | None = None) -> Desk:
    rng = rng_for(mark, card.id, 1)
    return Desk(card=card, lines=sheet_of(card, 35, rng), rng=rng, foreign=lambda: foreign)


def test_steps_of_an_unspoilt_sheet_add_up_on_every_card(cards: dict[str, TopicCard]) -> None:
    for card in cards.values():
        lines = sheet_of(card, 35, rng_for("guru", card.id, 1))
        total = sum(line.minutes for line in lines if line.part == "langkah")
        assert total == card.lesson_hours * 35, card.id
        assert all(line.minutes > 0 for line in lines if line.part == "langkah"), card.id


def test_only_the_planted_lines_differ_from_the_true_sheet(
    cards: dict[str, TopicCard], shelf: CardShelf
) -> None:
    for card in cards.values():
        true = sheet_of(card, 35, rng_for("guru", card.id, 1))
        spoilt = spoilt_sheet(card, shelf, rng_for("guru", card.id, 1), ALL)
        changed = {
            number
            for number, (before, after) in enumerate(zip(true, spoilt.lines, strict=True), 1)
            if before.text != after.text
        }
        assert changed == {fault.line for fault in spoilt.faults}, card.id
        assert 2 <= len(spoilt.faults) <= 4, card.id
        for fault in spoilt.faults:
            assert fault.truth == true[fault.line - 1].text
            assert fault.explanation and "{" not in fault.explanation


def test_planted_minutes_no_longer_add_up(cards: dict[str, TopicCard]) -> None:
    for card in cards.values():
        desk = desk_on(card, "menit")
        assert plant(desk, FaultKind.MINUTES)
        shown = [
            int(found.group(1))
            for line in desk.lines
            if line.part == "langkah" and (found := re.search(r"\((\d+) menit\):", line.text))
        ]
        assert sum(shown) != card.lesson_hours * 35, card.id
        total = next(n for n, line in enumerate(desk.lines, 1) if line.part == "waktu")
        assert total in desk.faults[0].accepted


def test_a_planted_key_differs_from_the_key_of_the_card(cards: dict[str, TopicCard]) -> None:
    planted = 0
    for card in cards.values():
        desk = desk_on(card, "kunci")
        if not plant(desk, FaultKind.KEY):
            continue
        planted += 1
        line = desk.lines[desk.faults[0].line - 1]
        item = line.source
        assert isinstance(item, Item)
        shown = line.text.rsplit("Kunci: ", 1)[1].rstrip(".")
        right = first_word(item.key) if item.form == "benar_salah" else item.key
        assert shown != right.rstrip("."), card.id
        if item.form == "pilihan":
            listed = {choice.rstrip(".") for choice in item.choices}
            assert shown[3:] in listed and shown[0] != item.key[0]
    assert planted > len(cards) * 0.8


def test_a_planted_fact_never_stands_in_the_card_as_a_truth(cards: dict[str, TopicCard]) -> None:
    for card in cards.values():
        desk = desk_on(card, "fakta")
        if not plant(desk, FaultKind.FACT):
            continue
        text = desk.lines[desk.faults[0].line - 1].text
        truths = {words.SHEET_FACT.format(text=fact.text) for fact in card.facts}
        truths |= {words.SHEET_TERM.format(term=g.term, meaning=g.meaning) for g in card.glossary}
        assert text not in truths, card.id


def test_a_foreign_passage_comes_from_another_subject(
    cards: dict[str, TopicCard], shelf: CardShelf
) -> None:
    unit = find_unit(FaultKind.TOPIC)
    for attempt in range(10):
        task = sheet_task(unit, shelf, rng_for("guru", "b9", attempt), attempt, "Matematika", "C")
        own = {fact.text for card in cards.values() if card.subject == "Matematika"
               for fact in card.facts}  # fmt: skip
        for fault in task.faults:
            assert task.lines[fault.line - 1].removeprefix("Materi: ") not in own


@pytest.mark.parametrize("kind", ALL)
def test_every_kind_can_be_planted_on_nearly_every_card(
    kind: FaultKind, cards: dict[str, TopicCard]
) -> None:
    foreign = next(iter(cards.values()))
    failed = [card.id for card in cards.values() if not plant(desk_on(card, "x", foreign), kind)]
    assert len(failed) <= len(cards) * 0.1, failed


def test_tasks_differ_by_teacher_and_try_and_repeat_for_the_same_try(shelf: CardShelf) -> None:
    unit = find_unit(*ALL)

    def task(teacher: str, attempt: int) -> tuple[str, ...]:
        rng = rng_for(teacher, unit.id, attempt)
        return sheet_task(unit, shelf, rng, attempt, "Matematika", "C").lines

    drawn = {task(teacher, attempt) for teacher in ("a", "b", "c", "d") for attempt in (1, 2, 3)}
    assert len(drawn) == 12
    assert task("a", 1) == task("a", 1)
