"""Both documents are written from one outline, and the heavy library stays where it belongs."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from dataclasses import fields, replace

from docx import Document

from kelas_ai.domain.lesson import Block, LessonPlan, PlanWorksheet, Stage
from kelas_ai.domain.review import Review
from kelas_ai.export.docx import plan_docx
from kelas_ai.export.elements import Fields, Form, Heading, Lesson, Listing, Question, said, titled
from kelas_ai.export.markdown import plan_markdown
from kelas_ai.export.outline import identity, outline
from kelas_ai.export.outline_assessment import numbered_items
from kelas_ai.strings import headings as words
from tests.conftest import PROJECT


def test_question_numbers_run_through_and_keys_use_the_same(
    plan: LessonPlan, review: Review
) -> None:
    asked = [e for e in outline(plan, review) if isinstance(e, Question)]
    sheet = [question for question in asked if question.line[0].text in item_texts(plan)]
    assert [question.number for question in sheet] == list(range(1, len(plan.items) + 1))
    for _, numbered in numbered_items(plan):
        for number, item in numbered:
            assert sheet[number - 1].line[0].text == item.block.text


def item_texts(plan: LessonPlan) -> set[str]:
    return {item.block.text for item in plan.items}


def test_the_assessment_names_its_question_numbers(plan: LessonPlan, review: Review) -> None:
    assert "Nomor 5–8 pada Lampiran 3" in plan_markdown(plan, review)


def test_oral_questions_and_choices_get_no_lines_to_write_on(
    plan: LessonPlan, review: Review
) -> None:
    rooms = {e.line[0].text: e.room for e in outline(plan, review) if isinstance(e, Question)}
    for item in plan.items:
        expected = 0 if item.use == "awal" or item.choices else {"isian": 1, "uraian": 4}[item.form]
        assert rooms[item.block.text] == expected


def test_a_sum_that_differs_from_the_allotted_time_is_said(
    plan: LessonPlan, review: Review
) -> None:
    first = plan.stages[0]
    shorter = replace(first.activities[0], minutes=4)
    changed = Stage(name=first.name, experience="", activities=(shorter,))
    text = plan_markdown(replace(plan, stages=(changed, *plan.stages[1:])), review)
    assert "**Jumlah waktu: 64 menit, sedangkan alokasi 70 menit**" in text


def test_many_indicators_are_numbered_so_that_columns_stay_wide(
    plan: LessonPlan, review: Review
) -> None:
    process = next(check for check in plan.checks if check.kind == "proses")
    six = replace(process, instrument=process.instrument * 2)
    checks = tuple(six if check is process else check for check in plan.checks)
    elements = outline(replace(plan, checks=checks), review)
    sheet = next(e for e in elements if isinstance(e, Form) and not e.room)
    listed = elements[elements.index(sheet) - 2]
    assert sheet.columns[2:-1] == ("1", "2", "3", "4", "5", "6")
    assert isinstance(listed, Listing) and listed.ordered and len(listed.lines) == 6


def test_identity_lists_time_as_hours_times_minutes(plan: LessonPlan) -> None:
    rows = dict(identity(plan))
    assert rows[words.TIME] == "2 JP × 35 menit = 70 menit (1 pertemuan)"
    assert rows[words.PHASE_AND_CLASS] == "C / V (SD)"
    assert rows[words.SEMESTER] == words.FILL_IN


def test_the_worksheet_is_left_out_where_it_has_no_table(plan: LessonPlan, review: Review) -> None:
    bare = replace(plan, worksheet=replace(plan.worksheet, columns=(), rows=()))
    assert not [e for e in outline(bare, review) if isinstance(e, Form) and e.room]


def test_every_part_has_content_under_its_heading(plan: LessonPlan, review: Review) -> None:
    elements = outline(plan, review)
    for element, following in zip(elements, elements[1:], strict=False):
        if isinstance(element, Heading) and element.level == 2:
            assert not isinstance(following, Heading), element.text
    assert sum(isinstance(element, Lesson) for element in elements) == 1
    assert all(element.rows for element in elements if isinstance(element, Fields))


def test_a_title_that_ends_a_sentence_gets_no_second_stop() -> None:
    joined = ["".join(s.text for s in titled(said(t), said("Isi."))) for t in ("A", "A?", "A… ")]
    assert joined == ["A. Isi.", "A? Isi.", "A… Isi."]


def test_python_docx_is_imported_by_the_docx_modules_only() -> None:
    uses = re.compile(r"^\s*(?:from|import) docx\b", re.M)
    users = [p for p in (PROJECT / "kelas_ai").rglob("*.py") if uses.search(p.read_text("utf-8"))]
    assert users and all(re.fullmatch(r"docx\w*", path.stem) for path in users)


def test_markdown_and_json_do_not_wait_for_python_docx() -> None:
    code = (
        "import sys, kelas_ai.export.markdown, kelas_ai.export.contract, kelas_ai.export.saving;"
        "import kelas_ai.export.html, kelas_ai.export.pdf, kelas_ai.export.formats;"
        "print('docx' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT)
    assert told.stdout.strip() == "False", told.stderr


def test_a_plan_with_empty_parts_can_still_be_written(plan: LessonPlan, review: Review) -> None:
    """Older or edited plans may lack anything; the export never fails for it."""
    nothing = Block(id="kosong", text="")
    emptied = {
        field.name: ()
        for field in fields(plan)
        if isinstance(getattr(plan, field.name), tuple) and field.name != "stages"
    }
    blank = {
        field.name: nothing
        for field in fields(plan)
        if isinstance(getattr(plan, field.name), Block)
    }
    sheet = PlanWorksheet(
        title="", purpose=nothing, tools=(), steps=(), columns=(), rows=(), questions=(), key=()
    )
    bare = replace(plan, **emptied, **blank, stages=(), worksheet=sheet, local_task=None)
    text = plan_markdown(bare, Review(findings=()))
    headings = re.findall(r"^## (.*)$", text, re.M)
    assert headings[0] == words.IDENTIFICATION and headings[-1] == words.SOURCES
    assert "0 dari 0 butir terpenuhi" in text
    document = Document(io.BytesIO(plan_docx(bare, review)))
    assert [p.text for p in document.paragraphs if p.text in headings] == headings
