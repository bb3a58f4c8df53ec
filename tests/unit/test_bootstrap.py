"""Making a machine ready: what is there is kept, what breaks is named, nothing runs twice."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import threading
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from _bootstrap import engine, environment, model, places, ready, shell, stamps
from _bootstrap.messages import Progress, SetupCode, SetupError
from _bootstrap.places import Places
from kelas_ai.engine.exclusive import exclusive

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="uses a shell script")


@pytest.fixture
def here(tmp_path: Path) -> Places:
    return Places(tmp_path / "cache")


@pytest.fixture
def said() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def progress(said: io.StringIO) -> Progress:
    return Progress(said, quiet_seconds=0)


@pytest.fixture
def locked_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lock file with one package that pip finds in a folder, without any index."""
    shelf = tmp_path / "rak"
    shelf.mkdir()
    wheel = shelf / "kelas_uji-1.0-py3-none-any.whl"
    info = "kelas_uji-1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("kelas_uji.py", "KATA = 'halo'\n")
        archive.writestr(
            f"{info}/METADATA", "Metadata-Version: 2.1\nName: kelas-uji\nVersion: 1.0\n"
        )
        tag = "Wheel-Version: 1.0\nGenerator: uji\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        archive.writestr(f"{info}/WHEEL", tag)
        archive.writestr(f"{info}/RECORD", f"kelas_uji.py,,\n{info}/METADATA,,\n")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"kelas-uji==1.0 \\\n    --hash=sha256:{digest}\n", encoding="utf-8")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(shelf))
    return lock


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with only pip; making one takes seconds, copying it does not."""
    root = tmp_path_factory.mktemp("lingkungan")
    environment.create(root / "kosong", root / "catatan.log")
    return root / "kosong"


@pytest.fixture
def folder(bare: Path, here: Places, locked_package: Path) -> Path:
    """Where the environment of the lock belongs, holding a bare one."""
    found = here.environment(locked_package)
    shutil.copytree(bare, found, symlinks=True)
    return found


def test_the_environment_has_the_locked_package_and_is_made_once(
    here: Places,
    folder: Path,
    locked_package: Path,
    progress: Progress,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    python = environment.make_environment(folder, locked_package, here, progress)
    code = "import kelas_uji; print(kelas_uji.KATA)"
    assert subprocess.check_output([python, "-c", code], text=True).strip() == "halo"
    (folder / environment.DONE).unlink()  # as if stopped just before the end
    environment.make_environment(folder, locked_package, here, progress)
    monkeypatch.setattr(environment, "run_logged", _never)
    assert environment.make_environment(folder, locked_package, here, progress) == python


def test_a_package_with_another_hash_is_refused(
    here: Places, folder: Path, locked_package: Path, progress: Progress
) -> None:
    text = locked_package.read_text(encoding="utf-8")
    locked_package.write_text(text[:-4] + "000\n", encoding="utf-8")
    with pytest.raises(SetupError) as raised:
        environment.make_environment(folder, locked_package, here, progress)
    assert raised.value.code == SetupCode.PACKAGES
    assert "berbeda" in raised.value.happened
    assert not (folder / environment.DONE).exists()


def test_a_package_that_cannot_be_fetched_asks_for_the_network(
    here: Places,
    folder: Path,
    locked_package: Path,
    progress: Progress,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PIP_FIND_LINKS", str(here.cache))
    with pytest.raises(SetupError) as raised:
        environment.make_environment(folder, locked_package, here, progress)
    assert "internet" in raised.value.advice


def _never(*arguments: object, **named: object) -> None:
    pytest.fail("nothing should run")


class Builder:
    """Stands in for pip while the engine is built; `stop_at` interrupts one step once."""

    def __init__(self, stop_at: str = "") -> None:
        self.ran: list[str] = []
        self.stop_at = stop_at
        self.options = ""

    def __call__(
        self,
        command: Sequence[str],
        log: Path,
        *,
        on_line: Callable[[str], None] = lambda line: None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        step = next(word for word in ("download", "wheel", "install") if word in command)
        self.ran.append(step)
        if step == self.stop_at:
            self.stop_at = ""
            raise KeyboardInterrupt
        if step == "download":
            folder = Path(command[command.index("--dest") + 1])
            folder.mkdir(parents=True)
            with tarfile.open(folder / "llama.tar.gz", "w:gz") as archive:
                inside = tarfile.TarInfo("llama-1.0/CMakeLists.txt")
                archive.addfile(inside, io.BytesIO())
        elif step == "wheel":
            on_line("[2/4] compiling")
            self.options = (environment or {})["CMAKE_ARGS"]
            folder = Path(command[command.index("-w") + 1])
            folder.mkdir(exist_ok=True)
            assert (Path(command[-1]) / "CMakeLists.txt").exists()
            (folder / "llama-1.0-py3-none-any.whl").write_bytes(b"wheel")


@pytest.fixture
def no_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """The build environment exists already."""
    python = Path(sys.executable)
    monkeypatch.setattr(engine, "make_environment", lambda *given: python)
    monkeypatch.setattr(engine, "require_compiler", lambda: None)


@pytest.mark.usefixtures("no_tools")
def test_an_interrupted_build_goes_on_without_a_new_download(
    here: Places, progress: Progress, said: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = Builder(stop_at="wheel")
    monkeypatch.setattr(engine, "run_logged", builder)
    with pytest.raises(KeyboardInterrupt):
        engine.build_wheel(here, progress)
    wheel = engine.build_wheel(here, progress)
    assert builder.ran == ["download", "wheel", "wheel"]
    assert wheel.read_bytes() == b"wheel"
    assert "50%" in said.getvalue()
    assert engine.build_wheel(here, progress) == wheel
    assert len(builder.ran) == 3, "the cache has it"
    left = {path.name for path in wheel.parent.iterdir()}
    assert left == {wheel.name, "tanpa-common.cmake"}


@pytest.mark.usefixtures("no_tools")
def test_x86_builds_every_variant_and_others_their_own(
    here: Places, progress: Progress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(engine, "platform_tag", lambda: "linux-x86_64")
    assert engine.cmake_options()["GGML_CPU_ALL_VARIANTS"] == "ON"
    first = engine.engine_key()
    monkeypatch.setattr(engine, "platform_tag", lambda: "linux-aarch64")
    assert "GGML_CPU_ALL_VARIANTS" not in engine.cmake_options()
    assert engine.engine_key() != first
    builder = Builder()
    monkeypatch.setattr(engine, "run_logged", builder)
    engine.build_wheel(here, progress)
    assert "-DLLAVA_BUILD=OFF" in builder.options


def test_without_a_compiler_the_advice_is_to_install_one_or_go_without_ai(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(SetupError) as raised:
        engine.require_compiler()
    assert raised.value.code == SetupCode.COMPILER
    assert "--tanpa-ai" in raised.value.advice


def test_a_full_drive_names_need_and_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=5_000_000))
    with pytest.raises(SetupError) as raised:
        places.require_space(tmp_path, 1_500_000_000, "model")
    assert raised.value.code == SetupCode.SPACE
    assert "perlu 1,5 GB" in raised.value.happened and "ada 5 MB" in raised.value.happened


def _pretend_python(folder: Path, script: str) -> Path:
    python = folder / "python"
    python.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    python.chmod(0o755)
    return python


@POSIX
def test_the_model_step_shows_progress_and_returns_the_file(
    here: Places, progress: Progress, said: io.StringIO, tmp_path: Path
) -> None:
    script = (
        'echo \'{"percent": 40, "piece": 2, "of": 5}\'\necho warning\necho \'{"path": "/m.gguf"}\''
    )
    python = _pretend_python(tmp_path, script)
    assert model.install_model(python, "hemat", here, progress) == Path("/m.gguf")
    assert "40% (bagian 2 dari 5)" in said.getvalue()


@POSIX
@pytest.mark.parametrize(
    ("kind", "advice"), [("fetch", "internet"), ("space", "Kosongkan"), ("model", "--tanpa-ai")]
)
def test_a_model_problem_is_passed_on_with_one_thing_to_do(
    here: Places, progress: Progress, tmp_path: Path, kind: str, advice: str
) -> None:
    script = f'echo \'{{"problem": "isi berbeda", "kind": "{kind}"}}\'\nexit 1'
    with pytest.raises(SetupError) as raised:
        model.install_model(_pretend_python(tmp_path, script), "hemat", here, progress)
    assert (raised.value.code, raised.value.happened) == (SetupCode.MODEL, "isi berbeda")
    assert advice in raised.value.advice


def test_a_stamp_holds_until_a_file_changes(tmp_path: Path) -> None:
    stamp, file = tmp_path / "siap" / "a.json", tmp_path / "model.gguf"
    file.write_bytes(b"GGUF")
    assert stamps.read_stamp(stamp) is None
    stamps.write_stamp(stamp, Path(sys.executable), [file])
    assert stamps.read_stamp(stamp) == Path(sys.executable)
    file.write_bytes(b"GGU")
    assert stamps.read_stamp(stamp) is None
    stamps.write_stamp(stamp, tmp_path / "no-python", [file])
    assert stamps.read_stamp(stamp) is None
    stamp.write_text('{"python": 1', encoding="utf-8")
    assert stamps.read_stamp(stamp) is None


def test_a_ready_machine_starts_without_running_anything(
    here: Places, progress: Progress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("a==1\n", encoding="utf-8")
    made: list[str] = []

    def make(folder: Path, *rest: object) -> Path:
        made.append("environment")
        folder.mkdir(parents=True)
        (folder / environment.DONE).touch()
        return Path(sys.executable)

    monkeypatch.setattr(ready, "make_environment", make)
    assert ready.prepare(lock, ["tanpa"], here, progress) == Path(sys.executable)
    assert ready.prepare(lock, [], here, progress) == Path(sys.executable)
    assert made == ["environment"]
    lock.write_text("a==2\n", encoding="utf-8")
    ready.prepare(lock, [], here, progress)
    assert made == ["environment"] * 2, "another lock file, another environment"


@pytest.mark.parametrize(
    ("arguments", "variable", "wanted"),
    [
        ([], "", "standar"),
        (["plan", "--tanpa-ai"], "", "tanpa"),
        ([], "hemat", "hemat"),
        ([], "tanpa", "tanpa"),
        (["--tanpa-ai"], "hemat", "tanpa"),
    ],
)
def test_the_wanted_model(
    arguments: list[str], variable: str, wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KELAS_MODEL", variable)
    monkeypatch.delenv("KELAS_AI", raising=False)
    assert ready.wanted_model(arguments) == wanted


def test_problems_become_indonesian_lines_and_a_stable_exit_code(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fails() -> int:
        raise SetupError(SetupCode.PACKAGES, "pustaka tidak dapat diunduh.", "Periksa internet.")

    def interrupted() -> int:
        raise KeyboardInterrupt

    assert ready.guarded(fails) == 74
    written = capsys.readouterr().err
    assert "pustaka tidak dapat diunduh.\nPeriksa internet." in written
    assert ready.guarded(interrupted) == 130
    assert "Ulangi perintah yang sama" in capsys.readouterr().err
    assert ready.guarded(lambda: 5) == 5


def test_a_failing_command_leaves_its_words_in_the_log(tmp_path: Path) -> None:
    log, lines = tmp_path / "catatan.log", list[str]()
    command = [sys.executable, "-c", "print('satu'); raise SystemExit(3)"]
    with pytest.raises(shell.CommandFailed) as raised:
        shell.run_logged(command, log, on_line=lines.append)
    assert (raised.value.code, raised.value.tail) == (3, "satu\n")
    assert lines == ["satu"]
    assert "satu" in log.read_text(encoding="utf-8")


def test_two_setups_take_turns(tmp_path: Path) -> None:
    lock, order = tmp_path / "kunci", list[str]()
    waiting = threading.Event()

    def second() -> None:
        with exclusive(lock, waiting.set):
            order.append("second")

    with exclusive(lock):
        other = threading.Thread(target=second)
        other.start()
        assert waiting.wait(10)
        order.append("first")
    other.join(10)
    assert order == ["first", "second"]


def test_kelas_ai_runs_from_this_checkout_with_patient_threads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GOMP_SPINCOUNT", "5")
    monkeypatch.delenv("OMP_WAIT_POLICY", raising=False)
    around = ready.run_environment()
    assert Path(around["PYTHONPATH"]) == places.PROJECT
    assert (around["OMP_WAIT_POLICY"], around["GOMP_SPINCOUNT"]) == ("passive", "5")


def test_the_cache_lies_where_the_platform_keeps_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    if os.name == "posix" and sys.platform != "darwin":
        monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
        assert places.default_places().cache == Path("/somewhere/kelas-ai")
