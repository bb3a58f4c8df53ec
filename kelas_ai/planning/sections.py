"""The sections of a plan that follow directly from the card."""

from __future__ import annotations

from typing import Any

from kelas_ai.domain.card import Item, TopicCard
from kelas_ai.domain.lesson import (
    Block,
    Check,
    PlanCriterion,
    PlanDimension,
    PlanItem,
    PlanMisconception,
    PlanObjective,
    PlanWorksheet,
)
from kelas_ai.domain.request import PlanRequest
from kelas_ai.strings import planning as words
from kelas_ai.strings.enrichment import PLACE_NAMES
from kelas_ai.strings.formats import listed


def _blocks(prefix: str, texts: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(Block(id=f"{prefix}.{n}", text=text) for n, text in enumerate(texts, 1))


def identification(card: TopicCard) -> dict[str, Any]:
    """Identifikasi: readiness, material, dimensions."""
    return {
        "readiness": _blocks("kesiapan", card.prerequisites),
        "material_kind": Block(id="materi.jenis", text=card.material.kind),
        "material_relevance": Block(id="materi.relevansi", text=card.material.relevance),
        "material_difficulty": Block(id="materi.kesulitan", text=card.material.difficulty),
        "dimensions": tuple(
            PlanDimension(name=use.name, evidence=Block(id=f"dimensi.{n}", text=use.evidence))
            for n, use in enumerate(card.dimensions, 1)
        ),
    }


def design(card: TopicCard, request: PlanRequest) -> dict[str, Any]:
    """Desain pembelajaran: objectives and the four parts of the frame."""
    pedagogy = card.pedagogy
    return {
        "objectives": tuple(
            PlanObjective(
                id=objective.id,
                block=Block(id=f"tujuan.{objective.id}", text=objective.text),
                competence=objective.competence,
                content=objective.content,
            )
            for objective in card.objectives
        ),
        "understanding": Block(id="pemahaman", text=card.understanding),
        "model": Block(id="praktik.model", text=pedagogy.model),
        "model_reason": Block(id="praktik.alasan", text=pedagogy.reason),
        "partnership": Block(id="kemitraan", text=pedagogy.partnership),
        "environment": Block(id="lingkungan", text=_environment(card, request)),
        "technology": Block(id="teknologi", text=_technology(card, request)),
        "cross_disciplinary": Block(id="lintas_ilmu", text=pedagogy.cross_disciplinary),
    }


def _environment(card: TopicCard, request: PlanRequest) -> str:
    parts = [card.pedagogy.environment]
    place = request.context or PLACE_NAMES.get(request.place, "")
    if request.place and place:
        parts.append(words.LOCAL_PLACE.format(place=place))
    if request.students:
        parts.append(words.grouping(request.students))
    return " ".join(parts)


def _technology(card: TopicCard, request: PlanRequest) -> str:
    parts = [card.pedagogy.technology]
    if request.missing_tools:
        parts.append(words.WITHOUT_TOOLS.format(tools=listed(request.missing_tools)))
    if "tanpa_listrik" in request.conditions:
        parts.append(words.WITHOUT_POWER)
    return " ".join(parts)


def knowledge(card: TopicCard) -> dict[str, Any]:
    """Facts, worked example, misconceptions, reading, glossary."""
    example = card.worked_example
    return {
        "facts": tuple(
            Block(id=f"fakta.{n}", text=fact.text, source=fact.source)
            for n, fact in enumerate(card.facts, 1)
        ),
        "worked_problem": Block(id="contoh", text=example.problem),
        "worked_steps": example.steps,
        "worked_answer": example.answer,
        "misconceptions": tuple(
            PlanMisconception(
                belief=Block(id=f"miskonsepsi.{n}", text=entry.belief),
                question=entry.question,
                response=entry.response,
            )
            for n, entry in enumerate(card.misconceptions, 1)
        ),
        "reading_title": card.reading.title,
        "reading": _blocks("bacaan", card.reading.paragraphs),
        "glossary": tuple((entry.term, entry.meaning) for entry in card.glossary),
    }


def assessment(card: TopicCard, verified_only: bool) -> dict[str, Any]:
    """Three checks, items with keys, KKTP.

    verified_only: card keys were checked by people and, where numeric, by code; a pattern's
    keys were not, so there every item is marked for checking.
    """
    return {
        "checks": _checks(card),
        "items": tuple(
            _item(n, item, needs_check=not verified_only) for n, item in enumerate(card.items, 1)
        ),
        "criteria": tuple(
            PlanCriterion(
                objective=criterion.objective,
                emerging=Block(id=f"kktp.{n}.1", text=criterion.emerging),
                fair=Block(id=f"kktp.{n}.2", text=criterion.fair),
                proficient=Block(id=f"kktp.{n}.3", text=criterion.proficient),
                advanced=Block(id=f"kktp.{n}.4", text=criterion.advanced),
            )
            for n, criterion in enumerate(card.criteria, 1)
        ),
    }


def _checks(card: TopicCard) -> tuple[Check, ...]:
    initial, process, final = card.initial_check, card.process_check, card.final_check
    return (
        Check(
            kind="awal",
            technique=Block(id="asesmen.awal.teknik", text=initial.technique),
            instrument=_blocks("asesmen.awal", initial.instrument),
            follow_up=Block(id="asesmen.awal.lanjut", text=initial.follow_up),
        ),
        Check(
            kind="proses",
            technique=Block(id="asesmen.proses.teknik", text=process.technique),
            instrument=_blocks("asesmen.proses", process.indicators),
            follow_up=Block(id="asesmen.proses.lanjut", text=process.feedback),
        ),
        Check(
            kind="akhir",
            technique=Block(id="asesmen.akhir.teknik", text=final.technique),
            instrument=_blocks("asesmen.akhir", (final.instructions,)),
            follow_up=Block(id="asesmen.akhir.lanjut", text=final.scoring),
        ),
    )


def _item(number: int, item: Item, needs_check: bool) -> PlanItem:
    return PlanItem(
        block=Block(id=f"soal.{number}", text=item.question),
        form=item.form,
        choices=item.choices,
        key=item.key,
        explanation=item.explanation,
        level=item.level,
        use=item.use,
        objective=item.objective,
        verified=bool(item.calculation),
        needs_check=needs_check,
        calculation=item.calculation,
        result=item.result,
    )


def support(card: TopicCard, request: PlanRequest) -> dict[str, Any]:
    """Differentiation, remedial, enrichment, reflection, worksheet, advice for this class."""
    sheet = card.worksheet
    return {
        "needs_help": Block(id="diferensiasi.1", text=card.differentiation.needs_help),
        "on_track": Block(id="diferensiasi.2", text=card.differentiation.on_track),
        "ahead": Block(id="diferensiasi.3", text=card.differentiation.ahead),
        "remedial": Block(id="remedial", text=card.remedial),
        "enrichment": Block(id="pengayaan", text=card.enrichment),
        "student_reflection": _blocks("refleksi.murid", card.reflection.students),
        "teacher_reflection": _blocks("refleksi.guru", card.reflection.teacher),
        "class_advice": _class_advice(card, request),
        "worksheet": PlanWorksheet(
            title=sheet.title,
            purpose=Block(id="lkpd.tujuan", text=sheet.purpose),
            tools=sheet.tools,
            steps=_blocks("lkpd.langkah", sheet.steps),
            columns=sheet.columns,
            rows=sheet.rows,
            questions=_blocks("lkpd.pertanyaan", sheet.questions),
            key=sheet.key,
        ),
    }


def _class_advice(card: TopicCard, request: PlanRequest) -> tuple[Block, ...]:
    advice = []
    if "kelas_rangkap" in request.conditions:
        advice.append(Block(id="kondisi.rangkap", text=card.class_advice.multigrade))
    if "kelas_besar" in request.conditions or (request.students or 0) >= 37:
        advice.append(Block(id="kondisi.besar", text=card.class_advice.large_class))
    return tuple(advice)
