"""The table of learning activities: stages as bands, one row an activity."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import _Row

from kelas_ai.domain.lesson import Activity
from kelas_ai.export import docx_styles as styles
from kelas_ai.export import docx_tables as tables
from kelas_ai.export.elements import Lesson, Line, labelled, said, told
from kelas_ai.export.layout import LESSON_WIDTHS_CM
from kelas_ai.strings import formats
from kelas_ai.strings import headings as words


def write_lesson(document: WordDocument, lesson: Lesson) -> None:
    """Append the table; its head is repeated and a stage stays with its first activity."""
    activities = sum(len(stage.activities) for stage in lesson.stages)
    table = tables.new_table(document, activities + len(lesson.stages) + 2, LESSON_WIDTHS_CM)
    rows = iter(table.rows)
    _head(next(rows))
    for stage in lesson.stages:
        _band(next(rows), words.stage_line(stage.name, stage.experience, stage.minutes))
        for activity in stage.activities:
            _activity(next(rows), activity)
    _band(next(rows), words.total_line(lesson.minutes, lesson.allotted), last=True)


def _head(row: _Row) -> None:
    names = (
        words.MINUTES,
        words.STUDENT_ACTIVITY,
        words.TEACHER_ACTIVITY,
        words.PRINCIPLE_AND_MATERIALS,
    )
    for cell, name in zip(row.cells, names, strict=True):
        tables.shade(cell, styles.HEAD_FILL)
        tables.fill(cell, (said(name, bold=True),))
    tables.repeat_on_every_page(row)
    tables.keep_with_next(row)


def _band(row: _Row, text: str, last: bool = False) -> None:
    merged = row.cells[0].merge(row.cells[-1])
    tables.shade(merged, styles.LABEL_FILL)
    tables.fill(merged, (said(text, bold=True),))
    tables.keep_whole(row)
    if not last:
        tables.keep_with_next(row)


def _activity(row: _Row, activity: Activity) -> None:
    minutes, students, teacher, about = row.cells
    tables.fill(minutes, (said(str(activity.minutes), bold=True),))
    minutes.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    notes = (said(activity.note, italic=True),) if activity.note else ()
    tables.fill(students, (told(activity.students), *notes))
    tables.fill(teacher, (told(activity.teacher),))
    lines: list[Line] = [said(formats.sentence(activity.principle), bold=True)]
    if activity.objectives:
        lines.append(said(", ".join(activity.objectives)))
    if activity.materials:
        lines.append(labelled(words.MATERIALS, said("; ".join(activity.materials))))
    tables.fill(about, tuple(lines))
    tables.keep_whole(row)
