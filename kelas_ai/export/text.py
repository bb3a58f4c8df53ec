"""Text made safe for documents: what XML and terminals do not take is left out."""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"
LONGEST_UNBROKEN = 24
_SUM = re.compile(r"[\d…][\d/.,…]*(?: [=<>×÷+−:] [\d…][\d/.,…]*)+")
_UNPRINTABLE = re.compile(
    "[^\t\n\r\u0020-\u007e\u00a0-\u2027\u2030-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd"
    "\U00010000-\U0010ffff]"
)


def clean(text: str) -> str:
    """Line breaks as `\\n`; control characters, lone surrogates and noncharacters removed."""
    joined = text.replace("\r\n", "\n").replace("\r", "\n")
    joined = re.sub("[\u0085\u2028\u2029]", "\n", joined)
    return _UNPRINTABLE.sub("", joined).replace("\t", " ")


def one_line(text: str) -> str:
    """Clean text with every run of spaces and line breaks as one space."""
    return " ".join(clean(text).split())


def lines_of(text: str) -> list[str]:
    """Clean text as its non-empty lines, each on one line; `[""]` when there are none."""
    return [found for line in clean(text).split("\n") if (found := one_line(line))] or [""]


def unbroken(text: str) -> str:
    """Short sums and comparisons (`2/3 = 10/15`) get spaces at which no line breaks."""

    def joined(match: re.Match[str]) -> str:
        found = match.group(0)
        return found.replace(" ", NO_BREAK) if len(found) <= LONGEST_UNBROKEN else found

    return _SUM.sub(joined, text)
