"""Rules on written answers say what is good and what to mend."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.practice import WriteTask
from kelas_ai.practice.private_data import private_data
from kelas_ai.practice.written import CHECKERS, WriteTools, remarks_on
from tests.conftest import PlanMaker


@pytest.fixture
def tools(frame: NationalFrame, make_plan: PlanMaker) -> WriteTools:
    return WriteTools(frame=frame, plan=make_plan)


def task(checker: str, topic: str = "Membandingkan pecahan beda penyebut") -> WriteTask:
    return WriteTask(
        unit_id="x", attempt=1, basis="x", title="x", instruction="x", checker=checker,
        topic=topic, subject="Matematika", grade=5,
    )  # fmt: skip


def failed(text: str, checker: str, tools: WriteTools) -> set[str]:
    return {one.code for one in remarks_on(text, task(checker), tools) if not one.good}


def test_a_complete_request_passes(tools: WriteTools) -> None:
    text = "Matematika kelas 5 membandingkan pecahan 2 JP 28 murid tanpa proyektor di pesisir"
    assert failed(text, "permintaan", tools) == set()


def test_what_a_request_lacks_is_named_one_by_one(tools: WriteTools) -> None:
    assert failed("matematika pecahan", "permintaan", tools) == {"kelas", "jp", "murid", "keadaan"}


def test_a_request_for_another_lesson_is_not_the_task(tools: WriteTools) -> None:
    assert "tugas" in failed("IPAS kelas 5 magnet 2 JP 20 murid tanpa listrik", "permintaan", tools)


def test_personal_data_is_warned_about_in_every_text(tools: WriteTools) -> None:
    for checker in CHECKERS:
        found = failed("Budi bernama lengkap, NISN 0123456789", checker, tools)
        assert "pribadi.nisn" in found, checker


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("NIK 3201234567890123", "nik"),
        ("NIP 198001012005012001", "nip"),
        ("hubungi 0812 3456 7890", "telepon"),
        ("seorang murid bernama Sinta", "nama"),
        ("orang tuanya bercerai", "keluarga"),
        ("ia menderita epilepsi", "kesehatan"),
    ],
)
def test_each_kind_of_personal_data_is_told_apart(text: str, kind: str) -> None:
    assert [found for found, _ in private_data(text)] == [kind]


def test_numbers_of_a_lesson_are_no_personal_data() -> None:
    assert private_data("2 JP, 28 murid, harga Rp1.250.000, tahun 2026, hasil 12.345.678") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Memahami pecahan senilai dan campuran", "TP-01"),
        ("Menjelaskan pecahan dan membuat gambar pecahan", "TP-01"),
        ("Membandingkan pecahan melalui diskusi kelompok", "TP-02"),
        ("Membandingkan pecahan", "isi"),
        ("Menjelaskan daur hidup kupu-kupu di kebun", "topik"),
    ],
)
def test_weak_objectives_are_caught_by_the_rules_of_the_review(
    text: str, code: str, tools: WriteTools
) -> None:
    assert code in failed(text, "tp", tools)


def test_a_sound_objective_passes_with_or_without_its_usual_opening(tools: WriteTools) -> None:
    assert failed("Membandingkan dua pecahan berpenyebut berbeda", "tp", tools) == set()
    text = "TP1: Murid dapat membandingkan dua pecahan berpenyebut berbeda."
    assert failed(text, "tp", tools) == set()


def test_a_step_that_needs_power_is_named_but_doing_without_is_fine(tools: WriteTools) -> None:
    step = (
        "Dalam 15 menit, kelompok melipat kertas menjadi pita pecahan dan menempelkannya di papan; "
        "guru menanyakan pita mana yang lebih panjang"
    )
    assert failed(f"{step} tanpa proyektor", "langkah", tools) == set()
    assert failed(f"{step} lalu menonton video", "langkah", tools) == {"listrik"}


def test_labels_on_the_person_are_not_feedback(tools: WriteTools) -> None:
    good = (
        "Langkah pertamamu sudah tepat. Pada baris kedua penyebutnya ikut dijumlahkan; coba gambar "
        "kedua pecahan itu."
    )
    assert failed(good, "umpan_balik", tools) == set()
    assert {"label", "langkah"} <= failed("Kamu pintar, pertahankan ya!", "umpan_balik", tools)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(text=st.text(max_size=200), checker=st.sampled_from(sorted(CHECKERS)))
def test_any_text_gets_remarks_and_no_error(text: str, checker: str, tools: WriteTools) -> None:
    remarks = remarks_on(text, task(checker), tools)
    assert remarks and all(one.text for one in remarks)
