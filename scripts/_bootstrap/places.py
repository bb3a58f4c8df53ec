"""Where the setup keeps its things: the project, and a per-user cache shared by every clone."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from _bootstrap.messages import SetupCode, SetupError, megabytes

PROJECT = Path(__file__).resolve().parent.parent.parent
RUNTIME_LOCK = PROJECT / "requirements.lock"
TEST_LOCK = PROJECT / "requirements-dev.lock"
BUILD_LOCK = PROJECT / "requirements-build.lock"
ENGINE_LOCK = PROJECT / "requirements-engine.lock"
CATALOG = PROJECT / "models" / "katalog.yaml"


@dataclass(frozen=True, slots=True)
class Places:
    """Folders below one cache root."""

    cache: Path

    @property
    def log(self) -> Path:
        """Details of everything that the setup ran."""
        return self.cache / "penyiapan.log"

    @property
    def lock(self) -> Path:
        """Held while setting up, so that two runs do not write the same folder."""
        return self.cache / "penyiapan.kunci"

    def environment(self, lock: Path) -> Path:
        """The virtual environment of a lock file on this Python."""
        return self.cache / "lingkungan" / key(lock.read_bytes(), python_tag())

    def engine(self, key_text: str) -> Path:
        """The folder of one build of the engine."""
        return self.cache / "mesin" / key_text

    def stamp(self, digest: str) -> Path:
        """Says that everything with this digest is ready."""
        return self.cache / "siap" / f"{digest}.json"


def default_places() -> Places:
    """The cache folder where platformdirs would put it, which is not installed yet."""
    home = Path.home()
    if sys.platform == "win32":
        root = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
        cache = root / "kelas-ai" / "Cache"
    elif sys.platform == "darwin":
        cache = home / "Library" / "Caches" / "kelas-ai"
    else:
        cache = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "kelas-ai"
    return Places(cache)


def key(*parts: bytes | str) -> str:
    """A short name for a combination of contents."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:20]


def python_tag() -> str:
    """This interpreter as far as installed packages depend on it."""
    return f"{sys.implementation.cache_tag} {sys.base_prefix} {platform_tag()}"


def platform_tag() -> str:
    """Operating system and processor family."""
    return f"{sys.platform}-{platform.machine().lower()}"


def require_space(folder: Path, needed_bytes: int, what: str) -> None:
    """Raises: SetupError when the drive of `folder` has less room than needed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise SetupError(
            SetupCode.CACHE,
            f"folder {folder} tidak dapat dibuat ({error.strerror}).",
            "Periksa izin folder itu, lalu ulangi perintah yang sama.",
        ) from error
    if free < needed_bytes:
        raise SetupError(
            SetupCode.SPACE,
            f"ruang kosong tidak cukup untuk {what} (perlu {megabytes(needed_bytes)}, "
            f"ada {megabytes(free)}).",
            f"Hapus berkas yang tidak perlu di {folder.anchor or folder}, lalu ulangi.",
        )
