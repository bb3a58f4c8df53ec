"""Small real sticks: every step of building but the gathering of the app itself."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from nacl.signing import SigningKey

from kelas_ai.distribution.building import BuiltStick
from kelas_ai.distribution.copying import copy_stick
from kelas_ai.distribution.layout import (
    APP,
    COMMON,
    CURRICULUM,
    ENGINE,
    LINUX,
    MODELS,
    PACKAGES,
    PYTHON,
    WINDOWS,
)
from kelas_ai.distribution.manifest import (
    FORMAT,
    Manifest,
    MissingPiece,
    StickModel,
    encode,
)
from kelas_ai.distribution.parts import Work, add_pieces
from kelas_ai.distribution.signing import SignedManifest, seal

KEY = SigningKey(bytes(range(32)))
OTHER_KEY = SigningKey(bytes(range(1, 33)))
FIRST, SECOND = "2026-11-25T00:00:00Z", "2026-12-25T00:00:00Z"
WEIGHTS = b"GGUF" + hashlib.sha256(b"w").digest() * 40_000
"""1.3 MB, so that copying has more than one block and splitting makes three pieces."""
PIECE = 600_000


def small_stick(
    work: Path,
    target: Path,
    *,
    release: str = FIRST,
    changed: Mapping[str, bytes] | None = None,
    key: SigningKey = KEY,
    schema: int = 1,
    missing: tuple[MissingPiece, ...] = (),
    with_windows: bool = True,
) -> BuiltStick:
    """Build a stick with every kind of part and write it.

    changed: content of layers by name. with_windows: whether its Windows part could be installed.
    """
    work.mkdir(parents=True, exist_ok=True)
    made = Work(work)
    contents = {name: name.encode() * 9000 for name in (PYTHON, PACKAGES, ENGINE, APP, CURRICULUM)}
    contents |= dict(changed or {})
    for name, content in contents.items():
        platform = COMMON if name == CURRICULUM else LINUX
        made.add_layer(name, platform, _layer_files(work / name, content))
    for name in (PYTHON, PACKAGES, APP) if with_windows else (APP,):
        made.add_layer(name, WINDOWS, _layer_files(work / f"win-{name}", b"jendela" * 999))
    model = _add_model(made, work / "model.gguf")
    for name in ("pasang.sh", "BACA-SAYA.txt"):
        (work / name).write_text(f"{name} {release}\n", encoding="utf-8")
        made.add(name, work / name, COMMON)
    manifest = Manifest(
        format=FORMAT,
        version="0.1.0",
        release=release,
        schema=schema,
        curriculum="0" * 64,
        files=tuple(sorted(made.files, key=lambda entry: entry.path)),
        layers=tuple(made.layers),
        models=(model,),
        missing=missing,
    )
    data = encode(manifest)
    signed = SignedManifest(
        manifest=manifest,
        key=bytes(key.verify_key).hex(),
        data=data,
        seal=seal(data, key),
    )
    built = BuiltStick(signed, made.slices)
    copy_stick(built, target)
    return built


def _layer_files(folder: Path, content: bytes) -> dict[str, Path]:
    (folder / "dalam").mkdir(parents=True, exist_ok=True)
    (folder / "isi.bin").write_bytes(content)
    (folder / "dalam" / "kecil.txt").write_bytes(content[:100])
    return {"isi.bin": folder / "isi.bin", "dalam/kecil.txt": folder / "dalam" / "kecil.txt"}


def _add_model(made: Work, source: Path) -> StickModel:
    source.write_bytes(WEIGHTS)
    pieces = add_pieces(made, source, f"{MODELS}/kecil.gguf", "model-hemat", PIECE)
    return StickModel(
        tier="hemat",
        name="Kecil",
        file="kecil.gguf",
        sha256=hashlib.sha256(WEIGHTS).hexdigest(),
        size=len(WEIGHTS),
        pieces=tuple(pieces),
    )


def tree(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder by its relative path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def flip(path: Path, at: int = -20) -> None:
    """Damage one byte, keeping the size."""
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    path.write_bytes(data)
