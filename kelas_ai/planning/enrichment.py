"""Let the model choose among curated texts, and write only behind strict gates.

A choice compares how much more likely each option becomes when the model knows this class
than when it knows only grade and subject: an option that is merely common wins nothing by
it. The class description is the shared prefix of all slots and is evaluated once.

Choices are applied, because every option is checked text of the library; they are recorded and
can be undone. New text is never applied: it waits beside the draft for the teacher.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kelas_ai.domain.card import TopicCard
from kelas_ai.domain.lesson import Decision, EnrichmentLog, LessonPlan, Origin, Suggestion
from kelas_ai.engine.base import CandidateScore, GenerationRequest, TextEngine
from kelas_ai.errors import EngineError, GenerationCancelled
from kelas_ai.planning.gates import GateContext, refusal
from kelas_ai.planning.prompts import ClassPrompts
from kelas_ai.planning.slots import ChoiceSlot, choice_slots
from kelas_ai.strings import enrichment as words

ATTEMPTS = 3  # one try and two retries
WRITTEN_TOKENS = 60
WRITTEN = "pemantik_baru"
"""The one slot for free text: a trigger question about the class's own place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrichmentStep:
    """One thing that just happened, with the plan as it now stands.

    kind: "dipilih" (option applied), "tetap" (draft kept), "ditulis" (new text waits),
    "ditolak" (every attempt refused), "dihentikan" (by the teacher), "gagal" (see `error`).
    """

    kind: str
    slot: str
    text: str
    plan: LessonPlan
    error: EngineError | None = None


@dataclass(slots=True, kw_only=True)
class _Count:
    """Running totals behind the EnrichmentLog."""

    started: float = field(default_factory=time.perf_counter)
    asked: int = 0
    chosen: int = 0
    accepted: int = 0
    fallbacks: int = 0
    tokens: int = 0
    first: float = 0.0
    rejections: list[str] = field(default_factory=list)

    def log(self, model: str, stopped: bool = False, problem: str = "") -> EnrichmentLog:
        return EnrichmentLog(
            model=model,
            asked=self.asked,
            chosen=self.chosen,
            accepted_texts=self.accepted,
            rejected_texts=len(self.rejections),
            fallbacks=self.fallbacks,
            tokens=self.tokens,
            seconds=round(time.perf_counter() - self.started, 2),
            first_choice_seconds=round(self.first, 2),
            rejections=tuple(self.rejections),
            stopped=stopped,
            problem=problem,
        )


