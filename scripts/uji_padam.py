"""Kill, fill up and pull: python scripts/uji_padam.py [BANYAK] [--benih N]

Runs installations, updates, undos and copies of small real sticks in child processes and stops
each at a random moment: with SIGKILL, by moving the stick away, or (as root) on a full drive.
After every stop the laptop must start exactly one whole version, the teacher's folder must be
unchanged, a half-written stick must not pass for a whole one, and the same command given again
must finish the work. Stops at the first broken promise.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kelas_ai.distribution import installing  # noqa: E402
from kelas_ai.distribution.copying import ProgramSource, copy_stick  # noqa: E402
from kelas_ai.distribution.installing import InstallWish, install  # noqa: E402
from kelas_ai.distribution.program import Program  # noqa: E402
from kelas_ai.distribution.verifying import verify_stick  # noqa: E402
from kelas_ai.errors import DistributionError, KelasError  # noqa: E402
from tests.unit.distribution.sticks import SECOND, small_stick, tree  # noqa: E402

Action = Callable[[], object]
OLD, NEW = b"lama" * 60_000, b"baru" * 60_000


@dataclass(frozen=True)
class Bench:
    """Two sticks, one newer, and folders that trials may spoil."""

    root: Path

    @property
    def old(self) -> Path:
        return self.root / "usb-lama"

    @property
    def new(self) -> Path:
        return self.root / "usb-baru"


def prepare(root: Path) -> Bench:
    """Build the two sticks: the newer one differs in two layers."""
    bench = Bench(root)
    small_stick(root / "b1", bench.old, changed={"mesin": OLD, "kurikulum": OLD})
    changed = {"mesin": NEW, "kurikulum": NEW}
    small_stick(root / "b2", bench.new, release=SECOND, changed=changed)
    return bench


def installed(folder: Path, stick: Path) -> Program:
    """A laptop with this stick installed."""
    program = Program(folder / "program")
    put(folder, stick)
    return program


def put(folder: Path, stick: Path) -> None:
    """Install into a trial's folder."""
    install(stick, Program(folder / "program"), folder / "rumah", InstallWish(tiers=["hemat"]))


def put_without_asking_for_room(folder: Path, stick: Path) -> None:
    """Install although the drive is known to be too full; only ever run in a child."""
    setattr(installing, "require_room", lambda *_: None)  # noqa: B010
    put(folder, stick)


def run_child(action: Action) -> int:
    """Fork, and run the action there. Returns: the child's process id."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        action()
        code = 0
    except KelasError:
        code = 3
    finally:
        os._exit(code)


def killed_after(action: Action, seconds: float) -> bool:
    """Run the action and kill it. Returns: whether it had already finished."""
    child = run_child(action)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFEXITED(status)


def duration(action: Action) -> float:
    """Seconds that the whole action takes in a child."""
    start = time.monotonic()
    os.waitpid(run_child(action), 0)
    return time.monotonic() - start


def require(holds: bool, promise: str) -> None:
    """Raises: AssertionError naming the broken promise (also under -O)."""
    if not holds:
        raise AssertionError(promise)


def check_laptop(folder: Path, allowed: dict[str, bytes], may_be_empty: bool) -> str:
    """The one active version is whole and one of the allowed. Returns: its release or ""."""
    program = Program(folder / "program")
    active = program.versions().active
    if not active:
        require(may_be_empty, "a version that was there is gone")
        return ""
    require(program.complete(active), "the active version is not whole")
    manifest = program.active_release().manifest
    require(manifest.release in allowed, "an unknown version is active")
    for layer in manifest.layers:
        if layer.platform != "windows-x64":
            content = (program.layer_place(layer) / "isi.bin").read_bytes()
            wanted = allowed[manifest.release] if layer.name in ("mesin", "kurikulum") else None
            whole = content == (wanted or layer.name.encode() * 9000)
            require(whole, f"layer {layer.name} is not what was signed")
    return manifest.release


def check_home(folder: Path, before: dict[str, str]) -> None:
    """Nothing that the teacher made changed; trusted keys may have been added."""
    now = {name: digest for name, digest in tree(folder / "rumah").items() if "kunci" not in name}
    require(now == before, "the teacher's folder changed")


def new_home(folder: Path) -> dict[str, str]:
    """A teacher's folder with something in it."""
    (folder / "rumah").mkdir(parents=True)
    (folder / "rumah" / "kelas.db").write_bytes(os.urandom(5000))
    (folder / "rumah" / "kelas.toml").write_text('guru = "Bu Sari"\n', encoding="utf-8")
    return tree(folder / "rumah")


def releases(bench: Bench) -> dict[str, bytes]:
    """What both versions hold, by release."""
    return {
        verify_stick(bench.old).manifest.release: OLD,
        verify_stick(bench.new).manifest.release: NEW,
    }


def trial_install(bench: Bench, folder: Path, dice: random.Random, span: float) -> str:
    """A first installation is killed, then given again."""
    home = new_home(folder)
    done = killed_after(lambda: put(folder, bench.old), dice.uniform(0, span))
    check_laptop(folder, releases(bench), may_be_empty=True)
    check_home(folder, home)
    put(folder, bench.old)
    require(bool(check_laptop(folder, releases(bench), False)), "not installed at last")
    check_home(folder, home)
    return "pasang selesai" if done else "pasang dibunuh"


