"""Seal the national pack before a release: python scripts/segel_pustaka.py

Writes curricula/nasional/SHA256SUMS, which `kelas-ai kurikulum cek` compares with. The list is
made for a release and not committed: every changed card would make it stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from kelas_ai.curriculum.sums import SUMS, write_sums  # noqa: E402


def main() -> int:
    """Write the list and say how long it is."""
    folder = PROJECT / "curricula" / "nasional"
    print(f"{write_sums(folder)} berkas disegel dalam {folder / SUMS}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
