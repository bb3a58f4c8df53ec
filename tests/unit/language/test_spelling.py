"""The word list with affix rules."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelas_ai.language.affixes import well_joined
from kelas_ai.language.spelling import Spelling

FOLDER = Path(__file__).parents[3] / "curricula" / "kamus"
SPELLING = Spelling(FOLDER)

GOOD = """
memahami mempunyai mengkaji menerjemahkan menaati menyebutkan penyebut mempertimbangkan
memperhatikan menertawakan mengesampingkan menyeimbangkan mengebom mengecek mencermati
pembelajaran pengerjaan mengklasifikasikan memproduksi menyukseskan berkelompok terbiasa
memengaruhi menstabilkan pengukur penceritaan mengetik pemain keterampilan memperagakan
memperkecil terpendek antarkelompok kuamati rencananya diurutkan anak-anak ingatkah
""".split()
BAD = """
mempahami penyesebut mensapu mentaati mempakai menterjemahkan mencatet pembelajran murit
memfahami pengkerjaan penyelesain menghituing kebersamaanan
""".split()


@pytest.mark.parametrize("word", GOOD)
def test_standard_forms_are_known(word: str) -> None:
    assert SPELLING.known(word)


@pytest.mark.parametrize("word", BAD)
def test_broken_forms_are_unknown(word: str) -> None:
    """Among them the words that small models were seen to write."""
    assert not SPELLING.known(word)


def test_names_and_abbreviations_are_not_reported() -> None:
    text = "Murid membaca LKPD bersama Yohanes di Wamena. Kadek mencatet hasilnya."
    assert SPELLING.unknown(text) == ["mencatet"]


def test_a_broken_word_that_opens_a_sentence_is_reported() -> None:
    assert SPELLING.unknown("Mempahami pecahan. Yohanes setuju.") == ["Mempahami"]


def test_the_word_that_was_meant_is_offered() -> None:
    assert SPELLING.suggest("murit", {"murid", "mudah"}) == "murid"
    assert SPELLING.suggest("pembelajran", {"pembelajaran"}) == "pembelajaran"
    assert SPELLING.suggest("xqzvwj") == ""


@pytest.mark.parametrize(
    ("word", "root", "right"),
    [
        ("menyapu", "sapu", True),
        ("mensapu", "sapu", False),
        ("mempelajari", "ajar", True),
        ("pengukur", "ukur", True),
        ("mengukur", "ukur", True),
        ("memukur", "ukur", False),
        ("mengebom", "bom", True),
        ("terpendek", "pendek", True),
        ("berlari", "lari", True),
    ],
)
def test_nasal_prefixes_follow_standard_spelling(word: str, root: str, right: bool) -> None:
    assert well_joined(word, root) is right


@given(st.text(max_size=200))
def test_any_text_can_be_checked(text: str) -> None:
    """Unknown words are words of the text."""
    assert all(word in text for word in SPELLING.unknown(text))
