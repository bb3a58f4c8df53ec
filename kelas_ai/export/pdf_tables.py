"""Tables of the PDF: forms, grids, the lesson with its stages as bands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import cm
from reportlab.platypus import Flowable, Paragraph, Table

from kelas_ai.domain.lesson import Activity
from kelas_ai.export.elements import Cell, Field, Fields, Form, Grid, Lesson, Line, labelled, said
from kelas_ai.export.elements import told as told_block
from kelas_ai.export.fitting import row_height_cm
from kelas_ai.export.layout import (
    CELL_INDENT_CM,
    LABEL_CM,
    LESSON_WIDTHS_CM,
    TEXT_WIDTH_CM,
    fitted_shares,
    shared_widths,
)
from kelas_ai.export.pdf_text import (
    CELL,
    CENTRED_CELL,
    HEAD_FILL,
    LABEL_FILL,
    RULE,
    paragraph,
)
from kelas_ai.strings import formats
from kelas_ai.strings import headings as words

KEPT_ROWS = 4
LONG_ROW = 1600
"""Characters from which a row may break over two pages."""

Row = list[list[Flowable]]
Commands = list[tuple[Any, ...]]


def ruled(
    rows: Sequence[Row], widths_cm: Sequence[float], commands: Commands, **more: Any
) -> Table:
    """A table with thin rules; commands: further reportlab table commands."""
    look: Commands = [
        ("GRID", (0, 0), (-1, -1), 0.5, RULE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ]
    # A row longer than a page must be split, and then no rows can be kept together.
    long = any(_row_characters(row) > LONG_ROW for row in rows)
    look += [command for command in commands if not (long and command[0] == "NOSPLIT")]
    return Table(
        rows,
        colWidths=[width * cm for width in widths_cm],
        style=look,
        splitInRow=int(long),
        spaceAfter=7,
        hAlign="LEFT",
        **more,
    )


def cell(lines: Cell) -> list[Flowable]:
    """Lines of one cell, one paragraph each."""
    return [paragraph(line, CELL) for line in lines]


def fields_table(fields: Fields) -> Table:
    """Labels left, contents right."""
    rows = [[cell((said(field.label, bold=True),)), _points(field)] for field in fields.rows]
    shaded: Commands = [("BACKGROUND", (0, 0), (0, -1), LABEL_FILL)]
    return ruled(rows, (LABEL_CM, TEXT_WIDTH_CM - LABEL_CM), shaded)


def _points(field: Field) -> list[Flowable]:
    if field.points == "plain" or len(field.lines) < 2:
        return cell(field.lines)
    look = CELL.clone("cellpoint", leftIndent=CELL_INDENT_CM * cm, bulletIndent=0)
    marks = (f"{n}." if field.points == "numbers" else "•" for n in range(1, len(field.lines) + 1))
    return [paragraph(line, look, mark) for line, mark in zip(field.lines, marks, strict=True)]


def _head(names: Sequence[str]) -> Row:
    return [cell((said(name, bold=True),)) for name in names]


def grid_table(grid: Grid) -> Table:
    """Long texts side by side; the head is repeated on every page."""
    rows = [_head(grid.columns), *([cell(found) for found in row] for row in grid.rows)]
    commands: Commands = [("BACKGROUND", (0, 0), (-1, 0), HEAD_FILL), ("NOSPLIT", (0, 0), (-1, 1))]
    return ruled(rows, shared_widths(grid.shares), commands, repeatRows=1)


def form_table(form: Form) -> Table:
    """A table to write in by hand; its first and last rows are not left alone on a page."""
    rows = [_head(form.columns)]
    rows += [[cell((said(text),)) for text in row] for row in form.rows]
    least = row_height_cm(form) * cm
    widths = shared_widths(form.shares or fitted_shares(form.columns, form.rows))
    first, last = min(KEPT_ROWS, len(rows) - 1), max(0, len(rows) - KEPT_ROWS)
    commands: Commands = [
        ("BACKGROUND", (0, 0), (-1, 0), HEAD_FILL),
        ("NOSPLIT", (0, 0), (-1, first)),
        ("NOSPLIT", (0, last), (-1, -1)),
    ]
    heights = [None, *(_height(row, widths, least) for row in rows[1:])]
    return ruled(rows, widths, commands, repeatRows=1, rowHeights=heights)


def _height(row: Row, widths_cm: Sequence[float], least: float) -> float:
    """Height that the texts need, and not less than the room to write."""
    needed = [
        sum(part.wrap(width * cm - 8, 10_000)[1] + 2 for part in parts)
        for parts, width in zip(row, widths_cm, strict=True)
    ]
    return float(max(least, max(needed) + 4))


def lesson_table(lesson: Lesson) -> Table:
    """The activities; a stage's band stays with its first activity."""
    names = (
        words.MINUTES,
        words.STUDENT_ACTIVITY,
        words.TEACHER_ACTIVITY,
        words.PRINCIPLE_AND_MATERIALS,
    )
    rows: list[Row] = [_head(names)]
    bands = []
    for stage in lesson.stages:
        bands.append(len(rows))
        title = words.stage_line(stage.name, stage.experience, stage.minutes)
        rows.append([cell((said(title, bold=True),)), [], [], []])
        rows += [_activity(activity) for activity in stage.activities]
    total = words.total_line(lesson.minutes, lesson.allotted)
    rows.append([cell((said(total, bold=True),)), [], [], []])
    commands: Commands = [("BACKGROUND", (0, 0), (-1, 0), HEAD_FILL)]
    for band in (*bands, len(rows) - 1):
        commands.append(("SPAN", (0, band), (-1, band)))
        commands.append(("BACKGROUND", (0, band), (-1, band), LABEL_FILL))
    for first, last in _kept_together(bands, len(rows)):
        commands.append(("NOSPLIT", (0, first), (-1, last)))
    return ruled(rows, LESSON_WIDTHS_CM, commands, repeatRows=1)


def _kept_together(bands: Sequence[int], count: int) -> list[tuple[int, int]]:
    """First and last row of each group that stays on one page; reportlab wants them apart."""
    groups = [(0, 2), *((band, band + 1) for band in bands[1:]), (count - 2, count - 1)]
    if groups[-2][1] >= groups[-1][0]:
        groups[-2:] = [(groups[-2][0], count - 1)]
    return groups


def _row_characters(row: Row) -> int:
    return sum(_characters(part) for parts in row for part in parts)


def _characters(part: Flowable) -> int:
    return len(part.getPlainText()) if isinstance(part, Paragraph) else 0


def _activity(activity: Activity) -> Row:
    notes = (said(activity.note, italic=True),) if activity.note else ()
    about: list[Line] = [said(formats.sentence(activity.principle), bold=True)]
    if activity.objectives:
        about.append(said(", ".join(activity.objectives)))
    if activity.materials:
        about.append(labelled(words.MATERIALS, said("; ".join(activity.materials))))
    return [
        [paragraph(said(str(activity.minutes), bold=True), CENTRED_CELL)],
        cell((told_block(activity.students), *notes)),
        cell((told_block(activity.teacher),)),
        cell(tuple(about)),
    ]
