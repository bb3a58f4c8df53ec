"""Model files that are damaged in ways only loading shows, and two users of one model."""

from __future__ import annotations

import json
import shutil
import threading
from pathlib import Path

import pytest

from kelas_ai.engine.base import GenerationRequest
from kelas_ai.engine.catalog import InstalledModel
from kelas_ai.engine.local import LocalEngine
from kelas_ai.engine.opening import engine_for
from kelas_ai.errors import GenerationCancelled, ModelMissing, ModelUnreadable, PromptTooLong

pytestmark = pytest.mark.model
# llama.cpp checks this number with an assertion, which ends its process.
NEGATIVE = b"\xac\xc5\x27\xb7"
KEY = b"layer_norm_rms_epsilon"


def copied(model: InstalledModel, folder: Path) -> Path:
    return Path(shutil.copy(model.path, folder / "salinan.gguf"))


def test_a_header_that_ends_native_code_ends_only_the_trial(
    small_model: InstalledModel, tmp_path: Path
) -> None:
    path = copied(small_model, tmp_path)
    with path.open("r+b") as opened:
        place = opened.read(1 << 20).index(KEY) + len(KEY) + 4
        opened.seek(place)
        opened.write(NEGATIVE)
    with pytest.raises(ModelUnreadable) as raised:
        engine_for(InstalledModel(path=path, entry=None)).load()
    assert raised.value.facts["reason"] == "uji_muat"


def test_a_good_unknown_file_is_tried_once(small_model: InstalledModel, tmp_path: Path) -> None:
    path, passed = copied(small_model, tmp_path), tmp_path / "lolos.json"
    engine = engine_for(InstalledModel(path=path, entry=None), passed=passed)
    engine.load()
    engine.close()
    assert len(json.loads(passed.read_text())) == 1
    engine.load()
    assert len(json.loads(passed.read_text())) == 1
    path.unlink()  # while it runs: it is all in memory
    assert engine.score("Kelas", [" lima"])[0].tokens > 0
    engine.close()
    with pytest.raises(ModelMissing):
        engine.load()


def test_a_trial_can_be_stopped(small_model: InstalledModel, tmp_path: Path) -> None:
    path = copied(small_model, tmp_path)
    asked = 0

    def wish() -> bool:
        nonlocal asked
        asked += 1
        return asked > 2

    with pytest.raises(GenerationCancelled):
        engine_for(InstalledModel(path=path, entry=None), cancelled=wish).load()


def test_64_kilobytes_are_refused_and_the_next_question_is_answered(
    small_engine: LocalEngine,
) -> None:
    long = "Murid menanam padi. " * 3300
    assert len(long) > 64_000
    with pytest.raises(PromptTooLong):
        list(small_engine.stream(GenerationRequest(prompt=long, max_tokens=8)))
    assert small_engine.score("Kelas", [" lima"])[0].tokens > 0


def test_two_answers_at_once_are_both_what_each_alone_would_be(small_engine: LocalEngine) -> None:
    prompts = ["Satu dua tiga empat", "Senin Selasa Rabu"]

    def written(prompt: str) -> str:
        request = GenerationRequest(prompt=prompt, max_tokens=10)
        return "".join(small_engine.stream(request))

    alone = [written(prompt) for prompt in prompts]
    together = ["", ""]

    def write(number: int) -> None:
        together[number] = written(prompts[number])

    threads = [threading.Thread(target=write, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == alone