def trial_update(bench: Bench, folder: Path, dice: random.Random, span: float) -> str:
    """An update is killed; the old or the new version runs; then it is given again, and undone."""
    home = new_home(folder)
    program = installed(folder, bench.old)
    done = killed_after(lambda: put(folder, bench.new), dice.uniform(0, span))
    check_laptop(folder, releases(bench), may_be_empty=False)
    check_home(folder, home)
    put(folder, bench.new)
    newest = max(releases(bench))
    require(check_laptop(folder, releases(bench), False) == newest, "not updated at last")
    killed_after(program.undo, dice.uniform(0, span / 10))
    check_laptop(folder, releases(bench), may_be_empty=False)
    check_home(folder, home)
    return "perbarui selesai" if done else "perbarui dibunuh"


def trial_copy(bench: Bench, folder: Path, dice: random.Random, span: float) -> str:
    """Copying from an installed laptop over an older stick is killed, then given again."""
    new_home(folder)
    source = ProgramSource(installed(folder, bench.new))
    target = folder / "usb"
    if dice.random() < 0.5:
        shutil.copytree(bench.old, target)
    done = killed_after(lambda: copy_stick(source, target), dice.uniform(0, span))
    check_stick(bench, target)
    copy_stick(source, target)
    require(tree(target) == tree(bench.new), "the copy is not byte-identical at last")
    return "salin selesai" if done else "salin dibunuh"


def check_stick(bench: Bench, target: Path) -> None:
    """A stick that passes for sound is one of the two, whole."""
    try:
        sound = verify_stick(target).sound
    except DistributionError:
        return
    if sound:
        whole = tree(target) in (tree(bench.old), tree(bench.new))
        require(whole, "a half-written stick passes for a whole one")


def trial_pulled(bench: Bench, folder: Path, dice: random.Random, span: float) -> str:
    """The stick is pulled during an update, and put in again."""
    home = new_home(folder)
    installed(folder, bench.old)
    stick = folder / "usb"
    shutil.copytree(bench.new, stick)
    child = run_child(lambda: put(folder, stick))
    time.sleep(dice.uniform(0, span))
    stick.rename(folder / "usb-dicabut")
    _, status = os.waitpid(child, 0)
    check_laptop(folder, releases(bench), may_be_empty=False)
    check_home(folder, home)
    (folder / "usb-dicabut").rename(stick)
    put(folder, stick)
    require(tree(stick) == tree(bench.new), "the stick was written to")
    newest = max(releases(bench))
    require(check_laptop(folder, releases(bench), False) == newest, "not updated at last")
    return "cabut selesai" if os.waitstatus_to_exitcode(status) == 0 else "cabut gagal bersih"


@contextmanager
def small_drive(place: Path, size: int) -> Iterator[Path]:
    """A drive of this many bytes. Raises: PermissionError where mounting is not allowed."""
    place.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        raise PermissionError(place)
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def trial_full(bench: Bench, folder: Path, dice: random.Random, span: float) -> str:
    """The drive fills up at a random point of an update; then room is made."""
    with small_drive(folder / "disk", 40_000_000) as drive:
        home = new_home(drive)
        installed(drive, bench.old)
        free = shutil.disk_usage(drive).free
        left = dice.randrange(0, 1_200_000)
        (drive / "video.mp4").write_bytes(b"\0" * max(0, free - left))
        child = run_child(lambda: put_without_asking_for_room(drive, bench.new))
        _, status = os.waitpid(child, 0)
        check_laptop(drive, releases(bench), may_be_empty=False)
        check_home(drive, home)
        (drive / "video.mp4").unlink()
        put(drive, bench.new)
        newest = max(releases(bench))
        require(check_laptop(drive, releases(bench), False) == newest, "not updated at last")
    code = os.waitstatus_to_exitcode(status)
    require(code in (0, 3), "a full drive was not told as one")
    return "penuh cukup" if code == 0 else "penuh gagal bersih"


def spans(bench: Bench, folder: Path) -> dict[str, float]:
    """How long each action takes undisturbed, so that kills fall all over it."""
    new_home(folder)
    first = duration(lambda: put(folder, bench.old))
    update = duration(lambda: put(folder, bench.new))
    source = ProgramSource(Program(folder / "program"))
    copied = duration(lambda: copy_stick(source, folder / "usb"))
    return {"install": first, "update": update, "copy": copied, "pulled": update, "full": 0}


TRIALS = {
    "install": trial_install,
    "update": trial_update,
    "copy": trial_copy,
    "pulled": trial_pulled,
    "full": trial_full,
}


def run(count: int, seed: int, root: Path, kinds: tuple[str, ...] = tuple(TRIALS)) -> Counter[str]:
    """Run trials. Returns: how many ended in which way. Raises: AssertionError."""
    dice = random.Random(seed)
    bench = prepare(root)
    usual = spans(bench, root / "ukur")
    seen: Counter[str] = Counter()
    for number in range(count):
        kind = kinds[number % len(kinds)]
        folder = root / f"uji-{number}"
        folder.mkdir()
        try:
            seen[TRIALS[kind](bench, folder, dice, 1.1 * usual[kind])] += 1
        except PermissionError:
            seen["penuh dilewati"] += 1
        shutil.rmtree(folder)
    return seen


def main() -> int:
    """Run and count."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("banyak", type=int, nargs="?", default=400)
    parser.add_argument("--benih", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="padam-") as folder:
        seen = run(asked.banyak, asked.benih, Path(folder))
    for ending, times in sorted(seen.items()):
        print(f"{times:5d}  {ending}")
    print(f"{asked.banyak} kali; semua janji ditepati")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
