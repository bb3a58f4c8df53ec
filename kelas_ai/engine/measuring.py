"""How fast this model is on this laptop, measured with the program's own engine."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass

import psutil

from kelas_ai.engine.context import ModelContext, Step
from kelas_ai.engine.local import LocalEngine

PREFILL_TOKENS = 256
DECODE_TOKENS = 24
TOKEN = 100
OPENING = "Kelas 5 SD, Matematika. Topik: membandingkan pecahan. Tempat: kampung nelayan. " * 4
OPTIONS = (
    "Nelayan membagi hasil tangkapan ikan sama banyak.",
    "Petani membagi sawah menjadi empat petak.",
    "Murid memotong kertas menjadi delapan bagian.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSpeed:
    """Seconds and tokens a second.

    first_cold: from nothing to the first choice, loading included; first_warm: the next choice
    for the same class. peak_bytes: of the whole process.
    """

    load: float
    first_cold: float
    first_warm: float
    prefill: float
    decode: float
    peak_bytes: int
    threads: int


def measure(engine: LocalEngine) -> EngineSpeed:
    """Measure from a closed engine; takes seconds, up to a few minutes on a slow laptop.

    Raises: EngineError subclasses, as loading and working do.
    """
    engine.close()
    started = time.perf_counter()
    engine.load()
    loaded = time.perf_counter() - started
    engine.score(f"{OPENING} Contoh:", OPTIONS)
    cold = time.perf_counter() - started
    started = time.perf_counter()
    engine.score(f"{OPENING} Pertanyaan:", OPTIONS)
    warm = time.perf_counter() - started
    with engine.alone() as context:
        prefill, decode = prefill_speed(context), decode_speed(context)
        threads = context.threads
    return EngineSpeed(
        load=loaded,
        first_cold=cold,
        first_warm=warm,
        prefill=prefill,
        decode=decode,
        peak_bytes=peak_memory(),
        threads=threads,
    )


def prefill_speed(context: ModelContext, tokens: int = PREFILL_TOKENS) -> float:
    """Tokens a second of reading a prompt in an empty context."""
    started = time.perf_counter()
    for start in range(0, tokens, context.batch_tokens):
        size = min(context.batch_tokens, tokens - start)
        last = start + size == tokens
        context.evaluate(
            [Step(TOKEN + n, start + n, (0,), output=last and n == size - 1) for n in range(size)]
        )
    taken = time.perf_counter() - started
    context.drop(0, 0)
    return tokens / taken


def decode_speed(context: ModelContext, tokens: int = DECODE_TOKENS) -> float:
    """Tokens a second of writing one token after another."""
    context.evaluate([Step(TOKEN, 0, (0,), output=True)])
    started = time.perf_counter()
    for position in range(1, tokens + 1):
        context.evaluate([Step(TOKEN, position, (0,), output=True)])
    taken = time.perf_counter() - started
    context.drop(0, 0)
    return tokens / taken


def peak_memory() -> int:
    """The most bytes this process has held so far."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
