"""The recap as rows, CSV and one HTML page with a chart and the letter."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from html import escape

from kelas_ai.evidence.merging import Counts, Problem
from kelas_ai.strings import evidence as words
from kelas_ai.strings.formats import long_date
from kelas_ai.strings.practice import STRANDS

BAR_WIDTH, ROW_HEIGHT, LABEL_WIDTH = 320, 24, 330
LISTED = 200
_STYLE = (
    "body{font:15px/1.5 sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#222}"
    "table{border-collapse:collapse}td,th{padding:.15em .8em .15em 0;text-align:left;"
    "vertical-align:top;overflow-wrap:anywhere}h2{font-size:1.1em}"
)


def rows(counts: Counts) -> list[tuple[str, int]]:
    """Label and number of persons, top down."""
    listed = [(label, int(getattr(counts, name))) for name, label in words.ROWS.items()]
    for strand, title in STRANDS.items():
        listed.append((words.SHOWN_ROW.format(title=title), counts.shown.get(strand, 0)))
    return listed


def problem_rows(problems: Sequence[Problem]) -> list[str]:
    """How often each flaw was met."""
    found = Counter(problem.flaw for problem in problems)
    return [
        words.PROBLEM_ROW.format(flaw=words.FLAWS[flaw], count=count)
        for flaw, count in sorted(found.items())
    ] or [words.NO_PROBLEMS]


def counts_csv(counts: Counts) -> str:
    """The numbers as CSV."""
    return _csv([words.CSV_HEAD, *rows(counts)])


def problems_csv(problems: Sequence[Problem]) -> str:
    """Every problem as CSV."""
    listed = [(words.FLAWS[one.flaw], one.path, one.key, one.detail) for one in problems]
    return _csv([words.PROBLEM_HEAD, *listed])


def _csv(table: Sequence[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([_harmless(cell) for cell in line] for line in table)
    return out.getvalue()


def _harmless(cell: object) -> object:
    """Spreadsheets run cells that begin like a formula; file names come from strangers."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@") else cell


def page(counts: Counts, problems: Sequence[Problem], moment: datetime) -> str:
    """One HTML page without anything from outside."""
    letter = "".join(f"<p>{escape(text)}</p>" for text in words.LETTER)
    told = "".join(f"<li>{escape(text)}</li>" for text in problem_rows(problems))
    head = "".join(f"<th>{escape(text)}</th>" for text in words.PROBLEM_HEAD)
    cells = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in
                         (words.FLAWS[one.flaw], one.path, one.key[:12], one.detail)) + "</tr>"
        for one in problems[:LISTED]
    )  # fmt: skip
    table = f"<table><tr>{head}</tr>{cells}</table>" if problems else ""
    summary = words.FILES_ROW.format(files=counts.files, records=counts.records)
    date = words.DATE_ROW.format(date=long_date(moment.isoformat()))
    return (
        f'<!doctype html><html lang="id"><meta charset="utf-8"><title>{words.RECAP_TITLE}</title>'
        f"<style>{_STYLE}</style><h1>{words.RECAP_TITLE}</h1><p>{date} {summary}</p>"
        f"{chart(counts)}{letter}<ul>{told}</ul>{table}</html>\n"
    )


def chart(counts: Counts) -> str:
    """Bars as SVG, in the order of the rows, on one scale."""
    listed = rows(counts)
    most = max((number for _, number in listed), default=0) or 1
    height = ROW_HEIGHT * len(listed)
    bars = "".join(
        _bar(place * ROW_HEIGHT, label, number, BAR_WIDTH * number / most)
        for place, (label, number) in enumerate(listed)
    )
    width = LABEL_WIDTH + BAR_WIDTH + 70
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="100%" font-size="14" font-family="sans-serif" role="img">{bars}</svg>'
    )


def _bar(top: int, label: str, number: int, length: float) -> str:
    return (
        f'<text x="0" y="{top + 16}">{escape(label)}</text>'
        f'<rect x="{LABEL_WIDTH}" y="{top + 4}" width="{length:.1f}" '
        f'height="{ROW_HEIGHT - 8}" fill="#2a6f97"/>'
        f'<text x="{LABEL_WIDTH + length + 6:.1f}" y="{top + 16}">{number}</text>'
    )
