"""What a stick put on this laptop, as files that are whole or absent.

    <program>/
      kelas-ai  kelas-ai.bat     start the active version
      aktif                      first line: active version, second: the one before
      terbitan/<id>/             manifest and signature of a version, and where its layers lie
      lapisan/<name>-<sum>/      unpacked layers, never changed; <name>-<sum>.siap says: complete
      models/                    model files
      titipan/                   stick files for other platforms, kept to make new sticks

A version is switched by replacing `aktif`, one small file, so there is always exactly one.
Nothing of the teacher lies here.
"""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from kelas_ai.distribution.files import write_whole
from kelas_ai.distribution.layout import (
    APP,
    COMMON,
    ENGINE,
    MANIFEST,
    PACKAGES,
    PYTHON,
    SIGNATURE,
    platform_name,
)
from kelas_ai.distribution.manifest import Layer, decode, layer_folder
from kelas_ai.distribution.signing import SignedManifest, open_seal
from kelas_ai.errors import NothingToUndo, NotInstalled, StickUnreadable

ACTIVE = "aktif"
READY = ".siap"
CARRIED = "titipan"
PROGRAM_NAME = "kelas-ai-program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Names of the active version and of the one before ("" when there is none)."""

    active: str = ""
    previous: str = ""


class Program:
    """One program folder; it need not exist."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def layers(self) -> Path:
        """Where layers are unpacked."""
        return self.folder / "lapisan"

    @property
    def models(self) -> Path:
        """Where model files lie."""
        return self.folder / "models"

    @property
    def carried(self) -> Path:
        """Stick files that are only kept for new sticks."""
        return self.folder / CARRIED

    @property
    def lock(self) -> Path:
        """Held while something is changed here."""
        return self.folder / "kunci"

    def versions(self) -> Versions:
        """What is active; empty for a folder without an installation."""
        try:
            lines = (self.folder / ACTIVE).read_text(encoding="ascii").splitlines()
        except (OSError, UnicodeDecodeError):
            return Versions()
        names = [line.strip() for line in lines if line.strip()]
        return Versions(active=names[0] if names else "", previous="".join(names[1:2]))

    def layer_place(self, layer: Layer) -> Path:
        """Where a layer lies when unpacked."""
        return self.layers / layer_folder(layer)

    def has(self, layer: Layer) -> bool:
        """Whether a layer is unpacked completely."""
        place = self.layer_place(layer)
        return place.is_dir() and place.with_name(place.name + READY).is_file()

    def mark_ready(self, layer: Layer) -> None:
        """Say that a layer is complete; its files must be on the drive already."""
        place = self.layer_place(layer)
        write_whole(place.with_name(place.name + READY), b"")

    def release(self, name: str) -> SignedManifest:
        """Manifest of a version, its signature checked again.

        Raises: NotInstalled, SignatureInvalid, StickUnreadable.
        """
        folder = self.folder / "terbitan" / name
        try:
            data = (folder / Path(MANIFEST).name).read_bytes()
            sealed = (folder / Path(SIGNATURE).name).read_bytes()
        except OSError as error:
            raise NotInstalled(path=folder) from error
        key = open_seal(data, sealed, folder)
        return SignedManifest(manifest=decode(data, folder), key=key, data=data, seal=sealed)

    def active_release(self) -> SignedManifest:
        """Manifest of the active version. Raises: as `release`."""
        name = self.versions().active
        if not name:
            raise NotInstalled(path=self.folder)
        return self.release(name)

    def add_release(self, signed: SignedManifest) -> str:
        """Write down a version whose layers are all here. Returns: its name."""
        name = release_name(signed)
        folder = self.folder / "terbitan" / name
        platform = platform_name()
        here = [layer for layer in signed.manifest.layers_for(platform, COMMON) if self.has(layer)]
        write_whole(folder / Path(MANIFEST).name, signed.data)
        write_whole(folder / Path(SIGNATURE).name, signed.seal)
        write_whole(folder / "susunan.sh", arrangement_sh(here).encode())
        write_whole(folder / "susunan.bat", arrangement_bat(here).encode())
        return name

    def switch(self, name: str) -> None:
        """Make a version the active one; the active one becomes the previous."""
        now = self.versions()
        before = now.previous if now.active == name else now.active
        write_whole(self.folder / ACTIVE, f"{name}\n{before}\n".encode())

    def undo(self) -> str:
        """Go back to the previous version; a second time goes forward again.

        Returns: the name of the version that is now active. Raises: NothingToUndo.
        """
        now = self.versions()
        if not now.previous or not self.complete(now.previous):
            raise NothingToUndo(path=self.folder)
        write_whole(self.folder / ACTIVE, f"{now.previous}\n{now.active}\n".encode())
        return now.previous

    def confirm(self) -> None:
        """Forget the previous version and free its room."""
        now = self.versions()
        write_whole(self.folder / ACTIVE, f"{now.active}\n".encode())
        self.tidy()

    def complete(self, name: str) -> bool:
        """Whether every layer that a version was written down with is still here."""
        folder = self.folder / "terbitan" / name
        try:
            signed = self.release(name)
            arranged = (folder / "susunan.sh").read_text(encoding="utf-8")
        except (OSError, NotInstalled, StickUnreadable):
            return False
        wanted = signed.manifest.layers_for(platform_name(), COMMON)
        return all(self.has(layer) for layer in wanted if layer_folder(layer) in arranged)

    def tidy(self) -> None:
        """Remove layers and versions that neither the active nor the previous version uses."""
        now = self.versions()
        kept_names = {name for name in (now.active, now.previous) if name}
        kept: set[str] = set()
        for name in kept_names:
            manifest = self.release(name).manifest
            kept |= {layer_folder(layer) for layer in manifest.layers}
        for place in self.layers.iterdir() if self.layers.is_dir() else ():
            stem = place.name.removesuffix(READY)
            if stem not in kept and not place.name.endswith(READY):
                # The sign goes first: a half-removed layer must not pass for a whole one.
                place.with_name(place.name + READY).unlink(missing_ok=True)
                shutil.rmtree(place, ignore_errors=True)
        releases = self.folder / "terbitan"
        for place in releases.iterdir() if releases.is_dir() else ():
            if place.name not in kept_names:
                shutil.rmtree(place, ignore_errors=True)


def release_name(signed: SignedManifest) -> str:
    """A version's name: when it was built, and which manifest it is."""
    moment = "".join(letter for letter in signed.manifest.release if letter.isdigit())[:14]
    return f"{moment}-{hashlib.sha256(signed.data).hexdigest()[:8]}"


