"""Plant faults whose truth is known: each kind replaces one line of a sheet and says why.

A planter returns None when the sheet has no line that it can spoil for certain; it never makes a
doubtful fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from kelas_ai.domain.card import GlossaryEntry, Item, Misconception, TopicCard
from kelas_ai.domain.practice import Fault, FaultKind
from kelas_ai.practice.keys import wrong_key
from kelas_ai.practice.sheet import Line, item_text, step_text
from kelas_ai.review.arithmetic import wrong_claims
from kelas_ai.strings import practice as words

MINUTES_OFF = (5, 10, 15)


@dataclass(slots=True)
class Desk:
    """A sheet being spoilt: its lines, which are used up, and where foreign text comes from."""

    card: TopicCard
    lines: list[Line]
    rng: Random
    foreign: Callable[[], TopicCard | None]
    faults: list[Fault] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def free(self, *parts: str) -> list[int]:
        """Positions of untouched lines of these parts, in drawn order."""
        found = [
            place
            for place, line in enumerate(self.lines)
            if line.part in parts and place not in self.used
        ]
        self.rng.shuffle(found)
        return found

    def plant(
        self, place: int, kind: FaultKind, text: str, why: str, also: Sequence[int] = ()
    ) -> None:
        """Put a faulty text in this place. also: further places that count as finding it."""
        truth = self.lines[place].text
        self.lines[place] = replace(self.lines[place], text=text)
        self.used.update({place, *also})
        accepted = frozenset(number + 1 for number in (place, *also))
        self.faults.append(
            Fault(line=place + 1, kind=kind, explanation=why, truth=truth, accepted=accepted)
        )


def plant(desk: Desk, kind: FaultKind) -> bool:
    """Plant one fault of this kind. Returns: whether the sheet had a place for it."""
    return _PLANTERS[kind](desk)


def _fact(desk: Desk) -> bool:
    ways = [_belief, _swapped_term, _wrong_sum]
    desk.rng.shuffle(ways)
    return any(way(desk) for way in ways)


def _belief(desk: Desk) -> bool:
    places = desk.free("fakta")
    said = {fault.explanation for fault in desk.faults}
    usable = [entry for entry in desk.card.misconceptions if _stands_alone(entry)]
    desk.rng.shuffle(usable)
    for entry in usable:
        why = words.FACT_BELIEF.format(question=entry.question, response=entry.response)
        if places and why not in said:
            text = words.SHEET_FACT.format(text=entry.belief)
            desk.plant(places[0], FaultKind.FACT, text, why)
            return True
    return False


def _stands_alone(entry: Misconception) -> bool:
    """A belief that reads as a statement about the matter, without quoting somebody."""
    plain = entry.belief.strip()
    return plain.endswith(".") and not re.search(r"[“”\"]|\b(?:aku|saya|kita|kami)\b", plain, re.I)


def _swapped_term(desk: Desk) -> bool:
    # A meaning that also stands beside its own term would give the fault away.
    shown = [line.source for line in desk.lines if line.part == "istilah"]
    others = [one for one in desk.card.glossary if one not in shown]
    for place in desk.free("istilah"):
        entry = desk.lines[place].source
        if isinstance(entry, GlossaryEntry) and others:
            other = desk.rng.choice(others)
            text = words.SHEET_TERM.format(term=entry.term, meaning=other.meaning)
            why = words.FACT_TERM.format(other=other.term, term=entry.term, meaning=entry.meaning)
            desk.plant(place, FaultKind.FACT, text, why)
            return True
    return False


def _wrong_sum(desk: Desk) -> bool:
    """Change a result so that the arithmetic of the line no longer holds."""
    for place in desk.free("fakta"):
        text = desk.lines[place].text
        for found in re.finditer(r"=\s?(\d+)(?![\d.,/])", text):
            wrong = str(int(found.group(1)) + desk.rng.choice((1, 2, 10)))
            changed = text[: found.start(1)] + wrong + text[found.end(1) :]
            if not list(wrong_claims(text)) and list(wrong_claims(changed)):
                desk.plant(place, FaultKind.FACT, changed, words.FACT_SUM.format(truth=text))
                return True
    return False


def _key(desk: Desk) -> bool:
    for place in desk.free("soal"):
        item = desk.lines[place].source
        assert isinstance(item, Item)
        key = wrong_key(item, desk.rng)
        if key:
            text = item_text(desk.lines[place].number, item, key)
            right = item.key.rstrip(".") + "."
            why = words.KEY_WRONG.format(key=right, explanation=item.explanation)
            desk.plant(place, FaultKind.KEY, text, why)
            return True
    return False


def _minutes(desk: Desk) -> bool:
    total = desk.free("waktu")
    steps = desk.free("langkah")
    if not total or not steps:
        return False
    line = desk.lines[steps[0]]
    assert isinstance(line.source, tuple)
    name, step = line.source
    minutes = line.minutes + desk.rng.choice(MINUTES_OFF)
    why = words.MINUTES_WRONG.format(
        found=desk.lines[total[0]].minutes - line.minutes + minutes,
        total=desk.lines[total[0]].minutes,
        name=name,
        minutes=line.minutes,
    )
    changed = step_text(name, minutes, step.students)
    desk.plant(steps[0], FaultKind.MINUTES, changed, why, also=total)
    return True


def _term(desk: Desk) -> bool:
    for place in desk.free("dimensi", "tujuan", "kktp"):
        line = desk.lines[place]
        told = {
            "dimensi": words.TERM_DIMENSION.format(evidence=getattr(line.source, "evidence", "")),
            "tujuan": words.TERM_OBJECTIVE.format(
                number=desk.rng.randint(1, 9), text=getattr(line.source, "text", "")
            ),
            "kktp": words.TERM_CRITERION,
        }
        desk.plant(place, FaultKind.TERM, told[line.part], words.TERM_WHY[line.part])
        return True
    return False


def _source(desk: Desk) -> bool:
    for place in desk.free("sumber"):
        form, why = desk.rng.choice(words.SOURCES)
        invented = form.format(
            n=desk.rng.randint(41, 89), title=desk.card.title, grade=desk.card.grade
        )
        told = words.SOURCE_WHY.format(why=why, truth=desk.card.sources[0])
        text = words.SHEET_SOURCE.format(text=invented)
        desk.plant(place, FaultKind.SOURCE, text, told)
        return True
    return False


def _topic(desk: Desk) -> bool:
    places, other = desk.free("fakta"), desk.foreign()
    if not places or other is None:
        return False
    text = words.SHEET_FACT.format(text=desk.rng.choice(other.facts).text)
    why = words.TOPIC_WRONG.format(subject=other.subject, title=other.title)
    desk.plant(places[0], FaultKind.TOPIC, text, why)
    return True


def _bias(desk: Desk) -> bool:
    places = desk.free("langkah")
    said = {fault.explanation for fault in desk.faults}
    usable = [entry for entry in words.BIASES if entry[1] not in said]
    if not places or not usable:
        return False
    sentence, why = desk.rng.choice(usable)
    desk.plant(places[0], FaultKind.BIAS, f"{desk.lines[places[0]].text} {sentence}", why)
    return True


def _match(desk: Desk) -> bool:
    for place in desk.free("soal"):
        item = desk.lines[place].source
        assert isinstance(item, Item)
        objective = next((one for one in desk.card.objectives if one.id == item.objective), None)
        if objective is None:
            continue
        question, measured, key = desk.rng.choice(words.MATCH_TASKS)
        text = words.MATCH_ITEM.format(
            number=desk.lines[place].number, objective=item.objective, question=question, key=key
        )
        why = words.MATCH_WRONG.format(id=objective.id, text=objective.text, measured=measured)
        desk.plant(place, FaultKind.MATCH, text, why)
        return True
    return False


_PLANTERS: dict[FaultKind, Callable[[Desk], bool]] = {
    FaultKind.FACT: _fact,
    FaultKind.KEY: _key,
    FaultKind.MINUTES: _minutes,
    FaultKind.TERM: _term,
    FaultKind.SOURCE: _source,
    FaultKind.TOPIC: _topic,
    FaultKind.BIAS: _bias,
    FaultKind.MATCH: _match,
}
