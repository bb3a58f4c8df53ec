"""Digests of a pack folder: a cheap one for every start, an exact one for manifests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

FORMAT_VERSION = 1


def pack_files(folder: Path) -> Iterator[Path]:
    """All YAML files of a pack in a stable order."""
    yield from sorted(path for path in folder.rglob("*.yaml") if path.is_file())


def quick_fingerprint(folder: Path) -> str:
    """A digest of names, sizes and change times: cheap enough for every start."""
    digest = hashlib.sha256(f"format {FORMAT_VERSION}".encode())
    for path in pack_files(folder):
        facts = path.stat()
        name = path.relative_to(folder).as_posix()
        digest.update(f"{name}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:20]


def content_digest(folder: Path) -> str:
    """SHA-256 over names and contents: the same on every machine for the same pack."""
    digest = hashlib.sha256(f"format {FORMAT_VERSION}".encode())
    for path in pack_files(folder):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
