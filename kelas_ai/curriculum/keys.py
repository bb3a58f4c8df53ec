"""The one glossary between the Indonesian keys of pack files and the English field names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

FIELD_OF_KEY: dict[str, str] = {
    "id": "id",
    "mapel": "subject",
    "fase": "phase",
    "kelas": "grade",
    "elemen_id": "strand_id",
    "elemen": "strand",
    "judul": "title",
    "sinonim": "synonyms",
    "jp": "lesson_hours",
    "prasyarat": "prerequisites",
    "tujuan": "objectives",
    "teks": "text",
    "kompetensi": "competence",
    "konten": "content",
    "dimensi": "dimensions",
    "nama": "name",
    "wujud": "evidence",
    "pemahaman_bermakna": "understanding",
    "materi": "material",
    "jenis": "kind",
    "relevansi": "relevance",
    "kesulitan": "difficulty",
    "praktik": "pedagogy",
    "model": "model",
    "alasan": "reason",
    "kemitraan": "partnership",
    "lingkungan": "environment",
    "teknologi": "technology",
    "lintas_ilmu": "cross_disciplinary",
    "fakta": "facts",
    "sumber": "sources",
    "contoh": "worked_example",
    "langkah": "steps",
    "jawaban": "answer",
    "miskonsepsi": "misconceptions",
    "keyakinan": "belief",
    "pertanyaan": "question",
    "tindakan": "response",
    "pemantik": "triggers",
    "cocok": "fits",
    "konteks": "contexts",
    "tempat": "place",
    "situasi": "situation",
    "tugas": "task",
    "kunci": "key",
    "hitung": "calculation",
    "hasil": "result",
    "kegiatan": "activities",
    "awal": "opening",
    "memahami": "understand",
    "mengaplikasi": "apply",
    "merefleksi": "reflect",
    "penutup": "closing",
    "perluasan": "extensions",
    "murid": "students",
    "guru": "teacher",
    "bagian": "weight",
    "prinsip": "principle",
    "tp": "objectives",
    "bahan": "materials",
    "tanpa_listrik": "without_power",
    "kelas_rangkap": "multigrade",
    "kelas_besar": "large_class",
    "lewati_jika_singkat": "skip_if_short",
    "varian": "variants",
    "kondisi": "class_advice",
    "teknik": "technique",
    "instrumen": "instrument",
    "tindak_lanjut": "follow_up",
    "indikator": "indicators",
    "umpan_balik": "feedback",
    "petunjuk": "instructions",
    "penskoran": "scoring",
    "soal": "items",
    "bentuk": "form",
    "penjelasan": "explanation",
    "tingkat": "level",
    "untuk": "use",
    "pilihan": "choices",
    "kktp": "criteria",
    "baru_berkembang": "emerging",
    "layak": "fair",
    "cakap": "proficient",
    "mahir": "advanced",
    "diferensiasi": "differentiation",
    "perlu_bimbingan": "needs_help",
    "remedial": "remedial",
    "pengayaan": "enrichment",
    "lkpd": "worksheet",
    "alat": "tools",
    "kolom": "columns",
    "baris": "rows",
    "refleksi": "reflection",
    "glosarium": "glossary",
    "istilah": "term",
    "arti": "meaning",
    "bacaan": "reading",
    "paragraf": "paragraphs",
}

# Where one Indonesian word means two things, the surrounding key decides.
FIELD_IN_CONTEXT: dict[tuple[str, str], str] = {
    ("fakta", "sumber"): "source",
    ("contoh", "soal"): "problem",
    ("soal", "soal"): "question",
    ("soal", "tp"): "objective",
    ("kktp", "tp"): "objective",
    ("diferensiasi", "cakap"): "on_track",
    ("diferensiasi", "mahir"): "ahead",
    ("lkpd", "tujuan"): "purpose",
    ("lkpd", "pertanyaan"): "questions",
}

# Keys that are folded into another field: asesmen.awal -> initial_check, and so on.
ASSESSMENT_FIELDS: dict[str, str] = {
    "awal": "initial_check",
    "proses": "process_check",
    "akhir": "final_check",
}


def to_fields(value: Any, context: str = "") -> Any:
    """Rename Indonesian keys to field names, recursively; an unknown key raises KeyError."""
    if isinstance(value, Mapping):
        return _renamed(value, context)
    if isinstance(value, list):
        return [to_fields(entry, context) for entry in value]
    return value


def _renamed(mapping: Mapping[str, Any], context: str) -> dict[str, Any]:
    renamed: dict[str, Any] = {}
    for key, value in mapping.items():
        if key == "asesmen" and not context:
            for part, field in ASSESSMENT_FIELDS.items():
                renamed[field] = to_fields(value.get(part, {}), "asesmen")
            continue
        field = FIELD_IN_CONTEXT.get((context, key)) or FIELD_OF_KEY[key]
        renamed[field] = to_fields(value, key)
    return renamed
