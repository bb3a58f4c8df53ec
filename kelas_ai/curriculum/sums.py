"""The list of checksums of a pack: which files are not as they were when it was sealed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kelas_ai.curriculum.fingerprint import pack_files
from kelas_ai.errors import PackInvalid

SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """Paths within the pack, against its list: changed, missing, and not on it."""

    changed: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]
    same: int

    @property
    def none(self) -> bool:
        """Whether every file is as listed."""
        return not (self.changed or self.missing or self.added)


def write_sums(folder: Path) -> int:
    """Seal a pack: write the list of its files as they are. Returns: how many there are."""
    sums = _actual(folder)
    text = "".join(f"{digest}  {name}\n" for name, digest in sums.items())
    partial = folder / f"{SUMS}.part"
    partial.write_text(text, encoding="utf-8", newline="\n")
    partial.replace(folder / SUMS)
    return len(sums)


def compare_sums(folder: Path) -> Differences | None:
    """The pack against its list, or None when it has none.

    Raises: PackInvalid when the list cannot be read.
    """
    path = folder / SUMS
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
        listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines if line)}
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise PackInvalid(path=str(path), problem="daftar sidiknya tidak terbaca") from error
    actual = _actual(folder)
    both = listed.keys() & actual.keys()
    return Differences(
        changed=tuple(sorted(name for name in both if listed[name] != actual[name])),
        missing=tuple(sorted(listed.keys() - actual.keys())),
        added=tuple(sorted(actual.keys() - listed.keys())),
        same=sum(listed[name] == actual[name] for name in both),
    )


def _actual(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in pack_files(folder)
    }
