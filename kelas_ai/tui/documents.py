"""Write a plan in a printable format, or as JSON for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.review import Review
from kelas_ai.export.formats import document
from kelas_ai.export.saving import file_stem, save_documents

if TYPE_CHECKING:
    from kelas_ai.services import Services

FORMATS = ("docx", "pdf", "md", "html", "json")


def write(
    services: Services, plan: LessonPlan, formats: tuple[str, ...], folder: Path | None
) -> tuple[Path, ...]:
    """Write one plan in these formats into a folder (the configured one when None).

    Raises: ExportError subclasses.
    """
    review = services.review(plan)
    contents = {name: _content(plan, review, name) for name in formats}
    target = folder or services.settings.output_folder
    return save_documents(target, file_stem(plan), contents)


def _content(plan: LessonPlan, review: Review, name: str) -> bytes | str:
    if name != "json":
        return document(plan, review, name)
    from kelas_ai.export.contract import plan_json
    from kelas_ai.review.report import review_json

    contract = plan_json(plan, review_json(review))
    return json.dumps(contract, ensure_ascii=False, indent=2) + "\n"
