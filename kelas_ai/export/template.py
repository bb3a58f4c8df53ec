"""A plan in the school's own Word form: a .docx in which {{ names }} stand for the plan's parts.

docxtpl fills the form; names are Jinja's, in a sandbox, because a form may come from anyone. A
name that does not exist is an error that says which, so that no form is printed half empty.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kelas_ai.domain.lesson import Block, Check, LessonPlan, Stage
from kelas_ai.errors import TemplateInvalid
from kelas_ai.export.forms import materials
from kelas_ai.export.outline_assessment import numbered_items
from kelas_ai.export.text import clean
from kelas_ai.reading.docx_safety import check_docx
from kelas_ai.strings import formats
from kelas_ai.strings import headings as words

Context = dict[str, Any]


def template_docx(plan: LessonPlan, template: Path) -> bytes:
    """The school's form filled with this plan.

    Raises: TemplateInvalid with the reason; ReadingError subclasses for what is no safe .docx.
    """
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    if not template.is_file():
        raise TemplateInvalid(path=str(template), detail=words.TEMPLATE_MISSING)
    check_docx(template)
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    target = io.BytesIO()
    try:
        form = DocxTemplate(str(template))
        form.render(plan_names(plan), environment, autoescape=True)
        form.save(target)
    except TemplateError as error:
        raise TemplateInvalid(path=str(template), detail=str(error)) from error
    except (
        ArithmeticError,
        ValueError,
        KeyError,
        TypeError,
    ) as error:  # docxtpl on forms that are no Word files
        raise TemplateInvalid(path=str(template), detail=type(error).__name__) from error
    return target.getvalue()


def plan_names(plan: LessonPlan) -> Context:
    """Everything a form may name, in Indonesian; missing names are printed as dotted lines."""
    who = plan.identity
    return {
        "sekolah": _said(who.school),
        "guru": _said(who.teacher),
        "nip_guru": _said(who.teacher_nip),
        "kepala_sekolah": _said(who.principal),
        "nip_kepala_sekolah": _said(who.principal_nip),
        "mapel": who.subject,
        "fase": who.phase,
        "kelas": formats.roman(who.grade),
        "semester": _said(formats.sentence(who.semester)),
        "tahun_ajaran": _said(who.school_year),
        "topik": clean(who.topic),
        "jp": who.lesson_hours,
        "menit_per_jp": who.minutes_per_hour,
        "menit": who.total_minutes,
        "murid": who.students or words.FILL_IN_PLACE,
        "tanggal": formats.long_date(plan.created) or words.FILL_IN_PLACE,
        "capaian": [
            {"elemen": use.strand, "teks": _text(use.block), "sumber": use.block.source}
            for use in plan.outcomes
        ],
        "tujuan": [{"nomor": entry.id, "teks": _text(entry.block)} for entry in plan.objectives],
        "dimensi": [
            {"nama": formats.sentence(use.name), "wujud": _text(use.evidence)}
            for use in plan.dimensions
        ],
        "kesiapan": [_text(block) for block in plan.readiness],
        "pemahaman": _text(plan.understanding),
        "pemantik": _text(plan.trigger),
        "model": _text(plan.model),
        "alasan_model": _text(plan.model_reason),
        "kemitraan": _text(plan.partnership),
        "lingkungan": _text(plan.environment),
        "teknologi": _text(plan.technology),
        "lintas_ilmu": _text(plan.cross_disciplinary),
        "bahan": list(materials(plan)),
        "langkah": [_stage(stage) for stage in plan.stages],
        "asesmen": {check.kind: _check(check) for check in plan.checks},
        "kktp": [
            {
                "tujuan": entry.objective,
                "baru_berkembang": _text(entry.emerging),
                "layak": _text(entry.fair),
                "cakap": _text(entry.proficient),
                "mahir": _text(entry.advanced),
            }
            for entry in plan.criteria
        ],
        "perlu_bimbingan": _text(plan.needs_help),
        "cakap": _text(plan.on_track),
        "mahir": _text(plan.ahead),
        "remedial": _text(plan.remedial),
        "pengayaan": _text(plan.enrichment),
        "refleksi_murid": [_text(block) for block in plan.student_reflection],
        "refleksi_guru": [_text(block) for block in plan.teacher_reflection],
        "soal": _items(plan),
        "sumber": [clean(line) for line in plan.sources],
    }


def _said(text: str) -> str:
    return clean(text).strip() or words.FILL_IN


def _text(block: Block) -> str:
    return clean(block.text)


def _stage(stage: Stage) -> Mapping[str, Any]:
    return {
        "tahap": words.stage_line(stage.name, stage.experience, stage.minutes),
        "menit": stage.minutes,
        "kegiatan": [
            {
                "menit": activity.minutes,
                "murid": _text(activity.students),
                "guru": _text(activity.teacher),
                "prinsip": activity.principle,
                "tujuan": ", ".join(activity.objectives),
                "bahan": "; ".join(activity.materials),
            }
            for activity in stage.activities
        ],
    }


def _check(check: Check) -> Mapping[str, Any]:
    return {
        "teknik": _text(check.technique),
        "instrumen": [_text(block) for block in check.instrument],
        "tindak_lanjut": _text(check.follow_up),
    }


def _items(plan: LessonPlan) -> list[Mapping[str, Any]]:
    return [
        {
            "nomor": number,
            "untuk": use,
            "teks": _text(item.block),
            "pilihan": [f"{chr(65 + n)}. {clean(text)}" for n, text in enumerate(item.choices)],
            "kunci": clean(item.key),
            "penjelasan": clean(item.explanation),
        }
        for use, numbered in numbered_items(plan)
        for number, item in numbered
    ]
