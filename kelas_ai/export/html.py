"""A plan as one HTML page that prints well: no script, nothing fetched, opens by double click."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from kelas_ai.domain.lesson import Activity, LessonPlan, Origin
from kelas_ai.domain.review import Review
from kelas_ai.export.elements import (
    Cell,
    Element,
    Field,
    Fields,
    Form,
    Grid,
    Heading,
    Lesson,
    Line,
    Listing,
    NameLine,
    Notes,
    Paragraph,
    Question,
    Signatures,
    Span,
    Title,
    labelled,
    said,
    told,
)
from kelas_ai.export.fitting import fit_sheets
from kelas_ai.export.parts import WHOLE, part_of
from kelas_ai.export.text import lines_of, one_line, unbroken
from kelas_ai.strings import formats
from kelas_ai.strings import headings as words

CSS = """
body { font: 11pt/1.35 Calibri, Carlito, "Segoe UI", sans-serif; max-width: 17cm; margin: 1cm auto;
  padding: 0 .5cm; color: #000; }
h1 { font-size: 17pt; text-align: center; color: #1f3864; margin: 0; }
.school { font-weight: bold; text-align: center; margin: 0; }
.topic { font-size: 12.5pt; text-align: center; color: #595959; margin: 0 0 10pt; }
h2 { font-size: 13.5pt; color: #1f3864; border-bottom: 1px solid #8a97a8; margin: 14pt 0 6pt; }
h3 { font-size: 11.5pt; color: #1f3864; margin: 10pt 0 4pt; }
h2, h3, .nama { break-after: avoid; }
table { border-collapse: collapse; width: 100%; margin: 0 0 8pt; font-size: 10pt; }
th, td { border: 1px solid #8a97a8; padding: 2pt 4pt; text-align: left; vertical-align: top; }
thead th { background: #dce5f0; } tbody th { background: #eef2f7; width: 4.2cm; }
tr { break-inside: avoid; } td p { margin: 1pt 0; }
td ul, td ol { margin: 0; padding-left: 1.3em; }
.murid { font-size: 12pt; } .peringatan { color: #a61c1c; font-weight: bold; }
.kecil, .asal { color: #595959; font-size: 8pt; }
.isian { border-bottom: 1px dotted #595959; height: .88cm; }
.soal { break-inside: avoid; font-size: 12pt; margin: 0 0 6pt; }
.nama span { display: inline-block; border-bottom: 1px dotted #595959; min-width: 4cm; }
.ttd td { border: 0; width: 50%; } .ttd .ruang { height: 1.7cm; }
.lembar { break-before: page; }
@page { size: A4; margin: 2cm; } @media print { body { max-width: none; margin: 0; padding: 0; } }
"""


def plan_html(plan: LessonPlan, review: Review, part: str = WHOLE) -> str:
    """The whole document, or one part of it, as HTML with its own print style."""
    return elements_html(part_of(plan, review, part), plan)


def elements_html(elements: Sequence[Element], plan: LessonPlan) -> str:
    """Any elements as a page, titled by the plan they belong to."""
    title = escape(one_line(f"{words.TITLE}: {plan.identity.topic}"))
    body = "\n".join(_html(element) for element in fit_sheets(elements))
    return (
        f'<!DOCTYPE html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{CSS}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _html(element: Element) -> str:
    match element:
        case Title():
            school = f'<p class="school">{escape(one_line(element.school.upper()))}</p>\n'
            head = f"<h1>{escape(element.text)}</h1>\n"
            topic = f'<p class="topic">{escape(one_line(element.topic))}</p>'
            return (school if element.school.strip() else "") + head + topic
        case Heading():
            tag, page = f"h{element.level + 1}", ' class="lembar"' if element.new_page else ""
            return f"<{tag}{page}>{escape(one_line(element.text))}</{tag}>"
        case Paragraph():
            look = ' class="murid"' if element.for_students else ""
            return f"<p{look}>{_line(element.line)}</p>"
        case Listing():
            look = ' class="murid"' if element.for_students else ""
            return _list(element.lines, element.ordered, look)
        case Fields():
            return _fields(element)
        case Lesson():
            return _lesson(element)
        case Grid():
            rows = ([_cell(found) for found in row] for row in element.rows)
            return _table(element.columns, rows)
        case Form():
            height = f' style="height:{max(0.62, element.room * 0.64):.2f}cm"'
            blank = ([escape(one_line(text)) for text in row] for row in element.rows)
            return _table(element.columns, blank, height)
        case Question():
            return _question(element)
        case NameLine():
            places = " ".join(f"{escape(name)}: <span></span>" for name in words.NAME_LINE)
            return f'<p class="nama">{places}</p>'
        case Notes():
            return f"<p><b>{escape(element.label)}:</b></p>{_room(element.room)}"
        case Signatures():
            return _signatures(element)


def _line(line: Line) -> str:
    return "".join(_span(span) for span in line)


def _span(span: Span) -> str:
    lead = " " if span.text[:1].isspace() else ""
    tail = " " if span.text[-1:].isspace() and not span.origin else ""
    official = span.origin is Origin.OFFICIAL
    parts = (part if official else unbroken(part) for part in lines_of(span.text))
    told = lead + "<br>".join(escape(part) for part in parts) + tail
    for wanted, tag in ((span.bold, "b"), (span.italic, "i")):
        told = f"<{tag}>{told}</{tag}>" if wanted else told
    tone = {"warning": "peringatan", "small": "kecil"}.get(span.tone)
    told = f'<span class="{tone}">{told}</span>' if tone else told
    mark = (
        f'<sup class="asal">&nbsp;{escape(words.MARKS[span.origin])}</sup>' if span.origin else ""
    )
    return told + mark


def _list(lines: Cell, ordered: bool, look: str = "") -> str:
    tag = "ol" if ordered else "ul"
    return f"<{tag}{look}>{''.join(f'<li>{_line(line)}</li>' for line in lines)}</{tag}>"


def _cell(lines: Cell) -> str:
    return "".join(f"<p>{_line(line)}</p>" for line in lines)


def _fields(fields: Fields) -> str:
    rows = "".join(
        f"<tr><th>{escape(field.label)}</th><td>{_points(field)}</td></tr>" for field in fields.rows
    )
    return f"<table><tbody>{rows}</tbody></table>"


def _points(field: Field) -> str:
    if field.points == "plain" or len(field.lines) < 2:
        return _cell(field.lines)
    return _list(field.lines, field.points == "numbers")


def _table(columns: Sequence[str], rows: Iterator[list[str]], look: str = "") -> str:
    head = "".join(f"<th>{escape(one_line(name))}</th>" for name in columns)
    body = "".join(f"<tr{look}>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _lesson(lesson: Lesson) -> str:
    rows = []
    for stage in lesson.stages:
        rows.append(_band(words.stage_line(stage.name, stage.experience, stage.minutes)))
        rows += [_activity(activity) for activity in stage.activities]
    rows.append(_band(words.total_line(lesson.minutes, lesson.allotted)))
    names = (words.MINUTES, words.STUDENT_ACTIVITY, words.TEACHER_ACTIVITY)
    head = "".join(f"<th>{name}</th>" for name in (*names, words.PRINCIPLE_AND_MATERIALS))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _band(text: str) -> str:
    return f'<tr><th colspan="4">{escape(text)}</th></tr>'


def _activity(activity: Activity) -> str:
    notes = (said(activity.note, italic=True),) if activity.note else ()
    about: list[Line] = [said(formats.sentence(activity.principle), bold=True)]
    if activity.objectives:
        about.append(said(", ".join(activity.objectives)))
    if activity.materials:
        about.append(labelled(words.MATERIALS, said("; ".join(activity.materials))))
    cells = (
        (said(str(activity.minutes), bold=True),),
        (told(activity.students), *notes),
        (told(activity.teacher),),
        tuple(about),
    )
    return f"<tr>{''.join(f'<td>{_cell(found)}</td>' for found in cells)}</tr>"


def _question(question: Question) -> str:
    choices = "".join(
        f"<br>{chr(65 + number)}. {escape(one_line(text))}"
        for number, text in enumerate(question.choices)
    )
    asked = f"{question.number}. {_line(question.line)}{choices}"
    return f'<div class="soal">{asked}{_room(question.room)}</div>'


def _room(count: int) -> str:
    return '<div class="isian"></div>' * count


def _signatures(block: Signatures) -> str:
    pairs = list(zip(block.left, block.right, strict=True))
    rows = [
        f"<tr>{''.join(f'<td>{escape(one_line(t))}</td>' for t in pair)}</tr>" for pair in pairs
    ]
    rows.insert(2, '<tr><td class="ruang"></td><td></td></tr>')
    return f'<table class="ttd"><tbody>{"".join(rows)}</tbody></table>'
