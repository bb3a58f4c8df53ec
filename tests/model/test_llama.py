"""The engine on real weights: choices make sense, reuse changes nothing, stops are clean."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kelas_ai.engine.base import GenerationRequest
from kelas_ai.engine.cancel import AbortFlag
from kelas_ai.engine.catalog import InstalledModel
from kelas_ai.engine.context import Step
from kelas_ai.engine.llama import LlamaContext
from kelas_ai.engine.local import LocalEngine
from kelas_ai.engine.opening import engine_for
from kelas_ai.errors import GenerationCancelled, ModelUnreadable, PromptTooLong
from tests.model.conftest import real_model

pytestmark = pytest.mark.model

PLACES = [
    " Nelayan membagi hasil tangkapan ikan di perahu.",
    " Nelayan membagi hasil tangkapan jagung di sawah.",
    " Petani memanen padi di sawah.",
]
CLASS = "Sekolah kami ada di kampung nelayan di tepi pantai. Contoh soal cerita yang cocok:"


def chat(engine: LocalEngine, question: str) -> str:
    return engine.template.render("Kamu membantu guru. Jawab singkat.", question)


def test_a_sensible_continuation_beats_a_senseless_one(small_engine: LocalEngine) -> None:
    scores = small_engine.score(
        "Ibu kota negara Indonesia adalah kota", [" Jakarta", " sepeda", " Paris"]
    )
    best = max(scores, key=lambda score: score.log_probability)
    assert best is scores[0]


def test_reused_prefixes_score_like_a_fresh_engine(
    small_engine: LocalEngine, small_model: InstalledModel
) -> None:
    """Alone, together, after other prompts: the same within float noise of other batch shapes."""
    for other in ("Kelas 5. ", CLASS[:40], "Sekolah kami ada di kota."):
        small_engine.score(other, PLACES)
    again = small_engine.score(CLASS, PLACES)
    fresh_engine = engine_for(small_model)
    try:
        for score, text in zip(again, PLACES, strict=True):
            fresh = fresh_engine.score(CLASS, [text])[0]
            assert fresh.tokens == score.tokens > 5
            per_token = (fresh.log_probability - score.log_probability) / score.tokens
            assert abs(per_token) < 0.05
    finally:
        fresh_engine.close()


def test_stream_writes_until_the_stop_string(small_engine: LocalEngine) -> None:
    prompt = chat(small_engine, "Sebutkan tiga buah, dipisah koma.")
    whole = "".join(small_engine.stream(GenerationRequest(prompt=prompt, max_tokens=24)))
    assert len(whole) > 5 and "," in whole
    cut = "".join(small_engine.stream(GenerationRequest(prompt=prompt, max_tokens=24, stop=(",",))))
    assert cut == whole.split(",")[0]


def test_the_same_seed_writes_the_same_text(small_engine: LocalEngine) -> None:
    """Once the prompt is known: a first evaluation differs by float noise."""
    prompt = chat(small_engine, "Tulis satu kalimat tentang hujan.")

    def written(seed: int) -> str:
        request = GenerationRequest(prompt=prompt, max_tokens=16, temperature=1.5, seed=seed)
        return "".join(small_engine.stream(request))

    written(0)
    assert written(7) == written(7)
    assert len({written(seed) for seed in range(5)}) > 1


def test_emoji_and_signs_survive_the_cut_into_tokens(small_engine: LocalEngine) -> None:
    """Every piece is whole characters."""
    request = GenerationRequest(
        prompt="½ ¾ 🌾 🐟 ½ ¾ 🌾 🐟 ½ ¾ 🌾", max_tokens=8, repeat_penalty=1.0
    )
    written = "".join(small_engine.stream(request))
    assert "🐟" in written and "\ufffd" not in written


def test_native_code_stops_on_the_flag(small_model: InstalledModel) -> None:
    """The strlen callback, without any timing: the flag is up before the evaluation."""
    flag = AbortFlag()
    context = LlamaContext(small_model.path, threads=2, context_tokens=512, sequences=2, abort=flag)
    steps = [Step(token, index, (0,)) for index, token in enumerate(range(100, 132))]
    try:
        context.evaluate(steps)
        context.drop(0, 0)
        flag.up()
        with pytest.raises(GenerationCancelled):
            context.evaluate(steps)
    finally:
        context.close()


def test_a_stopped_engine_answers_again(small_engine: LocalEngine) -> None:
    """Stopped in the middle of a long prompt, from the watcher's thread."""
    asked = 0

    def wish() -> bool:
        nonlocal asked
        asked += 1
        return asked > 2

    question = chat(small_engine, "Ceritakan kembali: " + "Murid menanam padi di sawah. " * 120)
    before = [score.log_probability for score in small_engine.score(CLASS, PLACES)]
    small_engine.cancelled = wish
    try:
        with pytest.raises(GenerationCancelled):
            list(small_engine.stream(GenerationRequest(prompt=question, max_tokens=200)))
    finally:
        small_engine.cancelled = lambda: False
    after = [score.log_probability for score in small_engine.score(CLASS, PLACES)]
    assert after == pytest.approx(before, abs=0.5)


def test_a_prompt_beyond_the_context_is_refused_before_work(small_engine: LocalEngine) -> None:
    with pytest.raises(PromptTooLong) as raised:
        small_engine.score("Murid menanam padi. " * 600, ["ya"])
    assert raised.value.facts["limit"] == 2048


@pytest.mark.parametrize("kept", [200, 1_000_000, 60_000_000])
def test_an_unknown_truncated_model_is_an_error_not_a_crash(
    small_model: InstalledModel, tmp_path: Path, kept: int
) -> None:
    """Cut in the header, in the vocabulary, in the weights."""
    path = tmp_path / "terpotong.gguf"
    with small_model.path.open("rb") as whole:
        path.write_bytes(whole.read(kept))
    with pytest.raises(ModelUnreadable):
        engine_for(InstalledModel(path=path, entry=None)).load()


MEASURE = """
import sys
from kelas_ai.engine.base import GenerationRequest
from tests.model.conftest import real_model
from kelas_ai.engine.opening import engine_for
engine = engine_for(real_model(sys.argv[1]))
engine.score("Kelas 5 di pesisir. " * 40, ["Nelayan menimbang ikan di pasar." * 3] * 8)
list(engine.stream(GenerationRequest(prompt="Satu dua tiga" * 60, max_tokens=4)))
status = open("/proc/self/status").read()
print(int(status.split("VmHWM:")[1].split()[0]) * 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(("tier", "limit"), [("hemat", 0.8e9), ("standar", 1.5e9)])
def test_peak_memory_stays_within_what_the_catalog_promises(tier: str, limit: float) -> None:
    """Long prefix, eight candidates and an answer, in a process of its own."""
    model = real_model(tier)
    run = subprocess.run(
        [sys.executable, "-c", MEASURE, tier], capture_output=True, text=True, check=True
    )
    assert model.entry is not None
    assert int(run.stdout) <= min(limit, model.entry.memori)
