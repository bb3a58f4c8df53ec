"""`kelas-ai telaah`: any plan, ours or someone else's, before the supervisor sees it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kelas_ai.cli.context import services
from kelas_ai.cli.output import result, result_json
from kelas_ai.domain.review import Finding, Review
from kelas_ai.errors import FileMissing
from kelas_ai.review.report import review_json
from kelas_ai.strings import commands as words

if TYPE_CHECKING:
    from kelas_ai.services import Services

Plan = Annotated[
    str,
    typer.Argument(metavar="BERKAS|ID", help="Berkas rencana, atau ID dari kelas-ai daftar."),
]


def review_plan(
    plan: Plan, as_json: Annotated[bool, typer.Option("--json", help="Hasil sebagai JSON.")] = False
) -> None:
    """Review a document or a saved plan; see REVIEW_HELP."""
    with services() as built:
        found = _review(built, plan)
    if as_json:
        result_json(review_json(found))
        return
    passed = sum(finding.passed for finding in found.findings)
    count = len(found.findings)
    result(words.VERDICT.format(verdict=found.verdict, passed=passed, count=count))
    for finding in found.todo():
        result(_line(finding))
        result(f"  {finding.fix}")


def _review(built: Services, plan: str) -> Review:
    """What names an existing file, or looks like a path, is a file; else an ID."""
    if not plan.strip():  # an empty name is not the folder we are in
        raise FileMissing(path="“”", detail="kosong")
    path = Path(plan).expanduser()
    if path.exists() or path.suffix or len(path.parts) > 1:
        return built.review_file(path)
    with built.store() as store:
        return built.review(store.load(plan))


def _line(finding: Finding) -> str:
    page = words.ON_PAGE.format(page=finding.page) if finding.page else ""
    return f"- [{finding.severity}] {finding.code} {finding.title}: {page}{finding.evidence}"
