"""Write a plan in a printable format, or as JSON for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.review import Review
from kelas_ai.export.formats import document
from kelas_ai.export.forms import FORMS
from kelas_ai.export.parts import SHEETS, WHOLE
from kelas_ai.export.saving import file_stem, save_documents

if TYPE_CHECKING:
    from kelas_ai.services import Services

CONTENTS = (WHOLE, *FORMS, *SHEETS)
FORMATS = ("docx", "pdf", "md", "html", "json")


def write(
    services: Services,
    plan: LessonPlan,
    formats: tuple[str, ...],
    folder: Path | None,
    part: str = WHOLE,
) -> tuple[Path, ...]:
    """Write one plan, or a part of it, into a folder (the configured one when None).

    part: one of CONTENTS; JSON is always whole. Raises: ExportError subclasses.
    """
    review = services.review(plan)
    contents = {name: _content(plan, review, name, part) for name in formats}
    target = folder or services.settings.output_folder
    whole = "json" in formats
    return save_documents(target, file_stem(plan, WHOLE if whole else part), contents)


def _content(plan: LessonPlan, review: Review, name: str, part: str) -> bytes | str:
    if name != "json":
        return document(plan, review, name, part)
    from kelas_ai.export.contract import plan_json
    from kelas_ai.review.report import review_json

    contract = plan_json(plan, review_json(review))
    return json.dumps(contract, ensure_ascii=False, indent=2) + "\n"
