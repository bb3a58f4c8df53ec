"""Tasks that differ for every teacher and try, and are the same when asked for again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from kelas_ai.domain.card import TopicCard
from kelas_ai.domain.practice import Fault, FaultKind, MarkTask, PracticeUnit
from kelas_ai.practice.planting import Desk, plant
from kelas_ai.practice.sheet import sheet_of

FEWEST, MOST = 2, 4
STATEMENTS = 8
CARDS_TRIED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShelf:
    """Where cards come from. entries: (id, subject, phase) of all; read: one card by id."""

    entries: Sequence[tuple[str, str, str]]
    read: Callable[[str], TopicCard]
    minutes_of: Callable[[str], int]

    def fitting(self, subject: str, phase: str) -> list[str]:
        """Ids for this subject and phase; wider where there are none."""
        for wanted in ((subject, phase), (subject, ""), ("", phase), ("", "")):
            found = [
                card_id
                for card_id, of, at in self.entries
                if (not wanted[0] or of == wanted[0]) and (not wanted[1] or at == wanted[1])
            ]
            if found:
                return found
        return []


def rng_for(teacher: str, unit_id: str, attempt: int) -> Random:
    """The random source of one teacher's try; the same on every machine and Python."""
    said = f"{teacher}|{unit_id}|{attempt}".encode()
    return Random(int.from_bytes(hashlib.sha256(said).digest()[:8], "big"))


def sheet_task(
    unit: PracticeUnit, shelf: CardShelf, rng: Random, attempt: int, subject: str, phase: str
) -> MarkTask:
    """A sheet from a drawn card with two to four faults of the unit's kinds."""
    ids = shelf.fitting(subject, phase)
    rng.shuffle(ids)
    best: Desk | None = None
    for card_id in ids[:CARDS_TRIED]:
        desk = spoilt_sheet(shelf.read(card_id), shelf, rng, unit.kinds)
        if best is None or len(desk.faults) > len(best.faults):
            best = desk
        if len(desk.faults) >= FEWEST:
            break
    assert best is not None
    return MarkTask(
        unit_id=unit.id,
        attempt=attempt,
        basis=best.card.id,
        title=best.card.title,
        lines=tuple(line.text for line in best.lines),
        faults=tuple(sorted(best.faults, key=lambda fault: fault.line)),
    )


def spoilt_sheet(
    card: TopicCard, shelf: CardShelf, rng: Random, kinds: Sequence[FaultKind]
) -> Desk:
    """The sheet of a card with faults of these kinds, each kind once before one comes twice."""
    lines = sheet_of(card, shelf.minutes_of(card.phase), rng)
    desk = Desk(card=card, lines=lines, rng=rng, foreign=lambda: _foreign(card, shelf, rng))
    wanted = rng.randint(FEWEST, MOST)
    for _ in range(wanted):
        order = list(kinds)
        rng.shuffle(order)
        for kind in order:
            if len(desk.faults) < wanted:
                plant(desk, kind)
    return desk


def card_facts(card: TopicCard, rng: Random) -> dict[str, object]:
    """What the places in a written task's instruction are filled with."""
    steps = [*card.activities.understand, *card.activities.apply]
    return {
        "mapel": card.subject,
        "kelas": card.grade,
        "elemen": card.strand,
        "topik": card.title,
        "keyakinan": rng.choice(card.misconceptions).belief,
        "langkah": " ".join(rng.choice(steps).students.split()),
    }


def _foreign(card: TopicCard, shelf: CardShelf, rng: Random) -> TopicCard | None:
    """A card of another subject, of the same phase where there is one."""
    for same_phase in (True, False):
        ids = [
            card_id
            for card_id, subject, phase in shelf.entries
            if subject != card.subject and (phase == card.phase or not same_phase)
        ]
        if ids:
            return shelf.read(rng.choice(ids))
    return None


def statement_task(unit: PracticeUnit, rng: Random, attempt: int) -> MarkTask:
    """Statements drawn from the unit's pool, at least two wrong and two sound ones."""
    wrong = [one for one in unit.statements if one.wrong]
    sound = [one for one in unit.statements if not one.wrong]
    count = min(rng.randint(3, 4), len(wrong))
    chosen = rng.sample(wrong, count)
    chosen += rng.sample(sound, min(STATEMENTS - count, len(sound)))
    rng.shuffle(chosen)
    faults = tuple(
        Fault(
            line=number,
            kind=f"satuan.{unit.id}",
            explanation=one.explanation,
            accepted=frozenset({number}),
        )
        for number, one in enumerate(chosen, 1)
        if one.wrong
    )
    return MarkTask(
        unit_id=unit.id,
        attempt=attempt,
        basis=unit.id,
        title=unit.title,
        lines=tuple(one.text for one in chosen),
        faults=faults,
    )
