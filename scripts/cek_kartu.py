"""Check topic cards while writing them: python scripts/cek_kartu.py FILE…"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kelas_ai.curriculum.card_rules import texts_of  # noqa: E402
from kelas_ai.curriculum.cards import read_card  # noqa: E402
from kelas_ai.curriculum.tables import read_frame  # noqa: E402
from kelas_ai.domain.card import TopicCard  # noqa: E402
from kelas_ai.domain.curriculum import StrandSummary  # noqa: E402
from kelas_ai.domain.request import PlanRequest  # noqa: E402
from kelas_ai.domain.review import Severity  # noqa: E402
from kelas_ai.errors import PackInvalid  # noqa: E402
from kelas_ai.language.spelling import Spelling  # noqa: E402
from kelas_ai.planning.draft import DraftSource, Profile, compose  # noqa: E402
from kelas_ai.review.reviewer import review  # noqa: E402

CURRICULA = Path(__file__).resolve().parent.parent / "curricula"
FRAME = read_frame(CURRICULA / "nasional" / "tabel")
SPELLING = Spelling(CURRICULA / "kamus")
NOT_PROSE = ("synonyms", "id", "strand_id", "calculation")


def unknown_words(card: TopicCard) -> list[str]:
    """Words to look up: slips, or terms to add to curricula/kamus/istilah.txt."""
    texts = (text for path, text in texts_of(card) if not path.startswith(NOT_PROSE))
    return sorted({word for text in texts for word in SPELLING.unknown(text)})


def _summary(card: TopicCard) -> StrandSummary:
    """Stands for the element's summary, which has its own file and check."""
    return StrandSummary(
        strand_id=card.strand_id,
        subject=card.subject,
        phase=card.phase,
        strand=card.strand,
        summary="Ringkasan elemen.",
        topics=(),
    )


def plan_problems(card: TopicCard) -> list[str]:
    """What our own review says of the plans made from this card at one, two and three JP."""
    found: dict[str, None] = {}
    for hours in (1, 2, 3):
        request = PlanRequest(text=card.title, grade=card.grade, lesson_hours=hours)
        source = DraftSource(card=card, frame=FRAME, summary=_summary(card))
        for finding in review(compose(source, request, Profile(), "cek", ""), FRAME).todo():
            if finding.severity is not Severity.ADVICE:
                found[f"rencana {hours} JP: {finding.code} {finding.evidence}"] = None
    return list(found)


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
            problems = plan_problems(card)
            broken += bool(problems)
            for problem in problems:
                print(f"   - {card.id}: {problem}")
            if words := unknown_words(card):
                print(f"   ? kata tidak dikenal kamus: {', '.join(words)}")
            counted = sum(bool(item.calculation) for item in card.items)
            print(f"baik  {card.id}: {len(card.items)} soal, {counted} kunci dihitung ulang")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
