"""`kelas-ai plan`: from a sentence to a finished plan."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kelas_ai.cli.context import services
from kelas_ai.cli.documents import (
    FormatOption,
    PartOption,
    ShapeOption,
    TemplateOption,
    deliver,
    deliver_in_form,
    deliver_sequence,
    formats_of,
    part_named,
)
from kelas_ai.cli.output import tell
from kelas_ai.cli.waiting import Waiting
from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.errors import (
    EngineError,
    EngineMissing,
    ModelMissing,
    NotEnoughMemory,
    StorageError,
)
from kelas_ai.export.parts import WHOLE
from kelas_ai.planning.understanding import RequestOptions
from kelas_ai.strings import commands as words
from kelas_ai.strings.enrichment import SLOT_NAMES
from kelas_ai.strings.formats import decimal
from kelas_ai.strings.problems import explain

if TYPE_CHECKING:
    from kelas_ai.planning.enrichment import EnrichmentStep
    from kelas_ai.services import Services

Text = Annotated[list[str] | None, typer.Argument(metavar="[TEKS]", help="Permintaan guru.")]
# These leave the plan whole; they are told, and the command still succeeds.
EXPECTED_WITHOUT_AI = (ModelMissing, EngineMissing, NotEnoughMemory)


def plan(
    text: Text = None,
    mapel: Annotated[str | None, typer.Option(help="Mata pelajaran.")] = None,
    kelas: Annotated[str | None, typer.Option(help="Kelas, misalnya 5 atau V.")] = None,
    topik: Annotated[str | None, typer.Option(help="Topik.")] = None,
    jp: Annotated[str | None, typer.Option(help="Jumlah JP satu pertemuan.")] = None,
    pertemuan: Annotated[
        int | None, typer.Option(help="Banyak pertemuan yang berurutan, 1 sampai 12.")
    ] = None,
    murid: Annotated[str | None, typer.Option(help="Jumlah murid.")] = None,
    alat: Annotated[str | None, typer.Option(help="Alat yang ada, atau “tanpa …”.")] = None,
    konteks: Annotated[str | None, typer.Option(help="Tempat dan keadaan kelas.")] = None,
    model_belajar: Annotated[str | None, typer.Option(help="Model pembelajaran.")] = None,
    format: FormatOption = "md",
    bagian: PartOption = WHOLE,
    bentuk: ShapeOption = "pm",
    templat: TemplateOption = None,
    keluaran: Annotated[Path | None, typer.Option(help="Folder untuk dokumen.")] = None,
    tanpa_ai: Annotated[bool, typer.Option("--tanpa-ai", help="Tanpa model bahasa.")] = False,
    model: Annotated[str | None, typer.Option(help="hemat, standar, atau berkas GGUF.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Hasil sebagai JSON.")] = False,
) -> None:
    """Make a plan; see PLAN_HELP."""
    wanted = formats_of(_with_json(format) if as_json else format)
    part = part_named(bagian, bentuk)
    flags = {"ai": False if tanpa_ai else None, "model": model}
    options = RequestOptions(
        mapel=mapel,
        kelas=kelas,
        topik=topik,
        jp=jp,
        murid=murid,
        alat=alat,
        konteks=konteks,
        model_belajar=model_belajar,
    )
    with services(**flags) as built:
        request = built.understand(" ".join(text or []), options)
        count = request.meetings if pertemuan is None else pertemuan
        if count != 1:
            plans = built.sequence(request, count)
            deliver_sequence(built, _kept(built, plans), wanted, keluaran, part)
            return
        draft = built.draft(request)
        _tell_draft(built, draft)
        keep(built, draft, "draf")
        finished, problem = draft, None
        if built.settings.uses_model:
            finished, problem = _enrich(built, draft)
        if templat is not None:
            deliver_in_form(built, finished, templat, keluaran)
        else:
            deliver(built, finished, wanted, keluaran, part)
    if problem is not None and (model or not isinstance(problem, EXPECTED_WITHOUT_AI)):
        raise typer.Exit(int(problem.exit_code))


def _with_json(format: str) -> str:
    """`--json` replaces the default; formats that were asked for are written too."""
    return "json" if format == "md" else f"{format},json"


def _tell_draft(built: Services, draft: LessonPlan) -> None:
    steps = sum(len(stage.activities) for stage in draft.stages)
    tell(
        words.DRAFT_READY.format(
            seconds=decimal(draft.draft_seconds, 2),
            steps=steps,
            minutes=draft.minutes,
            items=len(draft.items),
            verdict=built.review(draft).verdict,
        )
    )
    for notice in draft.notices:
        tell(words.NOTICE.format(text=notice.text))


def _kept(built: Services, plans: Sequence[LessonPlan]) -> Sequence[LessonPlan]:
    """Tell and save every plan of a sequence; the model is not asked, plan by plan it is."""
    for plan in plans:
        _tell_draft(built, plan)
        keep(built, plan, "draf")
    tell(words.SEQUENCE_READY.format(count=len(plans)))
    return plans


def keep(built: Services, plan: LessonPlan, reason: str) -> None:
    """Save a version; a plan that cannot be saved is still delivered, and that is said."""
    try:
        with built.store() as store:
            store.save(plan, reason)
    except StorageError as error:
        tell(words.NOT_SAVED.format(problem=explain(error)))
    else:
        if reason == "draf":
            tell(words.SAVED.format(plan_id=plan.id))


def _enrich(built: Services, draft: LessonPlan) -> tuple[LessonPlan, EngineError | None]:
    """Run the model; whatever happens, the plan as far as it got is returned and saved."""
    current, problem = draft, None
    with _cancel_on_interrupt() as cancelled:
        try:
            tell(words.AI_STARTS)
            for step in built.enrich(draft, cancelled.is_set, Waiting().show):
                current, problem = step.plan, step.error
                _tell_step(step)
        except EngineError as error:
            problem = error
            tell(explain(error))
            log = replace(draft.enrichment_log, problem=type(error).__name__)
            current = replace(current, enrichment_log=log)
    log = current.enrichment_log
    if log.chosen or log.fallbacks or log.accepted_texts or current.suggestions:
        seconds = decimal(log.seconds)
        tell(words.AI_DONE.format(seconds=seconds, asked=log.asked, chosen=log.chosen))
    keep(built, current, "saran AI")
    return current, problem


def _tell_step(step: EnrichmentStep) -> None:
    if step.error is not None:
        tell(explain(step.error))
    else:
        slot = SLOT_NAMES.get(step.slot, step.slot)
        tell(words.AI_STEP[step.kind].format(slot=slot, text=step.text))


@contextmanager
def _cancel_on_interrupt() -> Iterator[threading.Event]:
    """Ctrl-C stops the model at once; a second Ctrl-C ends the program."""
    cancelled = threading.Event()

    def stop(number: int, frame: object) -> None:
        if cancelled.is_set():
            raise KeyboardInterrupt
        cancelled.set()

    previous = signal.signal(signal.SIGINT, stop)
    try:
        yield cancelled
    finally:
        signal.signal(signal.SIGINT, previous)
