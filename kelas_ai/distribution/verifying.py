"""Every file of a stick against its manifest: damaged, missing, extra, foreign."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kelas_ai.distribution.files import read_back
from kelas_ai.distribution.layout import CORE, MANIFEST, SIGNATURE, UNFINISHED
from kelas_ai.distribution.manifest import Manifest, StickFile
from kelas_ai.distribution.signing import read_signed

IGNORED = (
    "system volume information",
    "$recycle.bin",
    "lost+found",
    ".trash",
    ".fseventsd",
    ".spotlight",
    ".temporaryitems",
    ".directory",
    "found.000",
)
"""What operating systems leave on every stick, by the beginning of its name."""
RISKY = (
    ".exe",
    ".bat",
    ".cmd",
    ".com",
    ".scr",
    ".vbs",
    ".js",
    ".lnk",
    ".pif",
    ".inf",
    ".dll",
    ".ps1",
)
"""Kinds of file that stick viruses use."""

Tell = Callable[[str, int, int], None]


@dataclass(slots=True, kw_only=True)
class StickCheck:
    """What was found. Paths are relative to the stick.

    left_out: groups of which nothing is there, such as a model that this stick does not carry.
    extra: unknown files inside the stick's own folder. foreign: other files beside it.
    risky: foreign or extra files of kinds that viruses use.
    """

    manifest: Manifest
    key: str
    whole: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    risky: list[str] = field(default_factory=list)
    unfinished: bool = False

    @property
    def sound(self) -> bool:
        """Nothing must be done about this stick."""
        wrong = self.damaged or self.missing or self.unreadable or self.extra or self.risky
        return not (wrong or self.unfinished)


def verify_stick(stick: Path, tell: Tell = lambda path, done, total: None) -> StickCheck:
    """Hash every file. tell: gets path, bytes done and bytes in all.

    Raises: StickUnreadable, SignatureInvalid.
    """
    signed = read_signed(stick)
    check = StickCheck(manifest=signed.manifest, key=signed.key)
    check.unfinished = (stick / UNFINISHED).exists()
    absent = _absent_parts(stick, signed.manifest)
    check.left_out = absent
    total, done = sum(entry.size for entry in signed.manifest.files), 0
    for entry in signed.manifest.files:
        if entry.part not in absent:
            _check_file(stick, entry, check)
        done += entry.size
        tell(entry.path, done, total)
    _find_others(stick, check)
    return check


def _absent_parts(stick: Path, manifest: Manifest) -> list[str]:
    """Groups that may be left out and of which no file is there."""
    present = {entry.part for entry in manifest.files if (stick / entry.path).is_file()}
    return [part for part in manifest.parts if part not in present and part != "umum"]


def _check_file(stick: Path, entry: StickFile, check: StickCheck) -> None:
    path = stick / entry.path
    try:
        if not path.is_file():
            check.missing.append(entry.path)
        elif path.stat().st_size != entry.size or read_back(path) != entry.sha256:
            check.damaged.append(entry.path)
        else:
            check.whole.append(entry.path)
    except OSError:
        check.unreadable.append(entry.path)


def _find_others(stick: Path, check: StickCheck) -> None:
    known = {entry.path.lower() for entry in check.manifest.files}
    known |= {MANIFEST, SIGNATURE, UNFINISHED}
    for name, is_file in _walk(stick):
        if not is_file or name.lower() in known:
            continue
        inside = name.split("/")[0].lower() == CORE
        (check.extra if inside else check.foreign).append(name)
        if name.lower().endswith(RISKY):
            check.risky.append(name)


def _walk(stick: Path) -> Iterator[tuple[str, bool]]:
    """Files below the stick that are not the operating system's, in order; links count as files.

    A folder that cannot be read is named like a file, so that it is not passed over.
    """
    stack = [stick]
    while stack:
        folder = stack.pop()
        try:
            entries = sorted(folder.iterdir())
        except OSError:
            yield folder.relative_to(stick).as_posix(), True
            continue
        for path in entries:
            if folder == stick and path.name.lower().startswith(IGNORED):
                continue
            if path.is_dir() and not path.is_symlink():
                stack.append(path)
            else:
                yield path.relative_to(stick).as_posix(), True
