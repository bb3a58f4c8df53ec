"""What holds for any text a teacher may type."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kelas_ai.curriculum.tables import read_frame
from kelas_ai.domain.request import CONDITIONS, PLACES, PlanRequest
from kelas_ai.errors import RequestEmpty, RequestError, RequestTooLong
from kelas_ai.planning.cleaning import clean_text, split_words
from kelas_ai.planning.understanding import RequestOptions, check_possible, understand
from tests.conftest import PACK

# A module constant: as a fixture, the whole frame would be part of every failure report.
FRAME = read_frame(PACK / "tabel")
CALM = settings(max_examples=120, deadline=None)
WORDS = (
    "mtk ipa ipas bindo ppkn pai pak big bin bio tik musik tari sejarah komputer inggris pancasila "
    "kelas kls k fase sd smp sma smk mi ma x v vii ix 0 1 2 4 5 7 10 13 28 35 70 2x35 1/2 5/6 7a "
    "jp jam menit pelajaran murid siswa anak orang semester pertemuan ke dan atau sampai s.d. - , "
    ". : ( ) di dengan tanpa ada pakai tidak punya proyektor listrik buku meja hp laptop kertas "
    "kampung nelayan pasar sawah gunung sungai sekolah kami rangkap gabung pbl model inkuiri "
    "tolong buatkan rpp modul ajar dong pecahan senilai metamorfosis perang padri al-Fatihah ayat "
    "1-7 agama islam seni budaya prakarya tkj tahfidz bahasa jawa arab matematka geografis bab"
).split()
soup = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
anything = st.text(max_size=300)
PIECES = (
    ("mtk", "bindo", "ipas", "pjok", "bahasa inggris", "matematka"),
    ("kelas 5", "kls 4", "kelas VI", "kls3", "kelas lima", "k4"),
    ("2 jp", "3jpl", "2 jam pelajaran", "2 x 35 menit", "70 menit"),
    ("28 murid", "31 siswa", "jumlah siswa 12", "40an murid"),
    ("tanpa proyektor", "ga ada infokus dan internet", "listrik mati", "buku cuma 5"),
    ("di kampung nelayan", "tepi sungai", "sekolah dekat kebun kopi", "di pegunungan"),
    ("semester 1", "smt genap"),
    ("pbl", "model inkuiri", "jigsaw"),
    ("pakai kertas lipat", "ada laptop 1"),
    ("pecahan senilai", "ide pokok paragraf", "metamorfosis kupu-kupu", "perkalian 1 sampai 10"),
)
shuffled_pieces = st.tuples(
    *(st.sampled_from(choices) for choices in PIECES), st.permutations(range(len(PIECES)))
)


@given(anything | soup)
@CALM
def test_only_empty_and_long_texts_are_refused_when_reading(text: str) -> None:
    try:
        request = understand(text, FRAME)
    except RequestEmpty:
        assert not any(char.isalnum() for char in text) or not request_words(text)
        return
    assert len(request.topic) <= len(text) * 2
    assert request.place in {"", *PLACES}
    assert set(request.conditions) <= set(CONDITIONS)


def request_words(text: str) -> bool:
    """True when markup and control characters are not all there is."""
    return bool(split_words(clean_text(text)))


@given(anything | soup)
@CALM
def test_checking_raises_nothing_but_request_errors(text: str) -> None:
    try:
        request = check_possible(understand(text, FRAME), FRAME)
    except RequestError as error:
        assert set(error.facts) in ({"reason", "suggestion"}, {"text", "hint"}, set())
        return
    subject = FRAME.subject(request.subject)
    assert request.topic
    assert not (subject and request.phase) or request.phase in subject.strands
    assert request.lesson_hours is None or 1 <= request.lesson_hours <= 8


@given(anything | soup)
@CALM
def test_the_class_always_lies_in_its_phase_and_level(text: str) -> None:
    request = understood(text)
    phase = FRAME.phase(request.phase)
    if request.grade is not None:
        assert phase is not None and request.grade in phase.grades
    if phase is not None:
        assert request.level == phase.level


@given(anything | soup)
@CALM
def test_reading_a_topic_again_keeps_it(text: str) -> None:
    topic = understood(text).topic
    if topic:
        assert understood(topic).topic == topic


@given(shuffled_pieces)
@CALM
def test_any_order_of_the_same_pieces_gives_the_same_request(drawn: tuple[object, ...]) -> None:
    *pieces, order = drawn
    usual = " ".join(map(str, pieces))
    other = " ".join(str(pieces[i]) for i in order)  # type: ignore[attr-defined]
    assert facts(understand(other, FRAME)) == facts(understand(usual, FRAME))


def test_every_order_of_a_common_request_gives_the_same() -> None:
    pieces = ("mtk", "kls 5", "2jp", "28 murid", "pecahan senilai", "tanpa proyektor")
    found = {facts(understand(" ".join(order), FRAME)) for order in itertools.permutations(pieces)}
    (request,) = found
    assert (request.subject, request.grade, request.topic) == ("Matematika", 5, "pecahan senilai")


def facts(request: PlanRequest) -> PlanRequest:
    """The request without the text as typed and the wording of notices."""
    return replace(request, text="", notices=())


@given(
    soup,
    st.sampled_from(["Matematika", "bindo", "IPAS"]),
    st.integers(1, 12),
    st.integers(1, 8),
    st.integers(1, 60),
)
@CALM
def test_options_always_win(text: str, subject: str, grade: int, hours: int, students: int) -> None:
    options = RequestOptions(
        mapel=subject, kelas=grade, jp=hours, murid=str(students), topik="gerak daun"
    )
    request = understand(text, FRAME, options)
    names = {"bindo": "Bahasa Indonesia"}
    assert request.subject == names.get(subject, subject)
    assert (request.grade, request.lesson_hours) == (grade, hours)
    assert (request.students, request.topic) == (students, "gerak daun")


@given(st.integers(0, 4000))
@CALM
def test_two_thousand_characters_are_the_limit(extra: int) -> None:
    text = ("pecahan " * 800)[:extra]
    try:
        understand(text, FRAME)
        assert 1 <= len(text.strip()) and extra <= 2000
    except RequestTooLong as error:
        assert extra > 2000
        assert error.facts == {"length": extra, "limit": 2000}
    except RequestEmpty:
        assert extra == 0


def understood(text: str) -> PlanRequest:
    try:
        return understand(text, FRAME)
    except RequestEmpty:
        return PlanRequest()
