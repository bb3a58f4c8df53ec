"""Options as typed on the command line beat the text, and a contradiction is told."""

from __future__ import annotations

import pytest

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.errors import RequestEmpty, RequestImpossible, RequestTooLong
from kelas_ai.planning.understanding import RequestOptions, check_possible, understand


def test_options_alone_make_a_request(frame: NationalFrame) -> None:
    options = RequestOptions(
        mapel="mtk", kelas="V", topik="Pecahan senilai", jp="2", murid=28, semester="2"
    )
    request = check_possible(understand("", frame, options), frame)
    assert (request.subject, request.grade, request.phase) == ("Matematika", 5, "C")
    assert (request.topic, request.lesson_hours, request.students) == ("Pecahan senilai", 2, 28)
    assert (request.semester, request.notices) == ("genap", ())


def test_an_option_wins_over_the_text_and_says_so(frame: NationalFrame) -> None:
    options = RequestOptions(kelas="6", jp="3", murid="31", mapel="ipas", topik="listrik")
    text = "mtk kelas 5 pecahan 2 jp 28 murid"
    request = understand(text, frame, options)
    told = [notice.text for notice in request.notices if notice.code == "pilihan_dipakai"]
    assert (request.grade, request.lesson_hours, request.students) == (6, 3, 31)
    assert (request.subject, request.topic) == ("IPAS", "listrik")
    assert len(told) == 5
    assert any("kelas 5" in line and "dipakai: 6" in line for line in told)


def test_options_that_agree_with_the_text_are_silent(frame: NationalFrame) -> None:
    options = RequestOptions(kelas="VI", mapel="mtk", jp="2 JP")
    assert understand("mtk kelas 6 lingkaran 2 jp", frame, options).notices == ()


@pytest.mark.parametrize(
    ("written", "grade", "phase"),
    [
        ("5", 5, "C"),
        ("V", 5, "C"),
        ("7A", 7, "D"),
        ("xi", 11, "F"),
        ("kelas 4", 4, "B"),
        ("lima", 5, "C"),
        ("2 SMP", 8, "D"),
        ("fase B", None, "B"),
        ("smp", None, "D"),
    ],
)
def test_the_class_may_be_written_many_ways(
    frame: NationalFrame, written: str, grade: int | None, phase: str
) -> None:
    request = understand("pecahan", frame, RequestOptions(kelas=written))
    assert (request.grade, request.phase, request.problems) == (grade, phase, ())


@pytest.mark.parametrize(
    ("written", "subject"),
    [
        ("Matematika", "Matematika"),
        ("mtk", "Matematika"),
        ("matematka", "Matematika"),
        ("sejarah", "Sejarah"),
        ("musik", "Seni Musik"),
        ("PAK", "Pendidikan Agama Kristen dan Budi Pekerti"),
        ("pjok", "PJOK"),
        ("b. inggris", "Bahasa Inggris"),
    ],
)
def test_the_subject_may_be_written_many_ways(
    frame: NationalFrame, written: str, subject: str
) -> None:
    assert understand("topik bebas", frame, RequestOptions(mapel=written)).subject == subject


@pytest.mark.parametrize(
    ("options", "part"),
    [
        (RequestOptions(mapel="sihir hitam"), "Mapel “sihir hitam” tidak dikenali"),
        (RequestOptions(kelas="sore"), "Kelas “sore” tidak dikenali"),
        (RequestOptions(kelas="13"), "Kelas 13 tidak ada"),
        (RequestOptions(kelas=0), "Kelas 0 tidak ada"),
        (RequestOptions(jp="banyak"), "Alokasi waktu “banyak” tidak dikenali"),
        (RequestOptions(jp="-1"), "Alokasi -1 JP"),
        (RequestOptions(murid="lumayan"), "Jumlah murid “lumayan” tidak dikenali"),
        (RequestOptions(fase="Z"), "Fase “Z” tidak dikenali"),
        (RequestOptions(kelas="5", fase="A"), "Kelas 5 termasuk fase C"),
        (RequestOptions(mapel="bahasa sunda"), "tidak mempunyai CP nasional"),
        (RequestOptions(mapel="bahasa arab"), "Bahasa Arab belum ada"),
    ],
    ids=str,
)
def test_an_option_that_cannot_be_read_is_named(
    frame: NationalFrame, options: RequestOptions, part: str
) -> None:
    request = understand("pecahan kelas 5", frame, options)
    with pytest.raises(RequestImpossible) as caught:
        check_possible(request, frame)
    assert part in caught.value.facts["reason"]


def test_a_nearly_right_subject_is_suggested(frame: NationalFrame) -> None:
    (problem,) = understand("topik", frame, RequestOptions(mapel="matimetakia")).problems
    assert problem.suggestion == "Mungkin maksudnya Matematika."


def test_tools_context_and_model_come_from_options(frame: NationalFrame) -> None:
    options = RequestOptions(
        alat="kertas lipat, gunting, tanpa infokus",
        konteks="kampung nelayan di Pulau Bungin",
        model_belajar="pbl",
    )
    request = understand("mtk kelas 5 pecahan di pegunungan", frame, options)
    assert request.tools == ("gunting", "kertas lipat")
    assert request.missing_tools == ("proyektor",)
    assert (request.place, request.context) == ("pesisir", "kampung nelayan di Pulau Bungin")
    assert request.learning_model == "pembelajaran berbasis masalah"


def test_an_unknown_model_is_kept_as_typed(frame: NationalFrame) -> None:
    request = understand("pecahan", frame, RequestOptions(model_belajar="Kelas Terbalik"))
    assert request.learning_model == "Kelas Terbalik"


@pytest.mark.parametrize("text", ["", "   ", "?!...", "👍🙏", "\x00\x07", "<b></b>", "---"])
def test_nothing_to_read_is_empty(frame: NationalFrame, text: str) -> None:
    with pytest.raises(RequestEmpty):
        understand(text, frame, RequestOptions(topik="  "))


def test_a_pasted_page_is_refused_with_its_length(frame: NationalFrame) -> None:
    with pytest.raises(RequestTooLong) as caught:
        understand("pecahan " * 1250, frame)
    assert caught.value.facts == {"length": 10_000, "limit": 2_000}
    with pytest.raises(RequestTooLong):
        understand("pecahan", frame, RequestOptions(konteks="x" * 2_001))
