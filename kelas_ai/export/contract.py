"""A plan with its review as the stable `--json` contract."""

from __future__ import annotations

from typing import Any

from kelas_ai.domain.lesson import Activity, Block, Check, LessonPlan, PlanItem, Stage, Suggestion

CONTRACT_VERSION = 1


def plan_json(plan: LessonPlan, review: dict[str, Any]) -> dict[str, Any]:
    """The contract. `review` is the review's own JSON (`putusan`, `butir`)."""
    return {
        "versi_skema": CONTRACT_VERSION,
        "id": plan.id,
        "identitas": _identity(plan),
        "dasar": {"jenis": str(plan.basis), "id": plan.basis_id, "catatan": plan.basis_note},
        "capaian": [
            {"elemen": use.strand, "kode": use.strand_id, **_sourced(use.block)}
            for use in plan.outcomes
        ],
        "identifikasi": _identification(plan),
        "desain": _design(plan),
        "tujuan": [
            {"id": objective.id, "teks": objective.block.text, "asal": str(objective.block.origin)}
            for objective in plan.objectives
        ],
        "dimensi": [
            {"nama": use.name, "wujud": use.evidence.text, "asal": str(use.evidence.origin)}
            for use in plan.dimensions
        ],
        "langkah": [_stage(stage) for stage in plan.stages],
        "konteks_setempat": _local(plan),
        "miskonsepsi": [
            {
                "keyakinan": entry.belief.text,
                "pertanyaan": entry.question,
                "tindakan": entry.response,
            }
            for entry in plan.misconceptions
        ],
        "asesmen": {check.kind: _check(check) for check in plan.checks},
        "soal": [_item(item) for item in plan.items],
        "kktp": [
            {
                "tp": entry.objective,
                "baru_berkembang": entry.emerging.text,
                "layak": entry.fair.text,
                "cakap": entry.proficient.text,
                "mahir": entry.advanced.text,
            }
            for entry in plan.criteria
        ],
        **_support(plan),
        "telaah": review,
        "saran_ai": [_suggestion(entry) for entry in plan.suggestions],
        "ai": _enrichment(plan),
        "catatan": [{"kode": notice.code, "teks": notice.text} for notice in plan.notices],
        "sumber": list(plan.sources),
        "waktu": {
            "draf_detik": plan.draft_seconds,
            "ai_detik": plan.enrichment_log.seconds,
            "token_ai": plan.enrichment_log.tokens,
        },
        "dibuat": plan.created,
        "pertemuan": _meeting(plan),
    }


def _meeting(plan: LessonPlan) -> dict[str, Any] | None:
    """Place in a sequence; None for a plan that stands alone."""
    place = plan.meeting
    if place is None:
        return None
    return {
        "ke": place.number,
        "dari": place.count,
        "satuan": place.unit,
        "sebelumnya": place.previous,
        "berikutnya": place.following,
    }


def _sourced(block: Block) -> dict[str, str]:
    return {"teks": block.text, "asal": str(block.origin), "sumber": block.source}


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks]


def _identity(plan: LessonPlan) -> dict[str, Any]:
    who = plan.identity
    return {
        "mapel": who.subject,
        "fase": who.phase,
        "kelas": who.grade,
        "topik": who.topic,
        "jp": who.lesson_hours,
        "menit_per_jp": who.minutes_per_hour,
        "menit_total": who.total_minutes,
        "murid": who.students,
        "jenjang": who.level,
        "semester": who.semester,
        "tahun_ajaran": who.school_year,
        "satuan_pendidikan": who.school,
        "guru": who.teacher,
        "nip_guru": who.teacher_nip,
        "kepala_sekolah": who.principal,
        "nip_kepala_sekolah": who.principal_nip,
    }


def _identification(plan: LessonPlan) -> dict[str, Any]:
    return {
        "kesiapan": _texts(plan.readiness),
        "materi": {
            "jenis": plan.material_kind.text,
            "relevansi": plan.material_relevance.text,
            "kesulitan": plan.material_difficulty.text,
        },
    }


