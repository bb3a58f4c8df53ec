"""Bring the language model, with the package's own installer in the prepared environment."""

from __future__ import annotations

import json
from pathlib import Path

from _bootstrap.environment import pip_environment
from _bootstrap.messages import RETRY, Progress, SetupCode, SetupError
from _bootstrap.places import Places
from _bootstrap.shell import CommandFailed, run_logged

WORKER = Path(__file__).with_name("model_worker.py")
ADVICE = {"fetch": RETRY, "space": "Kosongkan ruang penyimpanan, lalu ulangi perintah yang sama."}
DEFAULT_ADVICE = "Atau jalankan tanpa AI: python3 scripts/run.py --tanpa-ai"


def install_model(python: Path, wanted: str, places: Places, progress: Progress) -> Path:
    """Install a tier unless it is here already.

    Returns: the model file.
    """
    answer: dict[str, object] = {}

    def follow(line: str) -> None:
        try:
            said = json.loads(line)
        except ValueError:
            return
        if "percent" not in said:
            answer.update(said)
            return
        if said["percent"] < 100 and not answer:
            progress.open(str(places.log))
            progress.step(f"Mengunduh model bahasa ({wanted})")
            answer["started"] = True
        progress.advance(f"{said['percent']}% (bagian {said['piece']} dari {said['of']})")

    try:
        command = [str(python), str(WORKER), wanted]
        run_logged(command, places.log, on_line=follow, environment=pip_environment())
    except CommandFailed as error:
        raise SetupError(
            SetupCode.MODEL,
            str(answer.get("problem", "model bahasa tidak dapat dipasang.")),
            ADVICE.get(str(answer.get("kind")), DEFAULT_ADVICE),
        ) from error
    return Path(str(answer["path"]))
