"""The `--json` contract: names that programs rely on, with the plan's own values."""

from __future__ import annotations

import json

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.review import Review
from kelas_ai.export.contract import plan_json
from kelas_ai.review.report import review_json
from tests.unit.export.conftest import ACCEPTED, REJECTED, check_golden

PROMISED = """
versi_skema identitas dasar capaian tujuan dimensi langkah asesmen soal kktp diferensiasi remedial
pengayaan refleksi lkpd bacaan glosarium konteks_setempat identifikasi desain telaah saran_ai ai
catatan sumber waktu
""".split()
IDENTITY = """
mapel fase kelas topik jp menit_per_jp menit_total murid jenjang semester tahun_ajaran
satuan_pendidikan guru
""".split()
ITEM = """
soal pilihan kunci penjelasan untuk tingkat tp asal terverifikasi perlu_diperiksa
""".split()


def contract(plan: LessonPlan, review: Review) -> dict[str, object]:
    """As a program reads it."""
    told = json.loads(json.dumps(plan_json(plan, review_json(review)), ensure_ascii=False))
    assert isinstance(told, dict)
    return told


def test_the_contract_is_the_golden_one(plan: LessonPlan, review: Review) -> None:
    text = json.dumps(contract(plan, review), ensure_ascii=False, indent=1)
    check_golden("rencana-pecahan.json", text + "\n")


def test_every_promised_name_is_there(odd_plan: LessonPlan, review: Review) -> None:
    told = plan_json(odd_plan, review_json(review))
    assert set(PROMISED) <= set(told)
    assert set(IDENTITY) <= set(told["identitas"])
    assert all(set(ITEM) <= set(item) for item in told["soal"])
    assert set(told["asesmen"]) == {"awal", "proses", "akhir"}
    steps = [step for stage in told["langkah"] for step in stage["kegiatan"]]
    wanted = {"teks", "guru", "menit", "prinsip", "tp", "bahan", "asal"}
    assert all(wanted <= set(step) for step in steps)


def test_minutes_in_the_contract_add_up(plan: LessonPlan, review: Review) -> None:
    told = plan_json(plan, review_json(review))
    who = told["identitas"]
    stages = sum(stage["menit"] for stage in told["langkah"])
    steps = sum(step["menit"] for stage in told["langkah"] for step in stage["kegiatan"])
    assert stages == steps == who["menit_total"] == who["jp"] * who["menit_per_jp"] == 70


def test_origins_are_one_of_four_and_follow_the_blocks(
    odd_plan: LessonPlan, review: Review
) -> None:
    told = plan_json(odd_plan, review_json(review))
    assert told["capaian"][0]["asal"] == "resmi"
    assert told["langkah"][0]["kegiatan"][0]["asal"] == "guru"
    assert told["desain"]["pemantik"] == {"teks": ACCEPTED, "asal": "ai"}
    assert {goal["asal"] for goal in told["tujuan"]} == {"pustaka"}


def test_suggestions_carry_what_the_teacher_decided(odd_plan: LessonPlan, review: Review) -> None:
    told = plan_json(odd_plan, review_json(review))
    decisions = {entry["teks"]: entry["keputusan"] for entry in told["saran_ai"]}
    assert decisions[REJECTED] == "ditolak" and decisions[ACCEPTED] == "diterima"
    assert told["ai"]["model"] == "model-kecil"
    assert told["telaah"]["putusan"] == "perlu revisi"
    assert [entry["lulus"] for entry in told["telaah"]["butir"]] == [True, False, False]


def test_a_plan_without_a_local_task_says_null(odd_plan: LessonPlan, review: Review) -> None:
    assert contract(odd_plan, review)["konteks_setempat"] is None
