"""The small pure parts: lanes, branches, stop strings, the abort flag."""

from __future__ import annotations

import ctypes
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelas_ai.engine.branches import branches
from kelas_ai.engine.cancel import AbortFlag
from kelas_ai.engine.chat import template_like
from kelas_ai.engine.lanes import BRANCH_TOKENS, Lanes
from kelas_ai.engine.stopping import TextGate
from kelas_ai.errors import GenerationCancelled


def test_a_prompt_continues_the_lane_it_shares_most_with() -> None:
    lanes = Lanes(3)
    lanes.tokens[0], lanes.tokens[1] = [1, 2, 3, 4], [1, 2, 9]
    plan = lanes.plan([1, 2, 3, 7, 8])
    assert (plan.lane, plan.keep, plan.source) == (0, 3, None)


def test_a_prompt_that_would_discard_much_branches_off() -> None:
    lanes = Lanes(3)
    lanes.tokens[0] = [1] * 10 + [2] * (BRANCH_TOKENS + 1)
    plan = lanes.plan([1] * 10 + [3] * 5)
    assert plan.lane != 0
    assert (plan.keep, plan.source) == (10, 0)


def test_the_last_token_of_a_known_prompt_is_evaluated_again() -> None:
    """Its scores are needed."""
    lanes = Lanes(1)
    lanes.tokens[0] = [1, 2, 3]
    assert lanes.plan([1, 2, 3]).keep == 2


def test_shared_beginnings_are_one_branch() -> None:
    tree = branches([[1, 2, 3], [1, 2, 4], [5]])
    assert [(branch.token, branch.depth, branch.members) for branch in tree] == [
        (1, 0, [0, 1]),
        (2, 1, [0, 1]),
    ]
    assert tree[1].follows == [(0, 3), (1, 4)]


@given(st.lists(st.lists(st.integers(0, 2), max_size=6), max_size=6))
def test_every_token_but_the_first_is_followed_once(candidates: list[list[int]]) -> None:
    followed = sorted(follow for branch in branches(candidates) for follow in branch.follows)
    wanted = sorted((i, token) for i, tokens in enumerate(candidates) for token in tokens[1:])
    assert followed == wanted


@given(st.text("abc€\n", max_size=20), st.integers(1, 4), st.sampled_from(["\n", "bc", "abca"]))
def test_text_ends_before_the_first_stop_string(text: str, size: int, stop: str) -> None:
    """However the bytes are cut, also inside a character."""
    gate = TextGate((stop,))
    data = text.encode()
    shown = "".join(gate.feed(data[i : i + size]) for i in range(0, len(data), size))
    assert shown + gate.finish() == text.split(stop)[0]
    assert gate.stopped == (stop in text)


def test_half_a_character_at_the_end_is_dropped() -> None:
    gate = TextGate(())
    assert gate.feed("½".encode()[:1]) == ""
    assert gate.finish() == ""


def test_the_flag_reads_as_a_c_string() -> None:
    """Length 0 lets native code go on, length 1 stops it."""
    asked = threading.Event()
    wish = False

    def cancelled() -> bool:
        asked.set()
        return wish

    flag = AbortFlag(cancelled)
    with flag.watched():
        assert ctypes.string_at(flag.address) == b""
        wish = True
        asked.clear()
        assert asked.wait(10)
    assert ctypes.string_at(flag.address) == b"\x01"
    with pytest.raises(GenerationCancelled):
        flag.check()


def test_a_new_run_starts_with_a_lowered_flag() -> None:
    flag = AbortFlag(lambda: True)
    with pytest.raises(GenerationCancelled), flag.watched():
        pytest.fail("not reached")
    flag.cancelled = lambda: False
    with flag.watched():
        assert not flag.raised


@pytest.mark.parametrize(
    ("jinja", "name"),
    [
        ("{{ '<|im_start|>' + role }}", "chatml"),
        ("{{ '<start_of_turn>' + role }}", "gemma"),
        ("{{ '[INST]' }}", "polos"),
        ("", "polos"),
    ],
)
def test_an_unknown_file_is_asked_the_way_its_own_template_asks(jinja: str, name: str) -> None:
    assert template_like(jinja).name == name
