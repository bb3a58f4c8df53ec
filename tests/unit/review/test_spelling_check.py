"""Words of teacher and AI texts against the Indonesian word list."""

from dataclasses import replace
from pathlib import Path

import pytest

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.lesson import Origin
from kelas_ai.domain.review import Finding, Verdict
from kelas_ai.language.spelling import Spelling
from kelas_ai.review.reviewer import review
from tests.conftest import PlanMaker

SPELLING = Spelling(Path(__file__).parents[3] / "curricula" / "kamus")


def findings(
    make_plan: PlanMaker, frame: NationalFrame, text: str, origin: Origin
) -> list[Finding]:
    plan = make_plan()
    changed = replace(plan, trigger=replace(plan.trigger, text=text, origin=origin))
    found = review(changed, frame, SPELLING).findings
    return [finding for finding in found if finding.code == "BAHASA-04"]


@pytest.mark.parametrize("origin", [Origin.TEACHER, Origin.AI])
def test_a_broken_word_is_quoted_with_what_was_meant(
    make_plan: PlanMaker, frame: NationalFrame, origin: Origin
) -> None:
    found = findings(make_plan, frame, "Mengapa murit mencatet dua pecahan?", origin)
    assert [(f.evidence, f.passed) for f in found] == [("“murit”", False), ("“mencatet”", False)]
    assert found[0].fix == "Mungkin maksudnya “murid”."
    assert found[0].block_id


def test_good_words_and_names_pass(make_plan: PlanMaker, frame: NationalFrame) -> None:
    text = "Mengapa Yohanes membagi papeda di Wamena menjadi empat bagian?"
    found = findings(make_plan, frame, text, Origin.TEACHER)
    assert [finding.passed for finding in found] == [True]


def test_curated_text_is_not_checked_again(make_plan: PlanMaker, frame: NationalFrame) -> None:
    assert not findings(make_plan, frame, "Mengapa murit mencatet?", Origin.LIBRARY)


def test_a_doubtful_word_alone_does_not_lower_the_verdict(
    make_plan: PlanMaker, frame: NationalFrame
) -> None:
    plan = make_plan()
    first = replace(plan.trigger, text="Siapa suka bobor?", origin=Origin.TEACHER)
    with_word = review(replace(plan, trigger=first), frame, SPELLING)
    without = review(replace(plan, trigger=first), frame)
    assert with_word.verdict is without.verdict is not Verdict.MAJOR
