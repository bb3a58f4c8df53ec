"""llama.cpp through its low-level interface; no other module imports `llama_cpp`.

The high-level class keeps a row of vocabulary scores for every position, hundreds of megabytes
here; this one keeps 32 rows. Memory for token sequences is unified: sequences that begin alike
share their cells.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from kelas_ai.engine.base import GenerationRequest
from kelas_ai.engine.cancel import AbortFlag
from kelas_ai.engine.context import Logits, Step
from kelas_ai.errors import (
    EngineError,
    EngineMissing,
    GenerationCancelled,
    ModelMissing,
    ModelUnreadable,
)

# Before the library loads: with spinning threads one other busy core slows decoding four times.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
os.environ.setdefault("GOMP_SPINCOUNT", "0")
# Its failed checks would start a debugger and wait for it; the process hangs where it should end.
os.environ.setdefault("GGML_NO_BACKTRACE", "1")

BATCH_TOKENS = 64
"""Tokens evaluated at once. More gains little speed and delays a stop."""
MAX_SEQUENCES_PER_TOKEN = 16
PENALTY_TOKENS = 64
ABORTED = 2
LOG_LEVEL_DEBUG, LOG_LEVEL_ERROR = 1, 4
PIECE_BYTES = 256

Progress = Callable[[float], None]


def load_library(log: Path | None) -> Any:
    """Import llama_cpp, send its messages to a file, and load the processor's variant.

    Raises: EngineMissing with the reason.
    """
    try:
        import llama_cpp
    except (ImportError, OSError, RuntimeError) as error:
        raise EngineMissing(detail=str(error)) from error
    if not _Messages.installed:
        _Messages.install(llama_cpp, log)
        _load_variants(llama_cpp, Path(llama_cpp.__file__).parent / "lib")
        llama_cpp.llama_backend_init()
    return llama_cpp


def _load_variants(library: Any, folder: Path) -> None:
    """Builds with run-time dispatch find their processor variants only when told where."""
    if not any(folder.glob("*ggml-cpu-*")):
        return
    # Through libllama, which finds the very copy of ggml that it uses itself.
    windows = sys.platform == "win32"
    ggml = ctypes.CDLL(str(folder / "ggml.dll")) if windows else library.llama_cpp._lib
    ggml.ggml_backend_load_all_from_path.argtypes = [ctypes.c_char_p]
    ggml.ggml_backend_load_all_from_path.restype = None
    ggml.ggml_backend_load_all_from_path(os.fsencode(folder))


class _Messages:
    """What llama.cpp says, kept off the screen: in a file, and the last errors for our own."""

    errors: list[str] = []
    installed = False
    _callback: Any = None

    @classmethod
    def install(cls, library: Any, log: Path | None) -> None:
        opened = None
        if log is not None:
            log.parent.mkdir(parents=True, exist_ok=True)
            opened = log.open("w", encoding="utf-8", errors="replace")

        def receive(level: int, text: bytes, user_data: Any) -> None:
            said = text.decode("utf-8", "replace")
            if level == LOG_LEVEL_ERROR:
                cls.errors = [*cls.errors[-3:], said.strip()]
            if opened is not None and level != LOG_LEVEL_DEBUG:
                opened.write(said)
                opened.flush()

        cls.installed = True
        cls._callback = library.llama_log_callback(receive)
        library.llama_log_set(cls._callback, ctypes.c_void_p(0))


class LlamaContext:
    """A ModelContext on llama.cpp."""

    batch_tokens = BATCH_TOKENS

    def __init__(
        self,
        path: Path,
        *,
        threads: int,
        context_tokens: int,
        sequences: int,
        abort: AbortFlag,
        log: Path | None = None,
        on_progress: Progress = lambda share: None,
    ) -> None:
        """Load the weights; on_progress gets the share loaded, 0 to 1.

        Raises: EngineMissing, ModelUnreadable, GenerationCancelled.
        """
        self.context_tokens = context_tokens
        self.sequences = sequences
        self.threads = self._reading_threads = threads
        self._abort = abort
        self._library = load_library(log)
        self._model = self._load_model(path, on_progress)
        self._vocabulary = self._library.llama_model_get_vocab(self._model)
        self._vocabulary_size = self._library.llama_vocab_n_tokens(self._vocabulary)
        self._context = self._make_context(path, threads)
        self._memory = self._library.llama_get_memory(self._context)
        self._batch = self._library.llama_batch_init(BATCH_TOKENS, 0, MAX_SEQUENCES_PER_TOKEN)
        self._buffer = ctypes.create_string_buffer(PIECE_BYTES)

    def _load_model(self, path: Path, on_progress: Progress) -> Any:
        library = self._library

        def loading(share: float, user_data: Any) -> bool:
            on_progress(share)
            return not self._abort.cancelled()

        callback = library.llama_progress_callback(loading)
        wanted = library.llama_model_default_params()
        wanted.n_gpu_layers = 0
        # Mapping the file and repacking the weights would hold them twice.
        wanted.load_mode = library.LLAMA_LOAD_MODE_NONE
        wanted.progress_callback = callback
        _Messages.errors = []
        model = library.llama_model_load_from_file(os.fsencode(path), wanted)
        if not model:
            self._abort.check()
            if not path.exists():  # removed, or the stick pulled, while it was read
                raise ModelMissing(path=path, model=path.stem)
            raise ModelUnreadable(path=path, detail=" ".join(_Messages.errors) or "load failed")
        return model

    def _make_context(self, path: Path, threads: int) -> Any:
        library = self._library
        wanted = library.llama_context_default_params()
        wanted.n_ctx = self.context_tokens
        wanted.n_batch = wanted.n_ubatch = wanted.n_outputs_max = BATCH_TOKENS
        wanted.n_seq_max = self.sequences
        wanted.kv_unified = True
        wanted.n_threads = wanted.n_threads_batch = threads
        wanted.abort_callback = ctypes.cast(_string_length(), library.ggml_abort_callback)
        wanted.abort_callback_data = self._abort.address
        context = library.llama_init_from_model(self._model, wanted)
        if not context:
            library.llama_model_free(self._model)
            raise ModelUnreadable(path=path, detail=" ".join(_Messages.errors) or "no context")
        return context

    def tokenize(self, text: str, *, start: bool, special: bool) -> list[int]:
        """Tokens of a text."""
        data = text.encode("utf-8", "replace")
        size = len(data) + 2
        tokens = (self._library.llama_token * size)()
        count = self._library.llama_tokenize(
            self._vocabulary, data, len(data), tokens, size, start, special
        )
        if count < 0:
            raise EngineError(detail=f"tokenizer wanted {-count} of {size}")
        return list(tokens[:count])

    def piece(self, token: int) -> bytes:
        """The bytes of a token."""
        length = self._library.llama_token_to_piece(
            self._vocabulary, token, self._buffer, PIECE_BYTES, 0, False
        )
        return self._buffer.raw[: max(length, 0)]

    def ends(self, token: int) -> bool:
        """Whether this token ends an answer."""
        return bool(self._library.llama_vocab_is_eog(self._vocabulary, token))

    def evaluate(self, steps: Sequence[Step]) -> None:
        """Run the model over at most `batch_tokens` steps."""
        batch = self._batch
        batch.n_tokens = len(steps)
        for row, step in enumerate(steps):
            batch.token[row] = step.token
            batch.pos[row] = step.position
            batch.n_seq_id[row] = len(step.sequences)
            for index, sequence in enumerate(step.sequences):
                batch.seq_id[row][index] = sequence
            batch.logits[row] = step.output
        result = self._library.llama_decode(self._context, batch)
        if result == ABORTED:
            raise GenerationCancelled()
        if result:
            raise EngineError(detail=f"llama_decode {result}: {' '.join(_Messages.errors)}")

    def logits(self, step: int) -> Logits:
        """Scores of all next tokens, shape (vocabulary,); a view valid until `evaluate`."""
        row = self._library.llama_get_logits_ith(self._context, step)
        return np.ctypeslib.as_array(row, shape=(self._vocabulary_size,))

    def copy(self, source: int, target: int, length: int) -> None:
        """Let `target` share the first cells of `source`."""
        self._library.llama_memory_seq_cp(self._memory, source, target, 0, length)

    def drop(self, sequence: int, start: int) -> bool:
        """Forget a sequence from a position on."""
        return bool(self._library.llama_memory_seq_rm(self._memory, sequence, start, -1))

    def sampler(self, request: GenerationRequest) -> Any:
        """A chain: repeat penalty, then greedy, or top-k, min-p, temperature and chance."""
        library = self._library
        chain = _Sampler(library)
        if request.repeat_penalty != 1.0:
            size = self._vocabulary_size
            penalties = (PENALTY_TOKENS, request.repeat_penalty, 0.0, 0.0)
            chain.add(library.llama_sampler_init_penalties(size, *penalties))
        if request.temperature <= 0:
            chain.add(library.llama_sampler_init_greedy())
            return chain
        chain.add(library.llama_sampler_init_top_k(request.top_k))
        chain.add(library.llama_sampler_init_min_p(request.min_p, 1))
        chain.add(library.llama_sampler_init_temp(request.temperature))
        chain.add(library.llama_sampler_init_dist(request.seed & 0xFFFFFFFF))
        return chain

    def sample(self, sampler: Any, step: int) -> int:
        """The next token after a step."""
        return int(self._library.llama_sampler_sample(sampler.chain, self._context, step))

    def set_threads(self, threads: int) -> None:
        """Write with so many threads from now on; prompts are read with those of the start.

        Reading is bound by computing and wants every core, writing by memory bandwidth.
        """
        self._library.llama_set_n_threads(self._context, threads, self._reading_threads)
        self.threads = threads

    def close(self) -> None:
        """Free everything."""
        self._library.llama_batch_free(self._batch)
        self._library.llama_free(self._context)
        self._library.llama_model_free(self._model)


class _Sampler:
    """Frees its chain with itself."""

    def __init__(self, library: Any) -> None:
        self._free = library.llama_sampler_free
        self._add = library.llama_sampler_chain_add
        self.chain = library.llama_sampler_chain_init(library.llama_sampler_chain_default_params())

    def add(self, part: Any) -> None:
        self._add(self.chain, part)

    def __del__(self) -> None:
        self._free(self.chain)


def _string_length() -> Any:
    """C's strlen: true exactly when the flag's string is not empty."""
    runtime = ctypes.CDLL("msvcrt") if sys.platform == "win32" else ctypes.CDLL(None)
    return runtime.strlen
