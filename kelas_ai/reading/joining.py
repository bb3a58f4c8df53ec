"""Put the lines of a paragraph back together: hyphens at line ends, slashes, plain spaces.

A hyphen at the end of a line is either part of the word (*sehari-hari*) or was put there to break
it. The document decides: the form that occurs elsewhere in it wins. Else two words of the
document, reduplication, and what goes on with a capital or a digit keep the hyphen; and all
hyphens stay in a document that never breaks a word that it also writes whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

BROKEN = "\u00ad"
"""Stands at the end of a line whose last word goes on in the next line."""
WHOLE_WORDS = ""
"""Key of the word counts under which stands that this document does not break words."""
PREFIXES = frozenset(
    "antar pasca multi inter intra ekstra semi supra trans super ultra maha tuna nara purna audio "
    "infra kontra makro mikro poli mono tele foto serba".split()
)
"""Words that are written together with the next one."""
BOUND = ("/", "–", "—")
_HYPHENS = ("\x02", "\ufffe", "\u00ad", "\u2010", "-")
_TAIL = re.compile(r"[^\W_]+(?:['’‘-][^\W_]+)*$")
_HEAD = re.compile(r"[^\W_]+(?:['’‘-][^\W_]+)*")
FEW = 3
_SPACES = re.compile(r"\s+")


def marked(line: str) -> str:
    """A line with plain spaces, its broken last word marked with `BROKEN`."""
    text = _SPACES.sub(" ", line).strip()
    if text.endswith(_HYPHENS) and len(text) > 1 and text[-2].isalnum():
        return text[:-1] + BROKEN
    return text.replace("\x02", "-").replace("\ufffe", "-").replace("\u00ad", "")


def count_words(lines: Iterable[str], into: Counter[str]) -> None:
    """Count the whole words of marked lines; a broken word at either side is left out."""
    after_broken = False
    for line in lines:
        found = [match.group().lower() for match in _HEAD.finditer(line)]
        if after_broken:
            found = found[1:]
        after_broken = line.endswith(BROKEN)
        into.update(found[:-1] if after_broken else found)


def note_breaking(seams: Iterable[tuple[str, str]], words: Counter[str]) -> None:
    """Decide from all line ends with a hyphen whether this document breaks words."""
    broken = kept = 0
    for before, after in seams:
        left, right = _halves(before, after)
        broken += bool(left and words.get(left + right))
        kept += bool(left and words.get(f"{left}-{right}"))
    if broken < FEW and broken <= kept:
        words[WHOLE_WORDS] = 1


def _halves(before: str, after: str) -> tuple[str, str]:
    tail, head = _TAIL.search(before.rstrip(BROKEN)), _HEAD.match(after)
    if tail is None or head is None:
        return "", ""
    return tail.group().lower(), head.group().lower()


def join(parts: Iterable[str], words: Mapping[str, int]) -> str:
    """One text from marked lines. words: how often each word occurs in the whole document."""
    whole = ""
    for part in parts:
        if not part:
            continue
        if whole.endswith(BROKEN):
            whole = whole[:-1] + _seam(whole[:-1], part, words) + part
        elif whole.endswith(BOUND) and len(whole) > 1 and not whole[-2].isspace():
            whole += part
        elif whole:
            whole = f"{whole} {part}"
        else:
            whole = part
    return whole


def finished(text: str) -> str:
    """A joined text that nothing follows: a mark left at its end becomes a hyphen again."""
    return text[:-1] + "-" if text.endswith(BROKEN) else text


def _seam(before: str, after: str, words: Mapping[str, int]) -> str:
    left, right = _halves(before, after)
    if not left:
        return "-"
    whole, hyphened = words.get(left + right, 0), words.get(f"{left}-{right}", 0)
    if whole != hyphened:
        return "" if whole > hyphened else "-"
    last, first = left.rsplit("-", 1)[-1], right.split("-", 1)[0]
    if (
        words.get(WHOLE_WORDS)
        or after[0].isupper()
        or after[0].isdigit()
        or _reduplicates(last, first)
    ):
        return "-"
    two_words = min(len(last), len(first)) >= 4 and words.get(last) and words.get(first)
    return "-" if two_words and last not in PREFIXES else ""


def _reduplicates(left: str, right: str) -> bool:
    """Whether two halves share their root: *anak-anaknya*, *sehari-hari*, *tolong-menolong*."""
    if len(left) < 3 or len(right) < 3:
        return False
    short, long = sorted((left, right), key=len)
    return short in long or left[-4:] == right[-4:] or (len(short) > 4 and short[:5] == long[:5])
