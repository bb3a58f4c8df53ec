"""The text engine on this laptop: prompts kept in memory, candidates scored together."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np

from kelas_ai.engine.base import CandidateScore, GenerationRequest
from kelas_ai.engine.branches import Branch, branches
from kelas_ai.engine.cancel import AbortFlag, Cancelled
from kelas_ai.engine.chat import ChatTemplate
from kelas_ai.engine.context import Logits, ModelContext, Step
from kelas_ai.engine.lanes import LanePlan, Lanes
from kelas_ai.engine.progress import READING, ProgressReport
from kelas_ai.engine.stopping import TextGate
from kelas_ai.errors import EngineError, GenerationCancelled, PromptTooLong

LANES = 3
STREAMS = 2
CANDIDATES = 8
SEQUENCES = LANES + STREAMS + CANDIDATES
"""Numbers 0–2 keep prompts, 3–4 carry answers being written, 5–12 candidates being scored."""


class LocalEngine:
    """A TextEngine over one model, loaded at the first question.

    The lock is held for one evaluation at a time, not for a whole answer, so a dropped
    generator blocks nobody; two threads are never inside the model together.
    """

    def __init__(
        self,
        load: Callable[[], ModelContext],
        *,
        name: str,
        template: ChatTemplate,
        abort: AbortFlag,
        progress: ProgressReport | None = None,
        writes: tuple[str, ...] = (),
    ) -> None:
        self.progress = progress or ProgressReport()
        self._load = load
        self._name = name
        self._writes = writes
        self._template = template
        self._abort = abort
        self._lock = threading.RLock()
        self._context: ModelContext | None = None
        self._lanes = Lanes(LANES)
        self._free = list(range(LANES, LANES + STREAMS))
        self._writing = 0  # cells taken by answers being written
        self._epoch = 0  # rises when closed: memory is gone then

    @property
    def name(self) -> str:
        """The model's name as shown to teachers."""
        return self._name

    @property
    def writes(self) -> tuple[str, ...]:
        """Free-text slots that the catalogue allows this model."""
        return self._writes

    @property
    def template(self) -> ChatTemplate:
        """How this model wants a conversation written."""
        return self._template

    @property
    def cancelled(self) -> Cancelled:
        """Asked while the model works, from another thread; true stops `stream` and `score`
        within about 0.1 s. Set it anew for each run."""
        return self._abort.cancelled

    @cancelled.setter
    def cancelled(self, wish: Cancelled) -> None:
        self._abort.cancelled = wish

    def load(self) -> None:
        """Load the model now rather than at the first question."""
        with self._entered():
            pass

    @contextmanager
    def alone(self) -> Iterator[ModelContext]:
        """The loaded model itself, empty, for measuring; nobody else works meanwhile."""
        with self._entered() as context:
            for sequence in range(context.sequences):
                context.drop(sequence, 0)
            self._lanes = Lanes(LANES)
            self._epoch += 1  # answers being written have lost their place
            yield context

    def count_tokens(self, text: str) -> int:
        """Tokens of a text in this model's vocabulary."""
        with self._entered() as context:
            return len(context.tokenize(text, start=False, special=False))

    def stream(self, request: GenerationRequest) -> Iterator[str]:
        """Yield pieces of text as they are generated.

        The same seed writes the same text when the same prompts came before; how much of a
        prompt is reused changes the last digits of its scores.
        Raises: PromptTooLong when prompt and max_tokens do not fit, GenerationCancelled.
        """
        gate = TextGate(request.stop)
        for piece in self._pieces(request):
            shown = gate.feed(piece)
            if shown:
                yield shown
            if gate.stopped:
                return
        if rest := gate.finish():
            yield rest

    def _pieces(self, request: GenerationRequest) -> Iterator[bytes]:
        with self._entered() as context:
            epoch = self._epoch
            prompt = _prompt_tokens(context, request.prompt)
            end = len(prompt) + request.max_tokens
            lane, last = self._evaluate_prompt(context, prompt, request.max_tokens)
            sampler = context.sampler(request)
            token = context.sample(sampler, last)
            sequence = self._begin_answer(end)
            context.copy(lane, sequence, len(prompt))
        try:
            for position in range(len(prompt), end):
                if context.ends(token):
                    return
                yield context.piece(token)
                if position + 1 == end:
                    return
                with self._entered(epoch) as context:
                    context.evaluate([Step(token, position, (sequence,), output=True)])
                    token = context.sample(sampler, 0)
        finally:
            self._end_answer(sequence, end)

    def score(self, prefix: str, candidates: Sequence[str]) -> list[CandidateScore]:
        """How likely each candidate is after the prefix.

        Raises: PromptTooLong when prefix and one candidate do not fit, GenerationCancelled.
        """
        scores: list[CandidateScore] = []
        for start in range(0, len(candidates), CANDIDATES):
            scores += self._score_group(prefix, candidates[start : start + CANDIDATES])
        return scores

    def close(self) -> None:
        """Free the model's memory; a later question loads it again."""
        with self._lock:
            if self._context is not None:
                self._context.close()
            self._context = None
            self._lanes = Lanes(LANES)
            self._epoch += 1

    def _score_group(self, prefix: str, candidates: Sequence[str]) -> list[CandidateScore]:
        """Score candidates together, or in two halves where memory is too small for that."""
        half = len(candidates) // 2
        try:
            return self._score_together(prefix, candidates)
        except PromptTooLong:
            if not half:
                raise
        first = self._score_group(prefix, candidates[:half])
        return first + self._score_group(prefix, candidates[half:])

    def _score_together(self, prefix: str, candidates: Sequence[str]) -> list[CandidateScore]:
        with self._entered() as context:
            prompt = _prompt_tokens(context, prefix)
            tokens = [context.tokenize(text, start=False, special=False) for text in candidates]
            tree = branches(tokens)
            lane, last = self._evaluate_prompt(context, prompt, len(tree))
            first = _log_probabilities(context.logits(last))
            totals = [float(first[each[0]]) if each else 0.0 for each in tokens]
            try:
                for index in range(len(tokens)):
                    context.copy(lane, LANES + STREAMS + index, len(prompt))
                for start in range(0, len(tree), context.batch_tokens):
                    chunk = tree[start : start + context.batch_tokens]
                    self._add_chunk(context, chunk, len(prompt), totals)
            finally:
                for index in range(len(tokens)):
                    context.drop(LANES + STREAMS + index, 0)
        return [
            CandidateScore(log_probability=total, tokens=len(each), characters=len(text))
            for total, each, text in zip(totals, tokens, candidates, strict=True)
        ]

    def _add_chunk(
        self, context: ModelContext, chunk: Sequence[Branch], start: int, totals: list[float]
    ) -> None:
        """Evaluate a chunk of the tree and add what follows each of its tokens."""
        steps = [
            Step(
                branch.token,
                start + branch.depth,
                tuple(LANES + STREAMS + member for member in branch.members),
                output=True,
            )
            for branch in chunk
        ]
        self._abort.check()
        context.evaluate(steps)
        for row, branch in enumerate(chunk):
            logs = _log_probabilities(context.logits(row))
            for candidate, token in branch.follows:
                totals[candidate] += float(logs[token])

    def _evaluate_prompt(
        self, context: ModelContext, prompt: list[int], extra: int
    ) -> tuple[int, int]:
        """Bring a prompt into a lane, evaluating only what no lane has yet.

        extra: cells to keep free besides.
        Returns: the lane, and the step of the last `evaluate` that has the prompt's logits.
        """
        plan = self._plan(context, prompt, extra)
        keep = plan.keep
        if plan.source is not None:
            context.drop(plan.lane, 0)
            context.copy(plan.source, plan.lane, keep)
        elif not context.drop(plan.lane, keep):
            context.drop(plan.lane, 0)
            keep = 0
        self._lanes.tokens[plan.lane] = prompt[:keep]
        last = 0
        self.progress.tell(READING, 0)
        for start in range(keep, len(prompt), context.batch_tokens):
            part = prompt[start : start + context.batch_tokens]
            last = len(part) - 1
            at_end = start + len(part) == len(prompt)
            steps = [
                Step(token, start + offset, (plan.lane,), output=at_end and offset == last)
                for offset, token in enumerate(part)
            ]
            self._evaluate_in_lane(context, plan.lane, steps)
            self._lanes.tokens[plan.lane] = prompt[: start + len(part)]
            self.progress.tell(READING, (start + len(part) - keep) / (len(prompt) - keep))
        return plan.lane, last

    def _evaluate_in_lane(self, context: ModelContext, lane: int, steps: Sequence[Step]) -> None:
        self._abort.check()
        try:
            context.evaluate(steps)
        except EngineError:
            if not context.drop(lane, steps[0].position):
                context.drop(lane, 0)
                self._lanes.tokens[lane] = []
            raise

    def _plan(self, context: ModelContext, prompt: list[int], extra: int) -> LanePlan:
        """Choose a lane, and forget old prompts until this one and `extra` cells fit.

        Raises: PromptTooLong when they never can.
        """
        limit = context.context_tokens - self._writing
        needed = len(prompt) + extra
        if needed > limit:
            raise PromptTooLong(tokens=needed, limit=limit)
        plan = self._lanes.plan(prompt)
        while self._lanes.total_after(plan) + needed > limit:
            oldest = self._lanes.oldest(sparing=(plan.lane, plan.source))
            if oldest is None:
                oldest = plan.lane if plan.source is None else plan.source
            context.drop(oldest, 0)
            self._lanes.tokens[oldest] = []
            plan = self._lanes.plan(prompt)
        return plan

    def _begin_answer(self, cells: int) -> int:
        """Take a free sequence for an answer and count its cells as taken."""
        if not self._free:
            raise EngineError(detail=f"{STREAMS} answers are being written already")
        self._writing += cells
        return self._free.pop()

    def _end_answer(self, sequence: int, cells: int) -> None:
        with self._lock:
            if self._context is not None:
                self._context.drop(sequence, 0)
            self._writing -= cells
            self._free.append(sequence)

    @contextmanager
    def _entered(self, epoch: int | None = None) -> Iterator[ModelContext]:
        """The model, loaded, for this thread alone.

        Raises: GenerationCancelled when the caller wants to stop, or when closed since `epoch`.
        """
        with self._lock:
            if epoch not in (None, self._epoch):
                raise GenerationCancelled()
            with self._abort.watched():
                if self._context is None:
                    self._context = self._load()
                yield self._context


def _prompt_tokens(context: ModelContext, text: str) -> list[int]:
    """At least one token, so that there is something to continue from."""
    tokens = context.tokenize(text, start=True, special=True)
    return tokens or context.tokenize("\n", start=True, special=True)


def _log_probabilities(logits: Logits) -> Logits:
    """Natural logarithms of a softmax, shape (vocabulary,)."""
    shifted = logits - logits.max()
    total = float(np.exp(shifted).sum(dtype=np.float64))
    if not math.isfinite(total):  # damaged weights
        raise EngineError(detail="the model's scores are not numbers")
    logs: Logits = shifted - np.float32(math.log(total))
    return logs
