"""A school's own Word form: filled whole, or refused with the reason."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.errors import KelasError, TemplateInvalid
from kelas_ai.export.docx_starter import starter_template
from kelas_ai.export.template import plan_names, template_docx


def form(folder: Path, *lines: str) -> Path:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    path = folder / "formulir.docx"
    document.save(str(path))
    return path


def words_of(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_the_starter_form_is_filled_whole(plan: LessonPlan, tmp_path: Path) -> None:
    path = tmp_path / "formulir.docx"
    path.write_bytes(starter_template())
    said = words_of(template_docx(plan, path))
    assert "{{" not in said and "{%" not in said
    for stage in plan.stages:
        for activity in stage.activities:
            assert activity.students.text in said
    for item in plan.items:
        assert item.key in said
    assert plan.objectives[0].block.text in said


def test_a_form_uses_any_name(plan: LessonPlan, tmp_path: Path) -> None:
    path = form(tmp_path, "{{ mapel }} kelas {{ kelas }}: {{ topik }}", "{{ tujuan | length }} TP")
    said = words_of(template_docx(plan, path))
    assert plan.identity.topic in said
    assert f"{len(plan.objectives)} TP" in said


def test_every_name_can_be_printed(plan: LessonPlan, tmp_path: Path) -> None:
    names = plan_names(plan)
    path = form(tmp_path, *("{{ %s }}" % name for name in names))
    assert "{{" not in words_of(template_docx(plan, path))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{{ nama_yang_tidak_ada }}", "nama_yang_tidak_ada"),
        ("{{ mapel ", ""),
        ("{% for x in tujuan %}{{ x.teks }}", ""),
        ("{{ ''.__class__.__mro__ }}", ""),
        ("{{ tujuan.__init__.__globals__ }}", ""),
        ("{% for x in range(10000000) %}a{% endfor %}", ""),
    ],
)
def test_wrong_or_harmful_forms_are_refused(
    plan: LessonPlan, tmp_path: Path, line: str, reason: str
) -> None:
    with pytest.raises((TemplateInvalid, KelasError)) as caught:
        template_docx(plan, form(tmp_path, line))
    assert reason in str(caught.value.facts["detail"])


def test_what_is_no_word_file_is_refused(plan: LessonPlan, tmp_path: Path) -> None:
    broken = tmp_path / "rusak.docx"
    broken.write_bytes(b"bukan zip")
    for path in (broken, tmp_path / "tidak-ada.docx"):
        with pytest.raises(KelasError):
            template_docx(plan, path)


def test_teacher_text_never_becomes_markup(plan: LessonPlan, tmp_path: Path) -> None:
    from dataclasses import replace

    harmful = replace(plan, identity=replace(plan.identity, topic="<w:p/> & {{ mapel }}"))
    said = words_of(template_docx(harmful, form(tmp_path, "{{ topik }}")))
    assert "<w:p/> & {{ mapel }}" in said
