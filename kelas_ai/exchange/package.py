"""Write and read `.kelas` files: a zip with a signed manifest and a few known entries.

Nothing is ever unpacked to a path from the file: entries are read into memory by their known
names, after their sizes were checked against limits.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from kelas_ai.errors import (
    FileDamaged,
    FileMissing,
    FileTooLarge,
    FileUnsafe,
    NotAFile,
    PackageEdited,
    PackageNewer,
)

SUFFIX = ".kelas"
VERSION = 1
MANIFEST, SIGNATURE = "manifes.json", "manifes.tanda"
EVIDENCE, PLAN, QUESTION = "bukti.jsonl", "rencana.json", "pertanyaan.txt"
KNOWN = {MANIFEST, SIGNATURE, EVIDENCE, PLAN, QUESTION}
MAX_FILE, MAX_ENTRY, MAX_RATIO = 20_000_000, 30_000_000, 200
SMALL = 100_000


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What is in the file and who signed for it. nama: only when the teacher gave it."""

    format: str
    versi: int
    kunci: str
    dibuat: str
    isi: dict[str, str]
    nama: str = ""
    sekolah: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A `.kelas` file that was opened and checked. entries: by name, the manifest left out."""

    manifest: Manifest
    entries: Mapping[str, bytes]

    @property
    def evidence(self) -> list[bytes]:
        """Lines of evidence; empty when none is in it."""
        return self.entries.get(EVIDENCE, b"").splitlines()

    @property
    def question(self) -> str:
        """What the sender asks."""
        return self.entries.get(QUESTION, b"").decode("utf-8", "replace")


def packed(
    entries: Mapping[str, bytes], key: SigningKey, moment: str, name: str = "", school: str = ""
) -> bytes:
    """The bytes of a `.kelas` file."""
    manifest = Manifest(
        format="kelas",
        versi=VERSION,
        kunci=bytes(key.verify_key).hex(),
        dibuat=moment,
        isi={entry: hashlib.sha256(body).hexdigest() for entry, body in entries.items()},
        nama=name,
        sekolah=school,
    )
    encoded = msgspec.json.encode(manifest)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, encoded)
        archive.writestr(SIGNATURE, key.sign(encoded).signature.hex())
        for entry, body in entries.items():
            archive.writestr(entry, body)
    return written.getvalue()


def read_package(path: Path) -> Package:
    """Open and check a `.kelas` file.

    Raises: FileMissing, NotAFile, FileTooLarge, FileDamaged, FileUnsafe (path tricks, zip bombs,
    unknown entries), PackageNewer, PackageEdited (not what its sender signed).
    """
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise NotAFile(path=str(path))
    try:
        size = path.stat().st_size
        if size > MAX_FILE:
            raise FileTooLarge(path=str(path), what="berkas", found=size, limit=MAX_FILE)
        with zipfile.ZipFile(path) as archive:
            bodies = _bodies(archive, path)
    except FileNotFoundError as error:
        raise FileMissing(path=str(path), detail="") from error
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise FileDamaged(path=str(path), detail=str(error)) from error
    except (ValueError, OSError, zlib.error) as error:
        raise FileDamaged(path=str(path), detail=str(error)) from error
    return _checked(bodies, path)


def _bodies(archive: zipfile.ZipFile, path: Path) -> dict[str, bytes]:
    bodies: dict[str, bytes] = {}
    for info in archive.infolist():
        if info.filename not in KNOWN or info.filename in bodies:
            raise FileUnsafe(path=str(path), detail=f"isi asing “{info.filename[:60]}”")
        swollen = info.file_size > SMALL and info.file_size > MAX_RATIO * info.compress_size
        if info.file_size > MAX_ENTRY or swollen:
            raise FileUnsafe(path=str(path), detail=f"{info.filename} mengembang terlalu besar")
        with archive.open(info) as entry:
            body = entry.read(info.file_size + 1)
        if len(body) != info.file_size:
            raise FileUnsafe(path=str(path), detail=f"ukuran {info.filename} tidak benar")
        bodies[info.filename] = body
    return bodies


def _checked(bodies: dict[str, bytes], path: Path) -> Package:
    encoded = bodies.pop(MANIFEST, b"")
    signature = bodies.pop(SIGNATURE, b"")
    try:
        manifest = msgspec.json.decode(encoded, type=Manifest)
    except msgspec.MsgspecError as error:
        raise FileDamaged(path=str(path), detail="manifes tidak terbaca") from error
    if manifest.format != "kelas":
        raise FileDamaged(path=str(path), detail="bukan berkas kelas-ai")
    if manifest.versi > VERSION:
        raise PackageNewer(path=str(path), found=manifest.versi, supported=VERSION)
    try:
        VerifyKey(bytes.fromhex(manifest.kunci)).verify(
            encoded, bytes.fromhex(signature.decode("ascii"))
        )
    except (BadSignatureError, ValueError, TypeError) as error:
        raise PackageEdited(path=str(path), what=MANIFEST) from error
    found = {name: hashlib.sha256(body).hexdigest() for name, body in bodies.items()}
    if found != manifest.isi:
        changed = sorted(set(found.items()) ^ set(manifest.isi.items()))
        raise PackageEdited(path=str(path), what=changed[0][0])
    return Package(manifest=manifest, entries=bodies)
