"""LocalEngine: prompts kept, candidates shared, memory respected, stops clean."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelas_ai.engine.base import GenerationRequest
from kelas_ai.engine.cancel import AbortFlag
from kelas_ai.engine.chat import TEMPLATES
from kelas_ai.engine.local import STREAMS, LocalEngine
from kelas_ai.errors import EngineError, GenerationCancelled, PromptTooLong
from tests.unit.engine.imitation import ImitationContext, aborting_after


def engine_on(context: ImitationContext) -> LocalEngine:
    """An engine whose model is this context."""
    return LocalEngine(
        lambda: context, name="tiruan", template=TEMPLATES["chatml"], abort=AbortFlag()
    )


def fresh_score(prefix: str, candidates: Sequence[str]) -> list[float]:
    """Each candidate alone in a new engine."""
    return [
        engine_on(ImitationContext()).score(prefix, [candidate])[0].log_probability
        for candidate in candidates
    ]


def ask(prompt: str, max_tokens: int = 20, stop: tuple[str, ...] = ()) -> GenerationRequest:
    return GenerationRequest(prompt=prompt, max_tokens=max_tokens, stop=stop)


def test_candidates_together_score_as_each_alone() -> None:
    """Shared beginnings and a long tree in several batches change nothing."""
    candidates = ["ikan di laut", "ikan di pasar", "padi di sawah", "ikan", "p"]
    scores = engine_on(ImitationContext()).score("Tempat: pesisir. ", candidates)
    for score, alone in zip(scores, fresh_score("Tempat: pesisir. ", candidates), strict=True):
        assert math.isclose(score.log_probability, alone, rel_tol=1e-5)
    assert [score.characters for score in scores] == [12, 13, 13, 4, 1]
    assert [score.tokens for score in scores] == [12, 13, 13, 4, 1]


texts = st.text("ab", min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(
    asked=st.lists(st.tuples(texts, st.lists(texts, min_size=1, max_size=10)), max_size=8),
    room=st.integers(60, 120),
)
def test_any_order_of_questions_scores_like_a_fresh_engine(
    asked: list[tuple[str, list[str]]], room: int
) -> None:
    """Reused, branched and forgotten prompts never mix."""
    engine = engine_on(ImitationContext(context_tokens=room))
    for prefix, candidates in asked:
        got = [score.log_probability for score in engine.score(prefix * 3, candidates)]
        assert got == pytest.approx(fresh_score(prefix * 3, candidates), rel=1e-5)


def test_a_shared_prefix_is_evaluated_once() -> None:
    """Two prompts in turn keep a lane each."""
    context = ImitationContext(context_tokens=400)
    engine = engine_on(context)
    informed, neutral = "I" * 60, "N" * 40
    engine.score(informed + "?", ["x"])
    engine.score(neutral + "?", ["x"])
    before = context.evaluated
    engine.score(informed + "!", ["x"])
    engine.score(neutral + "!", ["x"])
    assert context.evaluated - before == 2


def test_old_prompts_make_room_for_new_ones() -> None:
    """The memory check of the imitation would fail otherwise."""
    engine = engine_on(ImitationContext(context_tokens=100))
    for letter in "abcdef":
        engine.score(letter * 70, ["satu", "dua"])


def test_a_prompt_that_can_never_fit_names_tokens_and_limit() -> None:
    engine = engine_on(ImitationContext(context_tokens=50))
    with pytest.raises(PromptTooLong) as raised:
        list(engine.stream(ask("x" * 45, max_tokens=20)))
    assert raised.value.facts == {"tokens": 65, "limit": 50}


def test_candidates_that_do_not_fit_together_are_scored_in_turns() -> None:
    engine = engine_on(ImitationContext(context_tokens=60))
    candidates = [letter * 20 for letter in "abcd"]
    scores = engine.score("y" * 20, candidates)
    got = [score.log_probability for score in scores]
    assert got == pytest.approx(fresh_score("y" * 20, candidates), rel=1e-5)


def test_stream_yields_text_without_the_stop_string() -> None:
    context = ImitationContext(answer="Siapa lebih banyak?\nlain")
    engine = engine_on(context)
    assert "".join(engine.stream(ask("Tanya:", stop=("\n",)))) == "Siapa lebih banyak?"


def test_stream_ends_at_max_tokens() -> None:
    engine = engine_on(ImitationContext(answer="abcdefghij"))
    assert "".join(engine.stream(ask("Tanya:", max_tokens=4))) == "abcd"


def test_an_empty_prompt_and_an_empty_candidate_are_no_crash() -> None:
    engine = engine_on(ImitationContext(answer="ya"))
    assert "".join(engine.stream(ask(""))) == "ya"
    assert engine.score("", [""])[0].tokens == 0
    assert engine.score("abc", []) == []


def test_a_dropped_stream_frees_its_place() -> None:
    """More dropped answers than there are places."""
    engine = engine_on(ImitationContext(answer="panjang sekali"))
    for _ in range(STREAMS + 2):
        stream = engine.stream(ask("Tanya:"))
        next(stream)
        del stream
    assert "".join(engine.stream(ask("Tanya:"))) == "panjang sekali"


def test_too_many_answers_at_once_is_an_error_not_a_wait() -> None:
    engine = engine_on(ImitationContext(answer="panjang"))
    running = [engine.stream(ask(f"{number}", max_tokens=8)) for number in range(STREAMS + 1)]
    for stream in running[:STREAMS]:
        next(stream)
    with pytest.raises(EngineError):
        next(running[STREAMS])


def test_scoring_between_two_pieces_does_not_disturb_the_answer() -> None:
    engine = engine_on(ImitationContext(answer="panjang"))
    pieces = []
    for piece in engine.stream(ask("Tanya:")):
        pieces.append(piece)
        engine.score("lain sekali", ["a", "b"])
    assert "".join(pieces) == "panjang"


@pytest.mark.parametrize("evaluations", [0, 1, 3, 5])
def test_after_an_abort_the_next_score_is_right(evaluations: int) -> None:
    """Aborted in the prompt or among the candidates; the kept part is used, not trusted."""
    context = ImitationContext()
    engine = engine_on(context)
    context.before_evaluate = aborting_after(evaluations)
    prefix, candidates = "Kelas 5 di pesisir. ", ["ikan di laut", "padi di sawah"]
    with pytest.raises(GenerationCancelled):
        engine.score(prefix, candidates)
    context.before_evaluate = lambda: None
    got = [score.log_probability for score in engine.score(prefix, candidates)]
    assert got == pytest.approx(fresh_score(prefix, candidates), rel=1e-5)


def test_a_wish_to_stop_is_asked_before_work_and_between_tokens() -> None:
    engine = engine_on(ImitationContext(answer="panjang sekali"))
    pieces: list[str] = []
    engine.cancelled = lambda: len(pieces) >= 3
    with pytest.raises(GenerationCancelled):
        pieces.extend(engine.stream(ask("Tanya:")))
    assert "".join(pieces) == "pan"
    engine.cancelled = lambda: False
    assert "".join(engine.stream(ask("Tanya:"))) == "panjang sekali"


def test_close_frees_the_model_and_ends_running_answers() -> None:
    context = ImitationContext(answer="panjang")
    engine = engine_on(context)
    stream = engine.stream(ask("Tanya:"))
    next(stream)
    engine.close()
    assert context.closed
    with pytest.raises(GenerationCancelled):
        next(stream)


def test_the_model_is_loaded_at_the_first_question() -> None:
    loads: list[int] = []

    def load() -> ImitationContext:
        loads.append(1)
        return ImitationContext()

    engine = LocalEngine(load, name="x", template=TEMPLATES["chatml"], abort=AbortFlag())
    assert not loads
    assert engine.count_tokens("abc") == 3
    engine.score("a", ["b"])
    assert len(loads) == 1