def _design(plan: LessonPlan) -> dict[str, Any]:
    return {
        "pemahaman_bermakna": plan.understanding.text,
        "pemantik": {"teks": plan.trigger.text, "asal": str(plan.trigger.origin)},
        "praktik_pedagogis": {"model": plan.model.text, "alasan": plan.model_reason.text},
        "kemitraan": plan.partnership.text,
        "lingkungan": plan.environment.text,
        "teknologi": plan.technology.text,
        "lintas_ilmu": plan.cross_disciplinary.text,
    }


def _stage(stage: Stage) -> dict[str, Any]:
    return {
        "tahap": stage.name,
        "pengalaman": stage.experience,
        "menit": stage.minutes,
        "kegiatan": [_activity(activity) for activity in stage.activities],
    }


def _activity(activity: Activity) -> dict[str, Any]:
    return {
        "teks": activity.students.text,
        "guru": activity.teacher.text,
        "menit": activity.minutes,
        "prinsip": activity.principle,
        "tp": list(activity.objectives),
        "bahan": list(activity.materials),
        "catatan": activity.note,
        "asal": str(activity.students.origin),
    }


def _local(plan: LessonPlan) -> dict[str, Any] | None:
    task = plan.local_task
    if task is None:
        return None
    return {
        "tempat": task.place,
        "situasi": task.situation.text,
        "tugas": task.task,
        "kunci": task.key,
        "asal": str(task.situation.origin),
        "terverifikasi": task.verified,
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "teknik": check.technique.text,
        "instrumen": _texts(check.instrument),
        "tindak_lanjut": check.follow_up.text,
        "asal": str(check.technique.origin),
    }


def _item(item: PlanItem) -> dict[str, Any]:
    return {
        "soal": item.block.text,
        "bentuk": item.form,
        "pilihan": list(item.choices),
        "kunci": item.key,
        "penjelasan": item.explanation,
        "untuk": item.use,
        "tingkat": item.level,
        "tp": item.objective,
        "asal": str(item.block.origin),
        "terverifikasi": item.verified,
        "perlu_diperiksa": item.needs_check,
    }


def _support(plan: LessonPlan) -> dict[str, Any]:
    sheet = plan.worksheet
    return {
        "diferensiasi": {
            "perlu_bimbingan": plan.needs_help.text,
            "cakap": plan.on_track.text,
            "mahir": plan.ahead.text,
        },
        "remedial": plan.remedial.text,
        "pengayaan": plan.enrichment.text,
        "refleksi": {
            "murid": _texts(plan.student_reflection),
            "guru": _texts(plan.teacher_reflection),
        },
        "kondisi_kelas": _texts(plan.class_advice),
        "lkpd": {
            "judul": sheet.title,
            "tujuan": sheet.purpose.text,
            "alat": list(sheet.tools),
            "langkah": _texts(sheet.steps),
            "kolom": list(sheet.columns),
            "baris": list(sheet.rows),
            "pertanyaan": _texts(sheet.questions),
            "kunci": list(sheet.key),
        },
        "bahan_ajar": {
            "fakta": [{"teks": block.text, "sumber": block.source} for block in plan.facts],
            "contoh": {
                "soal": plan.worked_problem.text,
                "langkah": list(plan.worked_steps),
                "jawaban": plan.worked_answer,
            },
        },
        "bacaan": {"judul": plan.reading_title, "paragraf": _texts(plan.reading)},
        "glosarium": [{"istilah": term, "arti": meaning} for term, meaning in plan.glossary],
    }


def _suggestion(entry: Suggestion) -> dict[str, Any]:
    return {
        "id": entry.id,
        "bagian": entry.slot,
        "blok": entry.block_id,
        "jenis": entry.kind,
        "teks": entry.text,
        "alasan": entry.reason,
        "keputusan": str(entry.decision),
        "asal": str(entry.origin),
        "pilihan": list(entry.options),
        "skor": list(entry.scores),
    }


def _enrichment(plan: LessonPlan) -> dict[str, Any]:
    log = plan.enrichment_log
    return {
        "model": log.model,
        "dicoba": log.asked,
        "dipilih": log.chosen,
        "teks_diterima": log.accepted_texts,
        "teks_ditolak": log.rejected_texts,
        "kembali_ke_pustaka": log.fallbacks,
        "alasan_tolak": list(log.rejections),
        "pilihan_pertama_detik": log.first_choice_seconds,
        "dihentikan": log.stopped,
        "masalah": log.problem,
    }
