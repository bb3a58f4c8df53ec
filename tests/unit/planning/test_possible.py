"""What cannot be planned is refused with a reason and a way out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.request import PlanRequest
from kelas_ai.errors import RequestImpossible, RequestUnclear
from kelas_ai.planning.understanding import check_possible, understand
from kelas_ai.strings.problems import explain

IMPOSSIBLE = [
    ("informatika kelas 4 algoritma", "tidak ada di SD", "Koding dan Kecerdasan Artifisial"),
    ("komputer kelas 4 mengenal keyboard", "tidak ada di SD", "kelas 5 dan 6"),
    ("ipas kelas 2 hewan", "fase A", "kelas 1 dan 2"),
    ("ipa kelas 1 hewan", "digabung", "IPAS"),
    ("ipas kelas 8 gaya", "hanya untuk SD", "IPA atau IPS"),
    ("bahasa inggris kelas 1 colors", "tidak ada pada fase A", "muatan lokal"),
    ("ipa kelas 11 sel", "mapel pilihan Fisika, Kimia, dan Biologi", "Sebutkan"),
    ("matematika tingkat lanjut kelas 3 limit", "kelas 11 dan 12", "Matematika"),
    ("koding kelas 2 urutan", "mulai pada kelas 5", "kelas 1 sampai 4"),
    ("bahasa jawa kelas 4 aksara", "tidak mempunyai CP nasional", "sebutkan mapel"),
    ("tahfidz juz 30 target hafalan smp", "Tahfidz", "sebutkan mapel"),
    ("layanan bk kelas 8 perundungan", "layanan, bukan mata pelajaran", "sebutkan mapel"),
    ("servis rem cakram kelas 11 smk", "kejuruan", "sebutkan mapel"),
    ("kelas 11 TKJ instalasi server", "kejuruan", "sebutkan mapel"),
    ("bahasa arab kelas 7 perkenalan", "Bahasa Arab belum ada", "sebutkan mapel"),
    ("pkwu kelas 11 kerajinan", "Prakarya dan Kewirausahaan belum ada", "sebutkan mapel"),
    ("agama kristen kelas 7 kasih", "fase D belum ada dalam pustaka", "fase A, B, C, E"),
    ("agama hindu kelas 12 susila", "fase F belum ada dalam pustaka", "fase A, B, C, E"),
    ("mtk kelas 13 integral", "Kelas 13 tidak ada", "1 sampai 12"),
    ("mtk kelas 0 berhitung", "Kelas 0 tidak ada", "1 sampai 12"),
    ("mtk kelas 5 pecahan 0 jp", "Alokasi 0 JP", "1 sampai 8 JP"),
    ("mtk kelas 5 pecahan 9 jp", "Alokasi 9 JP", "beberapa pertemuan"),
    ("mtk kelas 5 pecahan 0 murid", "Jumlah murid 0", "1 sampai 100"),
    ("mtk kelas 5 pecahan 101 murid", "Jumlah murid 101", "1 sampai 100"),
    ("kelas 7 SD pecahan", "Kelas 7 tidak ada di SD/MI", "kelas 7 SMP/MTs"),
    ("SMP kelas 4 aljabar", "Kelas 4 tidak ada di SMP/MTs", "kelas 4 SD/MI"),
    ("fase A kelas 5 pecahan", "termasuk fase C, bukan fase A", "kelas 1 atau 2"),
    ("fase C smp pecahan", "Fase C ialah fase di SD/MI", "kelas 5"),
    ("informatika sd pemilahan", "tidak ada di SD", "kelas 5 dan 6"),
]


@pytest.mark.parametrize(("text", "reason", "way_out"), IMPOSSIBLE, ids=[r[0] for r in IMPOSSIBLE])
def test_the_impossible_is_refused_with_reason_and_suggestion(
    frame: NationalFrame, text: str, reason: str, way_out: str
) -> None:
    with pytest.raises(RequestImpossible) as caught:
        check_possible(understand(text, frame), frame)
    assert reason in caught.value.facts["reason"]
    assert way_out in caught.value.facts["suggestion"]
    assert reason in explain(caught.value) and way_out in explain(caught.value)


@pytest.mark.parametrize(("text", "reason", "way_out"), IMPOSSIBLE, ids=[r[0] for r in IMPOSSIBLE])
def test_searching_the_same_words_raises_nothing(
    frame: NationalFrame, text: str, reason: str, way_out: str
) -> None:
    assert understand(text, frame).topic


REPLACED = [
    ("ipa kelas 5 sistem pernapasan", "IPAS", "Di SD, IPA digabung dengan IPS"),
    ("ips kelas 4 pasar", "IPAS", "IPAS"),
    ("biologi kelas 10 keanekaragaman hayati", "IPA", "Pada kelas 10"),
    ("fisika kelas 8 tekanan", "IPA", "Di SMP"),
    ("fisika kelas 3 gaya", "IPAS", "kelas 11"),
    ("sejarah koperasi kelas 8", "IPS", "Sebelum kelas 11"),
    ("ekonomi kelas 10 permintaan", "IPS", "Sebelum kelas 11"),
    ("perubahan fisika dan kimia kelas 5", "IPAS", "kelas 11"),
    ("ipa sd tumbuhan", "IPAS", "digabung"),
]


@pytest.mark.parametrize(("text", "subject", "reason"), REPLACED, ids=[r[0] for r in REPLACED])
def test_a_subject_not_taught_there_is_replaced_and_told(
    frame: NationalFrame, text: str, subject: str, reason: str
) -> None:
    request = check_possible(understand(text, frame), frame)
    notices = {notice.code: notice.text for notice in request.notices}
    assert request.subject == subject
    assert reason in notices["mapel_diganti"] and subject in notices["mapel_diganti"]
    assert check_possible(request, frame) == request


@pytest.mark.parametrize(
    "text", ["mtk kelas 5", "mtk kelas 5 2 jp 28 murid", "pancasila kelas 3", "tolong buatkan rpp"]
)
def test_without_a_topic_the_request_is_unclear(frame: NationalFrame, text: str) -> None:
    with pytest.raises(RequestUnclear) as caught:
        check_possible(understand(text, frame), frame)
    assert caught.value.facts == {"text": text, "hint": "topik"}


@pytest.mark.parametrize(
    "text",
    [
        "keragaman bahasa daerah kelas 4",
        "pai kelas 4 tahfidz surah pendek",
        "informatika kelas 10 tkj jaringan",
        "seni musik kelas 4 lagu bahasa daerah",
        "mtk kelas 11 tkj 2 matriks",
        "agama kristen kelas 5 kasih",
        "mtk kelas 5 pecahan 8 jp",
        "mtk kelas 5 pecahan 1 murid",
    ],
)
def test_neighbours_of_the_impossible_are_possible(frame: NationalFrame, text: str) -> None:
    assert check_possible(understand(text, frame), frame).topic


def test_a_very_large_class_is_planned_with_a_warning(frame: NationalFrame) -> None:
    request = check_possible(understand("mtk kelas 5 pecahan 70 murid", frame), frame)
    assert request.students == 70
    assert "murid_banyak" in [notice.code for notice in request.notices]


@pytest.mark.parametrize(
    "wrong",
    [
        {"grade": 14},
        {"grade": 5, "phase": "A"},
        {"subject": "Sihir"},
        {"lesson_hours": 20},
        {"students": -1},
    ],
    ids=str,
)
def test_a_request_from_a_form_is_checked_as_well(
    frame: NationalFrame, wrong: dict[str, object]
) -> None:
    fine = PlanRequest(topic="pecahan", subject="Matematika", grade=5, phase="C")
    assert check_possible(fine, frame) == fine
    with pytest.raises(RequestImpossible):
        check_possible(replace(fine, **wrong), frame)  # type: ignore[arg-type]
