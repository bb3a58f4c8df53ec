"""Every error a teacher can meet has its own Indonesian message."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from kelas_ai.errors import ExitCode, KelasError, NotEnoughMemory, RequestUnclear
from kelas_ai.strings.problems import MESSAGES, explain, size


def family(kind: type[KelasError] = KelasError) -> Iterator[type[KelasError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from family(child)


@pytest.mark.parametrize("kind", list(family()), ids=lambda kind: kind.__name__)
def test_every_error_has_its_own_message_with_one_thing_to_do(kind: type[KelasError]) -> None:
    assert kind in MESSAGES
    told = explain(kind())
    assert told[-1] in ".?!”" or told.endswith("?")
    assert not re.search(r"\{\w+\}|Traceback|Error\b", told)


@pytest.mark.parametrize("kind", list(family()), ids=lambda kind: kind.__name__)
def test_every_error_has_an_exit_code_that_is_not_success(kind: type[KelasError]) -> None:
    assert kind.exit_code in ExitCode
    assert kind.exit_code is not ExitCode.OK


def test_facts_appear_in_the_message() -> None:
    told = explain(NotEnoughMemory(needed_bytes=1_500_000_000, free_bytes=700_000_000, model="x"))
    assert "1,5 GB" in told and "700 MB" in told


def test_pasted_pages_are_shortened_in_messages() -> None:
    assert len(explain(RequestUnclear(text="kata " * 2000, hint=""))) < 400


def test_sizes_read_the_indonesian_way() -> None:
    assert [size(n) for n in (0, 999, 350_000_000, 1_117_320_736)] == [
        "0 B",
        "999 B",
        "350 MB",
        "1,1 GB",
    ]
