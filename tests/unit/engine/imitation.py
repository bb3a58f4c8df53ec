"""A tiny pretend model that checks how it is used: one character is one token."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from kelas_ai.engine.base import GenerationRequest
from kelas_ai.engine.context import Logits, Step
from kelas_ai.errors import GenerationCancelled

END = 0
VOCABULARY = 128


class ImitationContext:
    """Its answer to any history is drawn from that history, so a wrong history shows.

    answer: text that greedy sampling writes after a prompt, then the end token.
    """

    batch_tokens = 8
    threads = 1

    def __init__(self, context_tokens: int = 200, sequences: int = 13, answer: str = "") -> None:
        self.context_tokens = context_tokens
        self.sequences = sequences
        self.answer = answer
        self.evaluated = 0
        self.before_evaluate: Callable[[], None] = lambda: None
        self.closed = False
        self._history: list[list[int]] = [[] for _ in range(sequences)]
        self._outputs: dict[int, list[int]] = {}
        self._answered: dict[int, int] = {}

    def tokenize(self, text: str, *, start: bool, special: bool) -> list[int]:
        return [ord(letter) % VOCABULARY or 1 for letter in text]

    def piece(self, token: int) -> bytes:
        return chr(token).encode()

    def ends(self, token: int) -> bool:
        return token == END

    def evaluate(self, steps: Sequence[Step]) -> None:
        assert 0 < len(steps) <= self.batch_tokens
        self.before_evaluate()
        self._outputs = {}
        for row, step in enumerate(steps):
            for sequence in step.sequences:
                assert step.position == len(self._history[sequence]), "a gap or an overlap"
                self._history[sequence].append(step.token)
            same = {tuple(self._history[sequence]) for sequence in step.sequences}
            assert len(same) == 1, "a shared token must have one history"
            if step.output:
                self._outputs[row] = list(same.pop())
            self.evaluated += 1
        assert self.cells() <= self.context_tokens, "memory overflows"

    def cells(self) -> int:
        """Memory in use, as if nothing but whole beginnings were shared."""
        beginnings = {
            tuple(history[: length + 1])
            for history in self._history
            for length in range(len(history))
        }
        return len(beginnings)

    def logits(self, step: int) -> Logits:
        seed = abs(hash(tuple(self._outputs[step]))) % 2**32
        return np.random.default_rng(seed).normal(0, 3, VOCABULARY).astype(np.float32)

    def copy(self, source: int, target: int, length: int) -> None:
        assert not self._history[target], "copying onto a used sequence"
        assert length <= len(self._history[source])
        self._history[target] = self._history[source][:length]

    def drop(self, sequence: int, start: int) -> bool:
        del self._history[sequence][start:]
        return True

    def sampler(self, request: GenerationRequest) -> Any:
        return iter([*map(ord, self.answer), END])

    def sample(self, sampler: Any, step: int) -> int:
        assert step in self._outputs
        return int(next(sampler))

    def close(self) -> None:
        self.closed = True


def aborting_after(evaluations: int) -> Callable[[], None]:
    """A `before_evaluate` that aborts like llama.cpp once so many have passed."""
    left = evaluations

    def check() -> None:
        nonlocal left
        if left == 0:
            raise GenerationCancelled()
        left -= 1

    return check