class Enricher:
    """Runs all slots of a plan against one engine."""

    def __init__(
        self,
        engine: TextEngine,
        vocabulary: Callable[[], frozenset[str]],
        writes: Collection[str] = (),
    ) -> None:
        """vocabulary: known good word forms, asked for only when something was written.

        writes: free-text slots that this model may fill, by measured acceptance.
        """
        self.engine = engine
        self.vocabulary = vocabulary
        self.writes = writes

    def run(
        self, plan: LessonPlan, card: TopicCard, neighbours: Sequence[TopicCard]
    ) -> Iterator[EnrichmentStep]:
        """Yield every step as it happens; stopping early loses nothing that was yielded.

        neighbours: cards near the topic but not of it, for worked examples.
        The last plan carries the log. A cancelled or failing engine ends the run quietly:
        the log then says `stopped` or names the problem.
        """
        count = _Count()
        prompts = ClassPrompts(plan, self.engine.template)
        current = plan
        try:
            # The shortest first: the first answer comes while the longer ones are still read.
            slots = sorted(choice_slots(plan, card), key=lambda slot: sum(map(len, slot.options)))
            for slot in slots:
                step = self._choose(slot, prompts, current, count)
                current = replace(step.plan, enrichment_log=count.log(self.engine.name))
                yield replace(step, plan=current)
            if WRITTEN in self.writes and (plan.request.place or plan.request.context):
                step = self._write(prompts, current, card, neighbours, count)
                current = replace(step.plan, enrichment_log=count.log(self.engine.name))
                yield replace(step, plan=current)
        except GenerationCancelled:
            yield self._ended(current, count)
        except EngineError as error:
            yield self._ended(current, count, error)

    def write_only(
        self, plan: LessonPlan, card: TopicCard, neighbours: Sequence[TopicCard]
    ) -> Iterator[EnrichmentStep]:
        """The free-text slot alone, for measuring what a model may write.

        Raises: EngineError.
        """
        count = _Count()
        prompts = ClassPrompts(plan, self.engine.template)
        step = self._write(prompts, plan, card, neighbours, count)
        yield replace(step, plan=replace(step.plan, enrichment_log=count.log(self.engine.name)))

    def _ended(
        self, plan: LessonPlan, count: _Count, error: EngineError | None = None
    ) -> EnrichmentStep:
        problem = type(error).__name__ if error else ""
        log = count.log(self.engine.name, stopped=error is None, problem=problem)
        return EnrichmentStep(
            kind="gagal" if error else "dihentikan",
            slot="",
            text=problem,
            plan=replace(plan, enrichment_log=log),
            error=error,
        )

    def _choose(
        self, slot: ChoiceSlot, prompts: ClassPrompts, plan: LessonPlan, count: _Count
    ) -> EnrichmentStep:
        count.asked += 1
        informed = self.engine.score(prompts.informed(slot.ask), slot.options)
        neutral = self.engine.score(prompts.neutral(slot.ask), slot.options)
        scores = [fit(a, b) for a, b in zip(informed, neutral, strict=True)]
        best = max(range(len(scores)), key=lambda n: (scores[n], -n))
        count.tokens += sum(entry.tokens for entry in (*informed, *neutral))
        count.chosen += best != 0
        count.first = count.first or time.perf_counter() - count.started
        reason = (words.CHOSEN if best else words.KEPT).format(count=len(slot.options))
        suggestion = Suggestion(
            id=f"pilihan.{slot.block_id}",
            slot=slot.name,
            block_id=slot.block_id,
            kind="pilihan",
            text=slot.options[best],
            reason=reason,
            decision=Decision.APPLIED if best else Decision.KEPT,
            origin=Origin.LIBRARY,
            options=slot.options,
            scores=tuple(round(score, 4) for score in scores),
        )
        changed = (slot.apply(plan, best) if best else plan).with_suggestion(suggestion)
        kind = "dipilih" if best else "tetap"
        return EnrichmentStep(kind=kind, slot=slot.name, text=slot.options[best], plan=changed)

    def _write(
        self,
        prompts: ClassPrompts,
        plan: LessonPlan,
        card: TopicCard,
        neighbours: Sequence[TopicCard],
        count: _Count,
    ) -> EnrichmentStep:
        count.asked += 1
        examples = prompts.examples(neighbours)
        context = self._gate_context(plan, card, neighbours, examples)
        for attempt in range(ATTEMPTS):
            request = GenerationRequest(
                prompt=prompts.new_trigger(examples),
                max_tokens=WRITTEN_TOKENS,
                stop=("\n",),
                temperature=0.0 if attempt == 0 else 0.7,
                seed=attempt,
            )
            text = "".join(self.engine.stream(request)).strip()
            count.tokens += self.engine.count_tokens(text)
            reason = refusal(text, context) if text else "kosong"
            if not reason:
                count.accepted += 1
                return self._written(plan, text)
            count.rejections.append(f"{reason}: {text[:120]}")
        count.fallbacks += 1
        return EnrichmentStep(kind="ditolak", slot=WRITTEN, text=reason, plan=plan)

    def _written(self, plan: LessonPlan, text: str) -> EnrichmentStep:
        suggestion = Suggestion(
            id="teks.pemantik",
            slot=WRITTEN,
            block_id="pemantik",
            kind="teks",
            text=text,
            reason=words.WRITTEN,
        )
        changed = plan.with_suggestion(suggestion)
        return EnrichmentStep(kind="ditulis", slot=WRITTEN, text=text, plan=changed)

    def _gate_context(
        self,
        plan: LessonPlan,
        card: TopicCard,
        neighbours: Sequence[TopicCard],
        examples: Sequence[tuple[str, str, str]],
    ) -> GateContext:
        from kelas_ai.retrieval.text import terms
        from kelas_ai.retrieval.text import words as split

        own = (card.title, *card.synonyms, *(entry.content for entry in card.objectives))
        others = " ".join(neighbour.title for neighbour in neighbours)
        said = split(f"{plan.request.text} {plan.request.context}")
        return GateContext(
            vocabulary=self.vocabulary() | frozenset(said),
            topic_terms=frozenset(terms(" ".join(own))),
            foreign_terms=frozenset(terms(others)),
            examples=(*(text for _, _, text in examples), *(t.text for t in card.triggers)),
        )


def fit(informed: CandidateScore, neutral: CandidateScore) -> float:
    """How much knowing the class helps this option, in nats a character."""
    gain = informed.log_probability - neutral.log_probability
    return gain / max(informed.characters, 1)
