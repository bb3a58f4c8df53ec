"""How much of what a model writes freely survives the gates.

Usage: python scripts/ukur_tulisan.py [MODEL] [N]

Asks for one local trigger question for N cards (bawaan: 24), each with a place, as enrichment
does. Prints every text that survived, for a strict reader to judge, and why the others were
refused. What is found goes to `tulis` in models/katalog.yaml: free text is offered only where at
least 60% survive and at least 90% of what survives is acceptable.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from kelas_ai.config import read_settings  # noqa: E402
from kelas_ai.planning.enrichment import Enricher  # noqa: E402
from kelas_ai.services import Services  # noqa: E402

PLACES = ("pesisir", "sawah", "kota padat", "pegunungan", "dekat pasar")
WRITTEN = "pemantik_baru"


def main() -> int:
    """Print texts and counts."""
    model = sys.argv[1] if len(sys.argv) > 1 else "standar"
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 24
    services = Services(read_settings({"model": model}, {"KELAS_MAKNA": "tidak"}))
    engine = services.engine(lambda: False)
    cards = [card for card in services.pack.cards() if not card.id.startswith("big-")]
    step = max(1, len(cards) // count)
    survived, reasons = 0, Counter[str]()
    for number, card in enumerate(cards[::step][:count]):
        place = PLACES[number % len(PLACES)]
        plan = services.plan_for(f"{card.title} {card.subject} kelas {card.grade} {place}")
        source = services.card_of(plan)
        enricher = Enricher(engine, services.vocabulary)
        for done in enricher.write_only(plan, source, services.neighbours(source)):
            if done.kind == "ditulis":
                survived += 1
                print(f"lolos  {card.id} ({place}): {done.text}", flush=True)
            for refused in done.plan.enrichment_log.rejections:
                reasons[refused.split(":")[0]] += 1
    print(f"{model}: {survived} dari {count} lolos; penolakan {dict(reasons.most_common())}")
    services.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
