"""From settings to an engine: which model, which threads, and every check before loading."""

from __future__ import annotations

from pathlib import Path

from kelas_ai.config import Settings
from kelas_ai.engine.cancel import AbortFlag, Cancelled, never
from kelas_ai.engine.catalog import InstalledModel, find_installed, read_catalog
from kelas_ai.engine.chat import ChatTemplate, template_like, template_named
from kelas_ai.engine.context import ModelContext
from kelas_ai.engine.gguf import read_header
from kelas_ai.engine.guards import check_file, check_memory, cores, is_known
from kelas_ai.engine.local import SEQUENCES, LocalEngine
from kelas_ai.engine.progress import LOADING, ProgressReport
from kelas_ai.engine.threads import candidates, machine_mark, probe, remember, remembered
from kelas_ai.engine.trial import check_unknown
from kelas_ai.errors import EngineError

PASSED_FILE = "model-lolos.json"
THREADS_FILE = "utas.json"


def open_engine(settings: Settings, cancelled: Cancelled = never) -> LocalEngine:
    """The engine for the chosen model; the weights are loaded at the first question.

    Raises: ModelMissing, ConfigError for an unknown tier. Loading may raise EngineMissing,
    ModelUnreadable, NotEnoughMemory.
    """
    locations = settings.locations
    model = find_installed(settings.model, read_catalog(locations.catalog), locations)
    return engine_for(
        model,
        threads=settings.threads,
        context_tokens=settings.context_tokens,
        cancelled=cancelled,
        log=locations.engine_log,
        passed=locations.cache / PASSED_FILE,
        threads_file=locations.cache / THREADS_FILE,
    )


def engine_for(
    model: InstalledModel,
    *,
    threads: int = 0,
    context_tokens: int = 2048,
    cancelled: Cancelled = never,
    log: Path | None = None,
    passed: Path | None = None,
    threads_file: Path | None = None,
) -> LocalEngine:
    """An engine over one model file.

    threads: 0 tries what is fastest, once, and remembers it in threads_file.
    passed: where unknown files that loaded are remembered.
    """
    abort, progress = AbortFlag(cancelled), ProgressReport()

    def load() -> ModelContext:
        check_file(model)
        check_memory(model)
        if not is_known(model):
            check_unknown(model.path, passed, abort)
        # Only now: importing the native library costs 0.1 s and 20 MB.
        from kelas_ai.engine.llama import LlamaContext

        usable, physical = cores()
        counts = candidates(usable, physical)
        mark = machine_mark(model.path.name, counts)
        context = LlamaContext(
            model.path,
            threads=threads or physical,
            context_tokens=context_tokens,
            sequences=SEQUENCES,
            abort=abort,
            log=log,
            on_progress=lambda share: progress.tell(LOADING, share),
        )
        if threads or len(counts) == 1:
            return context
        if known := remembered(threads_file, mark):
            context.set_threads(known)
            return context
        try:
            if chosen := probe(context, context.set_threads, counts, physical):
                remember(threads_file, mark, chosen)
        except EngineError:
            context.close()
            raise
        return context

    template = _template(model)
    return LocalEngine(
        load,
        name=model.name,
        template=template,
        abort=abort,
        progress=progress,
        writes=model.entry.tulis if model.entry else (),
    )


def _template(model: InstalledModel) -> ChatTemplate:
    """As the catalogue says, else as the file's header does."""
    if model.entry is not None:
        return template_named(model.entry.templat)
    try:
        return template_like(read_header(model.path).chat_template)
    except EngineError:  # loading says what is wrong
        return template_like("")
