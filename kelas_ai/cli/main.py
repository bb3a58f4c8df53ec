"""The `kelas-ai` command: commands are registered here, errors end here."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path

import typer

from kelas_ai import __version__
from kelas_ai.cli import (
    checking,
    curriculum,
    documents,
    evidence,
    exchange,
    importing,
    measuring,
    model,
    plan,
    practice,
    reviewing,
    saved,
    search,
    usb,
)
from kelas_ai.cli.opening import LINE_MODE, open_app, open_lines
from kelas_ai.cli.output import prepare_console, tell
from kelas_ai.cli.usage import explain_mistake, is_mistake, speak_indonesian
from kelas_ai.errors import ExitCode, KelasError
from kelas_ai.locations import find_locations
from kelas_ai.strings import commands as words
from kelas_ai.strings.checking import HELP as CHECK_HELP
from kelas_ai.strings.distribution import GROUP_HELP as USB_HELP
from kelas_ai.strings.evidence import ACCEPT_HELP, ERASE_HELP, RECAP_HELP, SHARE_HELP
from kelas_ai.strings.importing import IMPORT_HELP
from kelas_ai.strings.lines import HELP as LINE_HELP
from kelas_ai.strings.measuring import HELP as MEASURE_HELP
from kelas_ai.strings.practice import HELP as PRACTICE_HELP
from kelas_ai.strings.problems import explain
from kelas_ai.strings.usage import ABORTED

app = typer.Typer(
    help=words.APP_HELP,
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)
app.command("plan", help=words.PLAN_HELP)(plan.plan)
app.command("rencana", help=words.PLAN_HELP, hidden=True)(plan.plan)
app.command("cari", help=words.SEARCH_HELP)(search.search)
app.command("daftar", help=words.LIST_HELP)(saved.listing)
app.command("buka", help=words.OPEN_HELP)(saved.open_plan)
app.command("templat", help=words.TEMPLATE_HELP)(documents.make_template)
app.command("telaah", help=words.REVIEW_HELP)(reviewing.review_plan)
app.command("periksa", help=CHECK_HELP)(checking.check)
app.command("ukur", help=MEASURE_HELP)(measuring.measure)
app.command("bagikan", help=SHARE_HELP)(exchange.share)
app.command("terima", help=ACCEPT_HELP)(exchange.accept)
app.command("rekap", help=RECAP_HELP)(evidence.recap)
app.command("hapus-data", help=ERASE_HELP)(evidence.erase)
app.command("impor", help=IMPORT_HELP)(importing.import_files)
app.add_typer(practice.app, name="latihan", help=PRACTICE_HELP)
app.add_typer(usb.app, name="usb", help=USB_HELP)
app.add_typer(model.app, name="model", help=words.MODEL_HELP)
app.add_typer(curriculum.app, name="kurikulum", help=words.CURRICULUM_HELP)


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: bool = typer.Option(False, "--versi", help="Tampilkan versi."),
    line_mode: bool = typer.Option(False, LINE_MODE, help=LINE_HELP),
) -> None:
    if version:
        typer.echo(f"kelas-ai {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise typer.Exit(open_lines() if line_mode else open_app())


def run(arguments: Sequence[str]) -> int:
    """Run one command line.

    Returns: the exit code. No exception leaves this function, and no traceback reaches the
    teacher; unexpected ones go to the log file.
    """
    prepare_console()
    speak_indonesian()
    try:
        code = app(list(arguments), prog_name="kelas-ai", standalone_mode=False)
    except SystemExit as ended:  # a pipe closed early
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except KelasError as error:
        tell(explain(error))
        return int(error.exit_code)
    except KeyboardInterrupt:
        return int(ExitCode.CANCELLED)
    except typer.Abort:
        tell(ABORTED)
        return int(ExitCode.CANCELLED)
    except Exception as error:  # the last line of defence: a teacher sees no traceback
        if is_mistake(error):
            tell(explain_mistake(error))
            return int(ExitCode.USAGE)
        tell(words.UNEXPECTED.format(kind=type(error).__name__, log=_log(error)))
        return int(ExitCode.UNEXPECTED)
    return code if isinstance(code, int) else int(ExitCode.OK)


def _log(error: Exception) -> Path | str:
    path = find_locations().log
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            traceback.print_exception(error, file=log)
    except OSError:
        return "(tidak dapat ditulis)"
    return path
