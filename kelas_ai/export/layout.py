"""Measures of the printed page that Word, PDF and web page share, in centimetres."""

from __future__ import annotations

from collections.abc import Sequence

TEXT_WIDTH_CM = 17.0
INDENT_CM = 0.6
CELL_INDENT_CM = 0.45
LABEL_CM = 4.2
LESSON_WIDTHS_CM = (1.5, 6.2, 5.6, 3.7)
QUESTION_INDENT_CM = 0.8
NAME_STOPS_CM = (8.3, 12.2, TEXT_WIDTH_CM)
SIGNATURE_CM = 1.7
SIGNATURE_WIDTHS_CM = (9.6, 7.4)
LONGEST_TOPIC = 62
"""Characters of the topic that fit the page head."""


def shared_widths(shares: Sequence[float]) -> list[float]:
    """Column widths in centimetres that fill the text width in these proportions."""
    unit = TEXT_WIDTH_CM / sum(shares)
    return [unit * share for share in shares]


def fitted_shares(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Shares by content: a column of short texts stays narrow, a blank one gets room to write.

    No column falls below what its longest word needs, so that headings do not break inside.
    """
    shares = []
    for number, name in enumerate(columns):
        texts = [row[number] for row in rows]
        longest_word = max(len(word) for word in " ".join((name, *texts, "-")).split())
        blank = not any(texts)
        wanted = 16.0 if blank else min(4.0 + max(map(len, texts)) * 0.55, 30.0)
        shares.append(max(wanted, longest_word * 1.15))
    return shares
