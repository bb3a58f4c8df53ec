"""Write a plan in the formats that were asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kelas_ai.cli.output import json_text, result, tell
from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.export.contract import CONTRACT_VERSION, plan_json
from kelas_ai.export.formats import FILES, PRINTABLE, document, overview
from kelas_ai.export.parts import ALL_FORMS, PARTS, WHOLE
from kelas_ai.export.saving import file_stem, safe_name, save_documents, sequence_stem
from kelas_ai.review.report import review_json
from kelas_ai.strings import commands as words

if TYPE_CHECKING:
    from kelas_ai.services import Services

KNOWN = (*PRINTABLE, "json")
FormatOption = Annotated[
    str, typer.Option(help=f"{', '.join(KNOWN)}; boleh beberapa, dipisah koma.")
]
ShapeOption = Annotated[str, typer.Option(help=f"Bentuk rencana: {', '.join(ALL_FORMS)}.")]
PartOption = Annotated[
    str, typer.Option(help=f"Bagian dokumen: {', '.join(PARTS)}. Lembar murid tanpa kunci.")
]


def formats_of(written: str) -> list[str]:
    """Formats from a comma list; an unknown one ends the command with a usage message."""
    names = [name.strip().lower().lstrip(".") for name in written.split(",") if name.strip()]
    for name in names:
        if name not in KNOWN:
            known = ", ".join(KNOWN)
            raise typer.BadParameter(words.BAD_FORMAT.format(name=name, known=known))
    return names or ["md"]


TemplateOption = Annotated[
    Path | None, typer.Option(help="Formulir Word sekolah; lihat kelas-ai templat.")
]


def make_template(
    path: Annotated[Path, typer.Argument(metavar="BERKAS", help="Nama berkas .docx.")],
) -> None:
    """Write a starter form; see TEMPLATE_HELP."""
    from kelas_ai.export.docx_starter import starter_template

    folder, stem = path.expanduser().parent, safe_name(path.stem)
    (written,) = save_documents(folder, stem, {"docx": starter_template()})
    tell(words.WRITTEN.format(path=written))


def deliver_in_form(
    services: Services, plan: LessonPlan, template: Path, folder: Path | None
) -> None:
    """The plan in the school's own Word form, as a file."""
    from kelas_ai.export.template import template_docx

    target = folder or services.settings.output_folder
    content = template_docx(plan, template.expanduser())
    for path in save_documents(target, file_stem(plan), {"docx": content}):
        tell(words.WRITTEN.format(path=path))


def part_named(part: str, form: str) -> str:
    """The part to write: a sheet, else the whole plan in a form.

    An unknown name ends the command with a usage message.
    """
    part, form = part.strip().lower(), form.strip().lower()
    if part not in PARTS:
        raise typer.BadParameter(words.BAD_PART.format(name=part, known=", ".join(PARTS)))
    if form not in ALL_FORMS:
        raise typer.BadParameter(words.BAD_FORM.format(name=form, known=", ".join(ALL_FORMS)))
    return form if part == WHOLE and form != ALL_FORMS[0] else part


def deliver(
    services: Services,
    plan: LessonPlan,
    formats: list[str],
    folder: Path | None,
    part: str = WHOLE,
) -> None:
    """A single text format goes to stdout; documents, or several formats, become files."""
    documents = {name: _content(services, plan, name, part) for name in formats}
    if folder is not None or len(formats) > 1 or FILES & set(formats):
        target = folder or services.settings.output_folder
        for path in save_documents(target, file_stem(plan, part), documents):
            tell(words.WRITTEN.format(path=path))
        return
    for found in documents.values():
        result(found if isinstance(found, str) else found.decode())


def deliver_sequence(
    services: Services,
    plans: Sequence[LessonPlan],
    formats: list[str],
    folder: Path | None,
    part: str,
) -> None:
    """The overview, then every plan; JSON on stdout is one object with all of them."""
    if formats == ["json"] and folder is None:
        documents = [plan_json(plan, review_json(services.review(plan))) for plan in plans]
        result(json_text({"versi_skema": CONTRACT_VERSION, "rencana": documents}))
        return
    printable = [name for name in formats if name in PRINTABLE]
    if folder is None and formats == ["md"]:
        result(str(overview(plans, "md")))
    elif printable:
        target = folder or services.settings.output_folder
        found = {name: overview(plans, name) for name in printable}
        for path in save_documents(target, sequence_stem(plans[0]), found):
            tell(words.WRITTEN.format(path=path))
    for plan in plans:
        deliver(services, plan, formats, folder, part)


def _content(services: Services, plan: LessonPlan, name: str, part: str) -> bytes | str:
    """One plan in one format; JSON always holds all of it."""
    review = services.review(plan)
    if name == "json":
        return json_text(plan_json(plan, review_json(review)))
    return document(plan, review, name, part)
