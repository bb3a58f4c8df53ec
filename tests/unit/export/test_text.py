"""Text from anywhere becomes text that documents can hold."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from kelas_ai.export.text import clean, lines_of, one_line

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)


def test_control_characters_and_half_characters_are_left_out() -> None:
    assert clean("a\x00b\x1b[31mc\ud800d\ufffee\u202ef") == "ab[31mcdef"


def test_letters_of_every_script_and_pictures_stay() -> None:
    told = "Śraddhā, القرآن, ꦲꦏ꧀ꦱꦫ, 3/4 × ½ − √2 😀"
    assert clean(told) == told


def test_every_kind_of_line_break_is_one_line_break() -> None:
    assert lines_of("a\r\nb\rc\u2028d\n\n  \ne") == ["a", "b", "c", "d", "e"]
    assert lines_of(" \n ") == [""]


@given(ANYTHING)
def test_clean_text_is_always_valid_xml_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    escaped = cleaned.replace("&", "&amp;").replace("<", "&lt;")
    element = ElementTree.fromstring(f"<t>{escaped}</t>")
    assert (element.text or "") == cleaned
    assert clean(cleaned) == cleaned


@given(ANYTHING)
def test_one_line_has_no_breaks_and_no_double_spaces(text: str) -> None:
    joined = one_line(text)
    assert "\n" not in joined and "  " not in joined and joined == joined.strip()
