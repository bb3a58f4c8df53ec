"""Whether the prefixes of a word are joined to its root as standard Indonesian joins them.

A stemmer reads *mempahami* and *mentaati* as forms of *paham* and *taat*; a dictionary writer
would not. Source: Pedoman Umum EYD V (2022) and KBBI on meng- and peng-.
"""

from __future__ import annotations

import re

INNER = ("", "ber", "ter", "ke", "se")
"""Prefixes that may stand between meng-/peng- and the root: member-lakukan, menge-depankan."""
WHOLE_INNER = ("per", "pe", "pel")
"""Those that keep their first letter there: mem-per-kecil, mem-pe-lajari."""
CLUSTERS = ("pr", "pl", "tr", "kr", "kl", "sp", "st", "sk", "sw", "ps")
"""Borrowed onsets that keep their first letter: memproduksi, mentransfer, mengkritik."""
KEPT_WHOLE = frozenset({"kaji", "punya"})
"""Roots that keep their first letter by KBBI: mengkaji, mempunyai."""
_NASAL = re.compile(r"(?P<outer>di|ter|ber|se|ke|ku|kau|)(?:me|pe)(?=[mn])")


def joined_forms(root: str) -> set[str]:
    """How meng- may begin a word on this root, without its first letters *me*.

    >>> sorted(joined_forms("sapu"))
    ['nyapu']
    """
    first = root[0]
    if root.startswith(CLUSTERS) or root in KEPT_WHOLE:
        return {_prefixed(root), _melted(root)}
    if first in "ptks":
        return {_melted(root)}
    return {_prefixed(root), "nge" + root}


def _melted(root: str) -> str:
    return {"p": "m", "t": "n", "k": "ng", "s": "ny"}.get(root[0], "") + root[1:]


def _prefixed(root: str) -> str:
    first = root[0]
    if first in "bfvp":
        return "m" + root
    if first in "cdjtzs":
        return "n" + root
    if first in "aeioughkxq":
        return "ng" + root
    return root


def well_joined(word: str, root: str) -> bool:
    """False when meng- or peng- is joined to `root` in a way standard spelling does not allow.

    word, root: lower case; words without these prefixes are always well joined here.
    """
    found = _NASAL.match(word)
    if found is None or word.startswith(root, found.end("outer")):
        return True
    rest = word[found.end() :]
    if any(rest.startswith("m" + inner + root) for inner in WHOLE_INNER):
        return True
    inners = [inner for inner in INNER if not (inner and root.startswith(inner))]
    return any(rest.startswith(form) for inner in inners for form in joined_forms(inner + root))
