"""What a stick looks like, and which names every file system of a school can hold.

    BACA-SAYA.html  BACA-SAYA.txt  pasang.sh  pasang.bat  jalankan.sh  jalankan.bat
    kelas/
      manifes.json       every file with its SHA-256, signed by
      manifes.tanda      an Ed25519 signature and its public key
      jumlah.txt         the sums that the shell scripts check before Python runs
      linux-x64/*.tgz    the app in layers: python, paket, mesin, aplikasi
      windows-x64/…      the same for Windows
      umum/*.tgz         curriculum with its indexes
      models/*.gguf      plain files; above 2 GB in pieces .000, .001, …

Layers are archives because a stick writes many small files slowly. Nothing needs links, long or
mixed-case names or an execute bit, so FAT32 and exFAT hold it as well as ext4.
"""

from __future__ import annotations

import re
import sys
from pathlib import PurePosixPath

CORE = "kelas"
MANIFEST = f"{CORE}/manifes.json"
SIGNATURE = f"{CORE}/manifes.tanda"
SUMS = f"{CORE}/jumlah.txt"
UNFINISHED = f"{CORE}/belum-selesai.txt"
"""Lies on a stick while it is being written."""
MODELS = f"{CORE}/models"
LICENCES = f"{CORE}/lisensi.txt"
LINUX, WINDOWS, COMMON = "linux-x64", "windows-x64", "umum"
PYTHON, PACKAGES, ENGINE, APP, CURRICULUM = "python", "paket", "mesin", "aplikasi", "kurikulum"
REQUIRED = (PYTHON, PACKAGES, APP, CURRICULUM)
BOOT = (PYTHON, PACKAGES, APP)
"""What the installer itself runs on; unpacked by the shell script."""
PIECE_BYTES = 2_000_000_000
"""FAT32 holds files below 4 GiB; smaller pieces also restart sooner."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
MAX_DEPTH = 4


def platform_name(system: str = sys.platform) -> str:
    """The platform folder for this system."""
    return WINDOWS if system == "win32" else LINUX


def layer_path(platform: str, layer: str) -> str:
    """Where a layer lies on the stick."""
    return f"{CORE}/{platform}/{layer}.tgz"


def safe_path(path: str) -> bool:
    """Whether a manifest may name this path: relative, inside the stick, fit for FAT."""
    parts = PurePosixPath(path).parts
    return (
        0 < len(parts) <= MAX_DEPTH
        and "/".join(parts) == path
        and all(_NAME.fullmatch(part) and not part.endswith(".") for part in parts)
        and not any(_RESERVED.fullmatch(part) for part in parts)
    )


def clashing(paths: list[str]) -> list[str]:
    """Paths that differ from another only by case, which FAT and Windows cannot tell apart."""
    seen: dict[str, str] = {}
    return [path for path in paths if seen.setdefault(path.lower(), path) != path]
