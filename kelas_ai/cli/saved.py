"""`kelas-ai daftar` and `buka`: saved plans."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kelas_ai.cli.context import services
from kelas_ai.cli.documents import (
    FormatOption,
    PartOption,
    ShapeOption,
    TemplateOption,
    deliver,
    deliver_in_form,
    formats_of,
    part_named,
)
from kelas_ai.cli.output import result, result_json, tell
from kelas_ai.export.parts import WHOLE
from kelas_ai.strings import commands as words
from kelas_ai.strings.formats import long_date

PlanId = Annotated[str, typer.Argument(metavar="ID", help="Lihat ID dengan kelas-ai daftar.")]
AsJson = Annotated[bool, typer.Option("--json", help="Hasil sebagai JSON.")]


def listing(as_json: AsJson = False) -> None:
    """List saved plans, last changed first."""
    with services() as built, built.store() as store:
        plans = store.listed()
    if as_json:
        names = ("id", "topic", "subject", "grade", "updated", "versions")
        keys = ("id", "topik", "mapel", "kelas", "diubah", "versi")
        result_json(
            [
                {key: getattr(plan, name) for key, name in zip(keys, names, strict=True)}
                for plan in plans
            ]
        )
        return
    if not plans:
        tell(words.NOTHING_SAVED)
    for plan in plans:
        result(
            f"{plan.id}  {long_date(plan.updated):<17} {plan.subject}, kelas {plan.grade}: "
            f"{plan.topic}"
        )


def open_plan(
    plan_id: PlanId,
    versi: Annotated[int | None, typer.Option(help="Versi tertentu; bawaan: terbaru.")] = None,
    format: FormatOption = "md",
    bagian: PartOption = WHOLE,
    bentuk: ShapeOption = "pm",
    templat: TemplateOption = None,
    keluaran: Annotated[Path | None, typer.Option(help="Folder untuk dokumen.")] = None,
    as_json: AsJson = False,
) -> None:
    """Write a saved plan again."""
    wanted = formats_of("json" if as_json else format)
    part = part_named(bagian, bentuk)
    with services() as built:
        with built.store() as store:
            plan = store.load(plan_id, versi)
        if templat is not None:
            deliver_in_form(built, plan, templat, keluaran)
        else:
            deliver(built, plan, wanted, keluaran, part)
