"""Write a plan in the formats that were asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kelas_ai.cli.output import json_text, result, tell
from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.export.contract import plan_json
from kelas_ai.export.markdown import plan_markdown
from kelas_ai.export.saving import file_stem, save_documents
from kelas_ai.review.report import review_json
from kelas_ai.strings import commands as words

if TYPE_CHECKING:
    from kelas_ai.services import Services

KNOWN = ("md", "docx", "json")


def formats_of(written: str) -> list[str]:
    """Formats from a comma list; an unknown one ends the command with a usage message."""
    names = [name.strip().lower().lstrip(".") for name in written.split(",") if name.strip()]
    for name in names:
        if name not in KNOWN:
            known = ", ".join(KNOWN)
            raise typer.BadParameter(words.BAD_FORMAT.format(name=name, known=known))
    return names or ["md"]


def deliver(services: Services, plan: LessonPlan, formats: list[str], folder: Path | None) -> None:
    """A single text format goes to stdout; documents, or several formats, become files."""
    documents = {name: _content(services, plan, name) for name in formats}
    if folder is not None or len(formats) > 1 or "docx" in formats:
        target = folder or services.settings.output_folder
        for path in save_documents(target, file_stem(plan), documents):
            tell(words.WRITTEN.format(path=path))
        return
    for content in documents.values():
        result(content if isinstance(content, str) else content.decode())


def _content(services: Services, plan: LessonPlan, name: str) -> bytes | str:
    review = services.review(plan)
    if name == "docx":
        from kelas_ai.export.docx import plan_docx

        return plan_docx(plan, review)
    if name == "json":
        return json_text(plan_json(plan, review_json(review)))
    return plan_markdown(plan, review)
