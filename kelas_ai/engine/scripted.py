"""An engine for tests: answers from a script and remembers what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kelas_ai.engine.base import CandidateScore, GenerationRequest
from kelas_ai.engine.chat import TEMPLATES, ChatTemplate
from kelas_ai.errors import GenerationCancelled

Preference = Callable[[str, str], float]


class ScriptedEngine:
    """Yields the given texts in turn; scores by a preference function (prefix, candidate)."""

    def __init__(
        self,
        texts: Sequence[str] = (),
        preference: Preference = lambda prefix, candidate: 0.0,
        cancel_after: int | None = None,
    ) -> None:
        self._texts = list(texts)
        self._preference = preference
        self._left = cancel_after
        self.requests: list[GenerationRequest] = []
        self.scored: list[tuple[str, tuple[str, ...]]] = []
        self.closed = False

    @property
    def name(self) -> str:
        """A name that no real model has."""
        return "naskah-uji"

    @property
    def writes(self) -> tuple[str, ...]:
        """Everything: its texts are given."""
        return ("pemantik_baru",)

    @property
    def template(self) -> ChatTemplate:
        """ChatML, like the standard model."""
        return TEMPLATES["chatml"]

    def stream(self, request: GenerationRequest) -> Iterator[str]:
        """The next scripted text, word by word."""
        self._spend()
        self.requests.append(request)
        text = self._texts.pop(0) if self._texts else ""
        for piece in text.split(" "):
            yield f"{piece} "

    def score(self, prefix: str, candidates: Sequence[str]) -> list[CandidateScore]:
        """Scores from the preference function."""
        self._spend()
        self.scored.append((prefix, tuple(candidates)))
        return [
            CandidateScore(
                log_probability=self._preference(prefix, candidate) * len(candidate),
                tokens=len(candidate.split()),
                characters=len(candidate),
            )
            for candidate in candidates
        ]

    def count_tokens(self, text: str) -> int:
        """One token a word."""
        return len(text.split())

    def close(self) -> None:
        """Remember that it was closed."""
        self.closed = True

    def _spend(self) -> None:
        if self._left is not None:
            if self._left <= 0:
                raise GenerationCancelled()
            self._left -= 1
