"""Options of the command line: they beat the text, and a contradiction is told."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.request import Notice, PlanRequest, Problem
from kelas_ai.planning.cleaning import clean_text
from kelas_ai.planning.findings import Findings
from kelas_ai.planning.option_values import (
    class_option,
    count_options,
    situation_options,
    subject_option,
)
from kelas_ai.planning.recognising import Vocabulary
from kelas_ai.planning.settling import settle
from kelas_ai.strings import understanding as words


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestOptions:
    """What was typed as options, as typed; None when not typed.

    alat: a list with commas, where `tanpa proyektor` names what is missing.
    """

    mapel: str | None = None
    kelas: str | int | None = None
    fase: str | None = None
    topik: str | None = None
    jp: str | int | None = None
    murid: str | int | None = None
    semester: str | None = None
    alat: str | None = None
    konteks: str | None = None
    model_belajar: str | None = None

    @property
    def typed(self) -> dict[str, str]:
        """Options that say something, as cleaned text."""
        said = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        cleaned = {
            name: clean_text(str(value)) for name, value in said.items() if value is not None
        }
        return {name: " ".join(value.split()) for name, value in cleaned.items() if value}


def apply_options(
    request: PlanRequest,
    findings: Findings,
    options: RequestOptions,
    frame: NationalFrame,
    vocabulary: Vocabulary,
) -> PlanRequest:
    """Settle again with the options in place of what the text said; told where they differ."""
    typed = options.typed
    if not typed:
        return request
    problems: list[Problem] = []
    if "kelas" in typed or "fase" in typed:
        problems += class_option(typed, findings, vocabulary)
    if "mapel" in typed:
        problems += subject_option(typed["mapel"], findings, vocabulary)
    problems += count_options(typed, findings)
    situation_options(typed, findings)
    topic = typed.get("topik", request.topic)
    text = request.text or topic
    chosen = settle(findings, topic, text, frame)
    notices = (*chosen.notices, *_contradictions(request, chosen, typed))
    return replace(
        chosen,
        notices=tuple(dict.fromkeys(notices)),
        problems=tuple(dict.fromkeys((*problems, *chosen.problems))),
    )


FIELD_OF_OPTION = {
    "mapel": "subject",
    "kelas": "grade",
    "fase": "phase",
    "topik": "topic",
    "jp": "lesson_hours",
    "murid": "students",
    "semester": "semester",
    "konteks": "context",
    "model_belajar": "learning_model",
}


def _contradictions(
    text_says: PlanRequest, chosen: PlanRequest, typed: dict[str, str]
) -> list[Notice]:
    notices: list[Notice] = []
    for option, field in FIELD_OF_OPTION.items():
        written, used = getattr(text_says, field), getattr(chosen, field)
        if option not in typed or not written or not used or written == used:
            continue
        name = words.FIELD_NAMES[field]
        text = words.OPTION_WINS.format(field=name, written=written, chosen=used)
        notices.append(Notice(code="pilihan_dipakai", text=text))
    return notices
