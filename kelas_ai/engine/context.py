"""What the engine needs of a loaded model; engine/llama.py provides it, tests imitate it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from kelas_ai.engine.base import GenerationRequest

Logits = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Step:
    """One token to evaluate: at which position, in which sequences, and whether to keep logits."""

    token: int
    position: int
    sequences: tuple[int, ...]
    output: bool = False


class ModelContext(Protocol):
    """A loaded model with memory for several token sequences. Not thread-safe."""

    context_tokens: int
    """Cells of memory for all sequences together."""
    batch_tokens: int
    """Most steps of one `evaluate`."""
    sequences: int
    """Sequence numbers go from 0 to this, exclusive."""
    threads: int
    """How many threads evaluate."""

    def tokenize(self, text: str, *, start: bool, special: bool) -> list[int]:
        """Tokens of a text. start: add the model's opening token. special: read markers."""
        ...

    def piece(self, token: int) -> bytes:
        """The bytes of a token; may be half a character, empty for a marker."""
        ...

    def ends(self, token: int) -> bool:
        """Whether this token ends an answer."""
        ...

    def evaluate(self, steps: Sequence[Step]) -> None:
        """Run the model. Raises: GenerationCancelled, EngineError; then nothing is certain
        about memory after the last successful call."""
        ...

    def logits(self, step: int) -> Logits:
        """Scores of all next tokens after a step of the last `evaluate` (valid until the next)."""
        ...

    def copy(self, source: int, target: int, length: int) -> None:
        """Let `target` begin with the first tokens of `source`; costs no memory."""
        ...

    def drop(self, sequence: int, start: int) -> bool:
        """Forget a sequence from a position on; False when only all of it can be forgotten."""
        ...

    def sampler(self, request: GenerationRequest) -> Any:
        """A sampler for one answer."""
        ...

    def sample(self, sampler: Any, step: int) -> int:
        """The next token after a step of the last `evaluate`."""
        ...

    def close(self) -> None:
        """Free everything."""
        ...
