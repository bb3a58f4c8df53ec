"""The manifest: what a stick holds. Read only after its signature was checked."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from kelas_ai.distribution.layout import (
    MANIFEST,
    SIGNATURE,
    clashing,
    safe_path,
)
from kelas_ai.errors import StickUnreadable

FORMAT = 1
LARGEST = 4_000_000
"""Bytes; a manifest is some kilobytes, so more is not one of ours."""
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class StickFile:
    """One file. part: the group it belongs to; a stick may leave whole groups out."""

    path: str
    sha256: str
    size: int
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One archive of the app. unpacked: bytes after unpacking. contents: SHA-256 of what is in
    it, the same whatever packed it."""

    name: str
    platform: str
    path: str
    sha256: str
    unpacked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StickModel:
    """One model file, whole or in pieces that are joined in order."""

    tier: str
    name: str
    file: str
    sha256: str
    size: int
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPiece:
    """A file that could not be made on the builder's machine. sha256: "" where only its maker
    can know it."""

    path: str
    sha256: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Everything about one stick.

    release: UTC time of building, ISO 8601; later ones are newer. schema: database schema that
    this app writes. curriculum: content digest of the pack. glibc: oldest Linux C library that
    was bundled.
    """

    format: int
    version: str
    release: str
    schema: int
    curriculum: str
    files: tuple[StickFile, ...]
    layers: tuple[Layer, ...]
    models: tuple[StickModel, ...] = ()
    missing: tuple[MissingPiece, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)

    def layers_for(self, platform: str, common: str) -> list[Layer]:
        """The layers that a laptop of this platform needs."""
        return [layer for layer in self.layers if layer.platform in (platform, common)]

    def file(self, path: str) -> StickFile | None:
        """The entry of a path."""
        return next((entry for entry in self.files if entry.path == path), None)

    @property
    def parts(self) -> list[str]:
        """Names of all groups of files, in order."""
        return list(dict.fromkeys(entry.part for entry in self.files))


def encode(manifest: Manifest) -> bytes:
    """Stable bytes: the same manifest always gives the same ones."""
    plain = msgspec.to_builtins(manifest)
    return msgspec.json.format(msgspec.json.encode(plain, order="sorted"), indent=1) + b"\n"


def decode(data: bytes, path: Path | str = MANIFEST) -> Manifest:
    """Read and check a manifest.

    Raises: StickUnreadable when it is no manifest, of another format, or names a path that
    would leave the stick.
    """
    try:
        if len(data) > LARGEST:
            raise ValueError("too large")
        head = msgspec.json.decode(data)
        if not isinstance(head, dict) or head.get("format") != FORMAT:
            raise ValueError(f"format {head.get('format') if isinstance(head, dict) else '?'}")
        manifest = msgspec.convert(head, Manifest)
        problem = _problem(manifest)
        if problem:
            raise ValueError(problem)
    except (ValueError, msgspec.MsgspecError, RecursionError) as error:
        raise StickUnreadable(path=path, detail=str(error)) from error
    return manifest


def _problem(manifest: Manifest) -> str:
    paths = [entry.path for entry in manifest.files]
    listed: dict[str, StickFile] = {entry.path: entry for entry in manifest.files}
    bad = [path for path in paths if not safe_path(path)] + clashing(paths)
    bad += [path for path in paths if path in (MANIFEST, SIGNATURE)]
    bad += [entry.path for entry in manifest.files if not _DIGEST.fullmatch(entry.sha256)]
    bad += [entry.path for entry in manifest.files if entry.size < 0]
    for layer in manifest.layers:
        entry = listed.get(layer.path)
        names_ok = re.fullmatch(r"[a-z]{1,20}", layer.name) and layer.unpacked >= 0
        if entry is None or entry.sha256 != layer.sha256 or not names_ok:
            bad.append(layer.path)
    for model in manifest.models:
        sizes = [listed[piece].size for piece in model.pieces if piece in listed]
        if len(sizes) != len(model.pieces) or sum(sizes) != model.size or "/" in model.file:
            bad.append(model.file)
        bad += [model.file] if not safe_path(model.file) else []
    return repr(bad[0]) if bad else ""


def layer_folder(layer: Layer) -> str:
    """The folder name of an unpacked layer: its content decides it, so it never changes."""
    return f"{layer.name}-{layer.sha256[:16]}"


def sha256_of(path: Path) -> str:
    """SHA-256 of a file. Raises: OSError."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def as_json(manifest: Manifest) -> dict[str, Any]:
    """The manifest for programs."""
    plain: dict[str, Any] = msgspec.to_builtins(manifest)
    return plain