def _named(layers: list[Layer]) -> tuple[str, list[str], list[str]]:
    """Folder names: Python, code in search order, content."""
    by_name = {layer.name: layer_folder(layer) for layer in layers}
    code = [by_name[name] for name in (APP, PACKAGES, ENGINE) if name in by_name]
    content = [layer_folder(layer) for layer in layers if layer.platform == COMMON]
    return by_name.get(PYTHON, ""), code, content


def arrangement_sh(layers: list[Layer]) -> str:
    """Shell lines that say where a version's layers lie, relative to $kelas."""
    python, code, content = _named(layers)
    lines = [f'python="$kelas/lapisan/{python}"']
    lines.append('kode="' + ":".join(f"$kelas/lapisan/{name}" for name in code) + '"')
    lines.append('isi="' + ":".join(f"$kelas/lapisan/{name}" for name in content) + '"')
    return "\n".join(lines) + "\n"


def arrangement_bat(layers: list[Layer]) -> str:
    """The same for Windows, relative to %KELAS%."""
    python, code, content = _named(layers)
    lines = [f'set "PYTHON=%KELAS%\\lapisan\\{python}"']
    lines.append('set "KODE=' + ";".join(f"%KELAS%\\lapisan\\{name}" for name in code) + '"')
    lines.append('set "ISI=' + ";".join(f"%KELAS%\\lapisan\\{name}" for name in content) + '"')
    return "\r\n".join(lines) + "\r\n"


def running_program(package: Path) -> Path | None:
    """The program folder that this very code runs from, None when it was not installed so."""
    folder = package.parent.parent.parent
    inside = package.parent.parent.name == "lapisan"
    return folder if inside and (folder / ACTIVE).is_file() else None


def default_program() -> Path:
    """Where a stick installs for this user, without any administrator."""
    return platformdirs.user_data_path(PROGRAM_NAME, appauthor=False)
