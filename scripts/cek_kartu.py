"""Check topic cards while writing them: python scripts/cek_kartu.py FILE…"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kelas_ai.curriculum.cards import read_card  # noqa: E402
from kelas_ai.errors import PackInvalid  # noqa: E402


def main() -> int:
    """Print one line a card; exit 1 when any is broken."""
    broken = 0
    for name in sys.argv[1:]:
        try:
            card = read_card(Path(name))
        except PackInvalid as error:
            broken += 1
            print(f"RUSAK {name}")
            for problem in str(error.facts["problem"]).split("; "):
                print(f"   - {problem}")
        else:
            counted = sum(bool(item.calculation) for item in card.items)
            print(f"baik  {card.id}: {len(card.items)} soal, {counted} kunci dihitung ulang")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
