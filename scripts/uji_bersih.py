"""Prove a stick on a system that has nothing: sudo python scripts/uji_bersih.py USB [--akar FOLDER]

Makes a root with a static busybox only (Debian: busybox-static): no Python, no C library, no
compiler.
Or takes one made by debootstrap with --akar. In it, as an ordinary user, without a network and with
the stick read-only: install, plan with AI, search, examine, make a new stick and compare it byte
for byte, run without installing, remove; the plans must still be there. Prints how long each
step took. Needs root, for chroot and for a network namespace of its own.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = 1500
HOME = "/home/guru"
DEVICES = {"null": (1, 3), "zero": (1, 5), "urandom": (1, 9)}
KELAS = "sh ~/.local/share/kelas-ai-program/kelas-ai"
STEPS = (
    ("no Python here", "! command -v python3"),
    ("no network here", "! ping -c 1 -W 1 127.0.0.1"),
    ("install", "sh /media/usb/pasang.sh"),
    ("instant plan", f"{KELAS} plan 'mtk kls 5 membandingkan pecahan 2 jp' --tanpa-ai"),
    (
        "plan with AI as DOCX",
        f"{KELAS} plan 'ipas kls 4 metamorfosis' --format docx --keluaran ~/r",
    ),
    ("the document is there", "ls ~/r/*.docx"),
    ("search by meaning", f"KELAS_MAKNA=ya {KELAS} cari fotosintesis"),
    ("examine", f"{KELAS} periksa --laporan ~/laporan.txt"),
    ("verify the stick", f"{KELAS} usb cek /media/usb"),
    ("install again", "sh /media/usb/pasang.sh"),
    ("copy", f"{KELAS} usb salin ~/usb-baru; test $? -le 11"),
    ("verify the copy", f"{KELAS} usb cek ~/usb-baru"),
    ("remove", f"{KELAS} usb copot"),
    ("run without installing", "sh /media/usb/jalankan.sh daftar | grep -i pecahan"),
    ("the stick was not written", "! touch /media/usb/x"),
    ("clean up", "sh /media/usb/jalankan.sh --bersihkan; test -f ~/.local/share/kelas-ai/kelas.db"),
)


def bare_root(folder: Path) -> Path:
    """A root with a static busybox and nothing else."""
    busybox = shutil.which("busybox")
    if busybox is None:
        raise SystemExit("Pasang dulu: apt install busybox-static")
    for name in ("bin", "dev", "etc", "tmp"):
        (folder / name).mkdir()
    shutil.copy(busybox, folder / "bin" / "busybox")
    listed = subprocess.run([busybox, "--list"], capture_output=True, text=True, check=True)
    for applet in listed.stdout.split():
        if applet != "busybox":
            (folder / "bin" / applet).symlink_to("busybox")
    (folder / "tmp").chmod(0o1777)
    for name, (major, minor) in DEVICES.items():
        os.mknod(folder / "dev" / name, 0o20666, os.makedev(major, minor))
        (folder / "dev" / name).chmod(0o666)
    return folder


@contextmanager
def ready(root: Path, stick: Path) -> Iterator[None]:
    """The root with a user, /proc, and the stick read-only; all mounts undone afterwards."""
    home, media = root / HOME.lstrip("/"), root / "media" / "usb"
    for place in (home, media, root / "proc"):
        place.mkdir(parents=True, exist_ok=True)
    os.chown(home, USER, USER)
    mounts = [["-t", "proc", "proc", str(root / "proc")], ["--bind", str(stick), str(media)]]
    done: list[str] = []
    try:
        for mount in mounts:
            subprocess.run(["mount", *mount], check=True)
            done.append(mount[-1])
        subprocess.run(["mount", "-o", "remount,bind,ro", str(media)], check=True)
        yield
    finally:
        for place_name in reversed(done):
            subprocess.run(["umount", place_name], check=True)


def run_inside(root: Path, command: str) -> tuple[int, str, float]:
    """Run a shell line as the user, without a network. Returns: exit code, words, seconds."""
    inside = [
        shutil.which("chroot") or "/usr/sbin/chroot",
        f"--userspec={USER}:{USER}",
        str(root),
        "/bin/sh",
        "-c",
        f"cd; {command}",
    ]
    start = time.monotonic()
    done = subprocess.run(
        ["unshare", "-n", *inside],
        env={"HOME": HOME, "PATH": "/usr/bin:/bin", "TERM": "xterm"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout, time.monotonic() - start


def differing(stick: Path, copy: Path) -> list[str]:
    """Files of the copy that are not those of the stick, byte for byte."""
    names = [path.relative_to(copy) for path in copy.rglob("*") if path.is_file()]
    return [
        str(name)
        for name in names
        if not (stick / name).is_file() or (stick / name).read_bytes() != (copy / name).read_bytes()
    ]


def prove(root: Path, stick: Path) -> int:
    """Run all steps. Returns: 0 when every one held."""
    with ready(root, stick):
        for name, command in STEPS:
            code, words, seconds = run_inside(root, command)
            print(f"{'ok   ' if not code else 'GAGAL'} {seconds:6.1f} s  {name}", flush=True)
            if code:
                print(words[-2000:])
                return 1
            if name == "verify the copy":
                wrong = differing(stick, root / HOME.lstrip("/") / "usb-baru")
                print(f"{'GAGAL' if wrong else 'ok   '}           byte-identical {wrong or ''}")
                if wrong:
                    return 1
    return 0


def main() -> int:
    """Make the root, prove, remove it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("usb", type=Path)
    parser.add_argument("--akar", type=Path, help="a root made by debootstrap")
    asked = parser.parse_args()
    if os.geteuid() != 0:
        print("Jalankan sebagai root.", file=sys.stderr)
        return 1
    if asked.akar:
        return prove(asked.akar.absolute(), asked.usb.absolute())
    with tempfile.TemporaryDirectory(prefix="bersih-") as folder:
        os.chmod(folder, 0o755)
        return prove(bare_root(Path(folder)), asked.usb.absolute())


if __name__ == "__main__":
    raise SystemExit(main())
