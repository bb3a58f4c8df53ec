"""A teacher's line as words that recognisers can claim, and the topic that nobody claimed.

Every recogniser decides from the words around it, never from what another recogniser found
elsewhere. So the order of the pieces does not matter, and reading a topic again keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kelas_ai.planning.cleaning import WORD, plain, tidy

_BREAK = re.compile(r"[,;!?()\[\]|\n]")
_BOUNDARY = re.compile(r"[,;:!?()\[\]|\n\"“”]|\.(?:\s|$)|\s[-–—=]\s")
_LABEL_MARK = re.compile(r"[:;|\n]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or number: as typed, as compared, and where it stands."""

    raw: str
    norm: str
    start: int
    end: int


class Reading:
    """The tokens of one text and who has claimed them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [
            Token(match.group(), plain(match.group()), match.start(), match.end())
            for match in WORD.finditer(text)
        ]
        self.claims = [""] * len(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, index: int) -> str:
        """The compared form of an unclaimed token; empty outside the text or when claimed."""
        inside = 0 <= index < len(self.tokens) and not self.claims[index]
        return self.tokens[index].norm if inside else ""

    def said(self, index: int) -> str:
        """The compared form whether claimed or not; empty outside the text."""
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def kind(self, index: int) -> str:
        """What claimed this token; empty when nobody did or outside the text."""
        return self.claims[index] if 0 <= index < len(self.tokens) else ""

    def gap(self, index: int) -> str:
        """The text between token index - 1 and token index, also at both ends."""
        start = self.tokens[index - 1].end if index > 0 else 0
        end = self.tokens[index].start if index < len(self.tokens) else len(self.text)
        return self.text[start:end]

    def joined(self, index: int) -> bool:
        """True when a phrase may run from token index - 1 into token index."""
        return 0 < index < len(self.tokens) and not _BREAK.search(self.gap(index))

    def attached(self, index: int) -> bool:
        """True when nothing stands between token index - 1 and token index."""
        return 0 < index < len(self.tokens) and not self.gap(index)

    def opens(self, index: int) -> bool:
        """True when a piece starts here: text start, after a claim, after punctuation."""
        return index <= 0 or bool(self.claims[index - 1]) or self._boundary(index)

    def closes(self, index: int) -> bool:
        """True when a piece ends before token index."""
        return index >= len(self.tokens) or bool(self.claims[index]) or self._boundary(index)

    def _boundary(self, index: int) -> bool:
        return bool(_BOUNDARY.search(self.gap(index)))

    def isolated(self, first: int, last: int) -> bool:
        """True when only claims, text ends or line and label marks surround these tokens.

        A comma does not isolate: in *lakon, musik, lampu* all three belong to the topic.
        """
        before = first <= 0 or self.claims[first - 1] or _LABEL_MARK.search(self.gap(first))
        after = last >= len(self) or self.claims[last] or _LABEL_MARK.search(self.gap(last))
        return bool(before and after)

    def hyphenated(self, index: int) -> bool:
        """True when a hyphen ties this token to a neighbour: *tolong-menolong*, *me-*."""
        return self.gap(index) == "-" or self.gap(index + 1).startswith("-")

    def follows(self, index: int, phrase: Sequence[str]) -> bool:
        """True when this phrase stands unclaimed and unbroken at token index."""
        return all(
            self.word(index + offset) == word and (offset == 0 or self.joined(index + offset))
            for offset, word in enumerate(phrase)
        )

    def raw(self, first: int, last: int) -> str:
        """The words from first up to (not including) last, as typed."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def claim(self, first: int, last: int, kind: str) -> None:
        """Take the tokens from first up to (not including) last."""
        for index in range(first, last):
            self.claims[index] = kind

    def name_end(self, first: int, last: int) -> int:
        """The token after a proper name that follows the tokens from first up to last.

        At most two capitalised words, and only where the writer also uses lower case, so that a
        Title Case Topic is not taken for a name.
        """
        end = last
        while end < min(last + 2, len(self)) and self.joined(end) and self._titled(end):
            end += 1
        others = (*range(first), *range(end, len(self)))
        lower = any(len(self.word(i)) > 2 and self.tokens[i].raw.islower() for i in others)
        return end if lower else last

    def _titled(self, index: int) -> bool:
        raw = self.tokens[index].raw
        return bool(self.word(index)) and len(raw) > 2 and raw[0].isupper() and raw[1:].islower()

    def segments(self) -> Iterator[tuple[int, int]]:
        """Runs of unclaimed tokens, as (first, last) with last excluded."""
        first = None
        for index in range(len(self.tokens) + 1):
            free = index < len(self.tokens) and not self.claims[index]
            if free and first is None:
                first = index
            elif not free and first is not None:
                yield first, index
                first = None

    def topic(self) -> str:
        """What remains, in the original order and spelling."""
        pieces = (self._slice(first, last) for first, last in self.segments())
        return " ".join(" ".join(pieces).split())

    def _slice(self, first: int, last: int) -> str:
        start = self.tokens[first - 1].end if first else 0
        end = self.tokens[last].start if last < len(self.tokens) else len(self.text)
        return tidy(self.text[start:end])
