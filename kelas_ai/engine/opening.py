"""From settings to an engine: which model, which threads, and every check before loading."""

from __future__ import annotations

from pathlib import Path

from kelas_ai.config import Settings
from kelas_ai.engine.cancel import AbortFlag, Cancelled, never
from kelas_ai.engine.catalog import InstalledModel, find_installed, read_catalog
from kelas_ai.engine.chat import template_named
from kelas_ai.engine.context import ModelContext
from kelas_ai.engine.guards import check_file, check_memory, choose_threads, is_known
from kelas_ai.engine.local import SEQUENCES, LocalEngine
from kelas_ai.engine.trial import check_unknown

PLAIN_TEMPLATE = "chatml"
"""For files the catalogue does not know; most small models of today read it."""

PASSED_FILE = "model-lolos.json"


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
    )


def engine_for(
    model: InstalledModel,
    *,
    threads: int = 0,
    context_tokens: int = 2048,
    cancelled: Cancelled = never,
    log: Path | None = None,
    passed: Path | None = None,
) -> LocalEngine:
    """An engine over one model file. passed: where unknown files that loaded are remembered."""
    abort = AbortFlag(cancelled)

    def load() -> ModelContext:
        check_file(model)
        check_memory(model)
        if not is_known(model):
            check_unknown(model.path, passed, abort)
        # Only now: importing the native library costs 0.1 s and 20 MB.
        from kelas_ai.engine.llama import LlamaContext

        return LlamaContext(
            model.path,
            threads=choose_threads(threads),
            context_tokens=context_tokens,
            sequences=SEQUENCES,
            abort=abort,
            log=log,
        )

    template = template_named(model.entry.templat if model.entry else PLAIN_TEMPLATE)
    return LocalEngine(load, name=model.name, template=template, abort=abort)
