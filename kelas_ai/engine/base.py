"""What the rest of kelas-ai may ask of a language model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from kelas_ai.engine.chat import ChatTemplate


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerationRequest:
    """One text to generate. temperature 0 is greedy; stop strings are not part of the text."""

    prompt: str
    max_tokens: int
    stop: tuple[str, ...] = ()
    temperature: float = 0.0
    top_k: int = 40
    min_p: float = 0.05
    repeat_penalty: float = 1.1
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateScore:
    """Likelihood of one candidate after a prefix.

    log_probability: natural log, summed over the candidate's tokens. characters: of its text.
    """

    log_probability: float
    tokens: int
    characters: int


class TextEngine(Protocol):
    """A loaded or lazily loading model. Methods raise EngineError subclasses only.

    GenerationCancelled ends `stream` and `score` soon after the caller's cancel signal.
    """

    @property
    def name(self) -> str:
        """The model's name as shown to teachers."""
        ...

    @property
    def template(self) -> ChatTemplate:
        """How this model wants a conversation written."""
        ...

    @property
    def writes(self) -> tuple[str, ...]:
        """Free-text slots that this model may fill, by measured acceptance."""
        ...

    def stream(self, request: GenerationRequest) -> Iterator[str]:
        """Yield pieces of text as they are generated."""
        ...

    def score(self, prefix: str, candidates: Sequence[str]) -> list[CandidateScore]:
        """How likely each candidate is after the prefix; the prefix is evaluated once."""
        ...

    def count_tokens(self, text: str) -> int:
        """Tokens of a text in this model's vocabulary."""
        ...

    def close(self) -> None:
        """Free the model's memory."""
        ...
