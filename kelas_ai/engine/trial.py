"""Try an unknown model in a process of its own, once.

llama.cpp ends its whole process on some damaged files. Files of the catalogue are known by their
hash; any other is first loaded by a child, which answers one question and leaves. That it passed
is remembered by path, size and time of change.

    python -m kelas_ai.engine.trial MODEL.gguf
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from kelas_ai.engine.cancel import AbortFlag
from kelas_ai.errors import EngineMissing, GenerationCancelled, KelasError, ModelUnreadable
from kelas_ai.locations import PROGRAM

POLL_SECONDS = 0.05
REMEMBERED = 20
PASSED, REFUSED, NO_ENGINE = 0, 3, 4
TRIAL_CONTEXT = 128


def check_unknown(path: Path, remembered: Path | None, abort: AbortFlag) -> None:
    """Load the model in a child unless it passed before.

    remembered: file that keeps what passed. There is no time limit: slow disks are slow.
    Raises: ModelUnreadable, EngineMissing, GenerationCancelled.
    """
    mark = _mark(path)
    known = _read(remembered)
    if mark in known:
        return
    code, said = _run(path, abort)
    if code == NO_ENGINE:
        raise EngineMissing(detail=said)
    if code != PASSED:
        raise ModelUnreadable(path=path, reason="uji_muat", detail=said or f"exit code {code}")
    if remembered is not None:
        with suppress(OSError):
            remembered.parent.mkdir(parents=True, exist_ok=True)
            remembered.write_text(json.dumps([*known, mark][-REMEMBERED:]), encoding="utf-8")


def _mark(path: Path) -> str:
    facts = path.stat()
    return f"{path.resolve()}|{facts.st_size}|{facts.st_mtime_ns}"


def _read(remembered: Path | None) -> list[str]:
    with suppress(OSError, ValueError):
        found = json.loads(remembered.read_text(encoding="utf-8")) if remembered else []
        return [str(mark) for mark in found] if isinstance(found, list) else []
    return []


def _run(path: Path, abort: AbortFlag) -> tuple[int, str]:
    """Exit code and last line of the child."""
    program = f"import sys; sys.path.insert(0, {str(PROGRAM)!r}); "
    program += "from kelas_ai.engine.trial import main; sys.exit(main(sys.argv[1]))"
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    try:
        while child.poll() is None:
            abort.check()
            time.sleep(POLL_SECONDS)
    except GenerationCancelled:
        child.kill()
        raise
    finally:
        said = child.communicate()[0].strip()
    return child.returncode, said.splitlines()[-1] if said else ""


def main(path: str) -> int:
    """Load the model, and ask for the likelihood of one word.

    Returns: 0 when that worked; the last line printed says what did not.
    """
    from kelas_ai.engine.chat import TEMPLATES
    from kelas_ai.engine.llama import LlamaContext
    from kelas_ai.engine.local import SEQUENCES, LocalEngine

    abort = AbortFlag()
    engine = LocalEngine(
        lambda: LlamaContext(
            Path(path), threads=1, context_tokens=TRIAL_CONTEXT, sequences=SEQUENCES, abort=abort
        ),
        name=path,
        template=TEMPLATES["polos"],
        abort=abort,
    )
    try:
        engine.score("Kelas", [" lima"])
    except EngineMissing as error:
        print(error.facts.get("detail", ""))
        return NO_ENGINE
    except KelasError as error:
        print(str(error.facts.get("detail", error)).replace("\n", " "))
        return REFUSED
    return PASSED
