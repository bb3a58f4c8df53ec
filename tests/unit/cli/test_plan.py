"""`kelas-ai plan` without a model: results, files, refusals, and nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kelas_ai.errors import ExitCode
from tests.conftest import PROJECT
from tests.unit.cli.conftest import Command

ASKED = "mtk kls 5 membandingkan pecahan beda penyebut 2 jp 28 murid tanpa proyektor"


def test_a_sentence_becomes_a_plan_on_stdout(command: Command) -> None:
    done = command("plan", ASKED, "--tanpa-ai")
    assert done.code == ExitCode.OK
    assert done.out.startswith("# Perencanaan Pembelajaran Mendalam")
    assert "2 JP × 35 menit = 70 menit" in done.out
    assert "Draf siap" in done.err and "Draf siap" not in done.out


def test_the_json_contract_is_kept(command: Command) -> None:
    made = command("plan", ASKED, "--tanpa-ai", "--json").json
    who = made["identitas"]
    assert (who["mapel"], who["fase"], who["kelas"]) == ("Matematika", "C", 5)
    assert (who["jp"], who["menit_per_jp"], who["menit_total"], who["murid"]) == (2, 35, 70, 28)
    assert sum(stage["menit"] for stage in made["langkah"]) == 70
    assert [stage["tahap"] for stage in made["langkah"]] == ["awal", *["inti"] * 3, "penutup"]
    assert {"awal", "proses", "akhir"} == set(made["asesmen"])
    assert len(made["soal"]) >= 3
    assert all(item["terverifikasi"] for item in made["soal"])
    assert made["telaah"]["putusan"] == "layak"
    assert made["capaian"][0]["asal"] == "pustaka"
    assert set(made["waktu"]) == {"draf_detik", "ai_detik", "token_ai"}
    origins = {step["asal"] for stage in made["langkah"] for step in stage["kegiatan"]}
    assert origins <= {"resmi", "pustaka", "guru", "ai"}


def test_options_beat_the_sentence(command: Command) -> None:
    made = command(
        "plan", "pecahan", "--mapel", "mtk", "--kelas", "V", "--topik",
        "membandingkan pecahan berpenyebut berbeda", "--jp", "3", "--murid", "31",
        "--konteks", "kampung nelayan", "--tanpa-ai", "--json",
    ).json  # fmt: skip
    assert (made["identitas"]["jp"], made["identitas"]["murid"]) == (3, 31)
    assert made["konteks_setempat"]["tempat"] == "pesisir"


def test_a_topic_without_a_card_is_admitted(command: Command) -> None:
    made = command("plan", "prakarya budi daya kelas 7 budi daya lele", "--tanpa-ai", "--json").json
    assert made["dasar"]["jenis"] == "pola"
    assert "Belum ada kartu topik" in made["dasar"]["catatan"]
    assert all(item["perlu_diperiksa"] for item in made["soal"])
    assert made["telaah"]["putusan"] == "layak"


def test_word_documents_are_written_and_named(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "hasil"
    done = command("plan", ASKED, "--tanpa-ai", "--format", "docx,md", "--keluaran", str(folder))
    assert done.out == ""
    written = sorted(path.suffix for path in folder.iterdir())
    assert written == [".docx", ".md"]
    assert all(str(path) in done.err for path in folder.iterdir())
    command("plan", ASKED, "--tanpa-ai", "--format", "docx", "--keluaran", str(folder))
    assert len(list(folder.glob("*.docx"))) == 2


REFUSED = [
    ("", ExitCode.REQUEST, "Belum ada permintaan"),
    ("  \n ", ExitCode.REQUEST, "Belum ada permintaan"),
    ("🙂 !!!", ExitCode.REQUEST, "Belum ada permintaan"),
    ("zzqx wvvk ploomph", ExitCode.REQUEST, "belum dikenali"),
    ("pecahan " * 1300, ExitCode.REQUEST, "terlalu panjang"),
    ("informatika kelas 4 sd", ExitCode.REQUEST, "tidak ada di SD"),
    ("mtk kelas 13 pecahan", ExitCode.REQUEST, "Kelas 13"),
    ("mtk kelas 5 pecahan 0 jp", ExitCode.REQUEST, "0 JP"),
    ("ipas kelas 2 siklus air", ExitCode.REQUEST, "fase A"),
    ("kelas 7 SD pecahan", ExitCode.REQUEST, "SD"),
    ("bahasa sunda kelas 4", ExitCode.REQUEST, "tidak mempunyai CP nasional"),
]


@pytest.mark.parametrize(
    ("text", "code", "told"), REFUSED, ids=[case[0].strip()[:24] or "kosong" for case in REFUSED]
)
def test_what_cannot_be_planned_is_refused_with_a_reason(
    command: Command, text: str, code: ExitCode, told: str
) -> None:
    done = command("plan", text, "--tanpa-ai")
    assert done.code == code
    assert told in done.err
    assert done.out == "" and "Traceback" not in done.err


def test_unknown_options_formats_and_commands_are_usage_errors(command: Command) -> None:
    for arguments in (("plan", ASKED, "--format", "pptx"), ("plan", "--xyz"), ("terbang",)):
        assert command(*arguments).code == ExitCode.USAGE


def test_a_folder_that_cannot_be_written_keeps_the_plan(command: Command, tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("bukan folder")
    done = command("plan", ASKED, "--tanpa-ai", "--format", "docx", "--keluaran", str(blocked))
    assert done.code == ExitCode.EXPORT
    assert "Tidak dapat menulis" in done.err
    assert len(command("daftar", "--json").json) == 1


def test_a_home_that_cannot_be_written_still_gives_the_plan(command: Command, home: Path) -> None:
    (home / "kelas.db").mkdir()
    done = command("plan", ASKED, "--tanpa-ai")
    assert done.code == ExitCode.OK
    assert "belum tersimpan" in done.err
    assert done.out.startswith("# Perencanaan")


def test_a_home_where_nothing_can_be_written_still_gives_the_plan(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "rumah-lain"
    blocked.write_text("bukan folder")
    monkeypatch.setenv("KELAS_HOME", str(blocked))
    done = command("plan", ASKED, "--tanpa-ai")
    assert done.code == ExitCode.OK
    assert "belum tersimpan" in done.err and "Traceback" not in done.err
    assert done.out.startswith("# Perencanaan")


def test_without_a_model_the_plan_is_made_and_that_is_said(command: Command) -> None:
    done = command("plan", ASKED)
    assert done.code == ExitCode.OK
    assert "Berkas model tidak ditemukan" in done.err
    assert done.out.startswith("# Perencanaan")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"bukan model",
        # Only the engine can tell that this header leads nowhere.
        pytest.param(b"GGUF" + bytes(400), marks=pytest.mark.model),
    ],
    ids=["kosong", "teks", "kepala saja"],
)
def test_a_file_that_is_no_model_is_named_and_the_plan_is_made(
    command: Command, tmp_path: Path, content: bytes
) -> None:
    model = tmp_path / "rusak.gguf"
    model.write_bytes(content)
    done = command("plan", ASKED, "--model", str(model))
    assert done.code == ExitCode.ENGINE
    assert "rusak.gguf" in done.err
    assert done.out.startswith("# Perencanaan")
    assert len(command("daftar", "--json").json) == 1


def test_saved_plans_are_listed_opened_and_reviewed(command: Command) -> None:
    command("plan", ASKED, "--tanpa-ai")
    (saved,) = command("daftar", "--json").json
    assert saved["topik"] == "Membandingkan pecahan berpenyebut berbeda"
    assert saved["id"] in command("daftar").out
    again = command("buka", saved["id"], "--json").json
    assert again["identitas"]["menit_total"] == 70
    assert "Putusan: layak" in command("telaah", saved["id"]).out
    assert command("buka", "tidak-ada").code == ExitCode.STORAGE


def test_the_same_sentence_in_another_place_gives_another_plan(command: Command) -> None:
    def body(text: str) -> str:
        return command("plan", text, "--tanpa-ai").out

    assert body(f"{ASKED} kampung nelayan") != body(f"{ASKED} di tengah pasar")


@pytest.mark.parametrize("name", ["plan", "rencana", "cari", "daftar", "buka", "telaah"])
def test_every_command_has_help_with_an_example(command: Command, name: str) -> None:
    done = command(name, "--help")
    assert done.code == ExitCode.OK
    assert "Contoh: kelas-ai" in " ".join(done.out.split())


HEAVY = ("torch", "chromadb", "llama_cpp", "sentence_transformers", "textual", "docx")


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (["--help"], (*HEAVY, "numpy", "bm25s", "pydantic")),
        (["plan", ASKED, "--tanpa-ai"], HEAVY),
    ],
)
def test_light_paths_import_nothing_heavy(
    home: Path, arguments: list[str], absent: tuple[str, ...]
) -> None:
    code = (
        "import sys\nfrom kelas_ai.cli.main import run\n"
        "code = run(sys.argv[2:])\n"
        "found = [name for name in sys.argv[1].split(',') if name in sys.modules]\n"
        "print('CODE', code, 'HEAVY', found, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, ",".join(absent), *arguments],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.splitlines()[-1] == "CODE 0 HEAVY []"


def test_several_meetings_become_an_overview_and_a_plan_each(
    command: Command, tmp_path: Path
) -> None:
    asked = "mtk kls 5 pecahan 3 pertemuan 2 jp"
    done = command(
        "plan", asked, "--tanpa-ai", "--format", "md", "--keluaran", str(tmp_path / "urut")
    )
    assert done.code == ExitCode.OK
    names = sorted(path.name for path in (tmp_path / "urut").iterdir())
    assert names[0] == "Alur pertemuan Matematika kelas 5 - pecahan.md"
    assert [name.split(" Mat")[0] for name in names[1:]] == [f"Pertemuan {n}" for n in (1, 2, 3)]
    assert done.err.count("Tersimpan sebagai") == 3


def test_several_meetings_as_json_are_one_object(command: Command) -> None:
    made = command("plan", "mtk kls 5 pecahan", "--pertemuan", "2", "--tanpa-ai", "--json").json
    assert [plan["pertemuan"]["ke"] for plan in made["rencana"]] == [1, 2]


def test_too_many_meetings_are_refused(command: Command) -> None:
    done = command("plan", "mtk kls 5 pecahan", "--pertemuan", "40", "--tanpa-ai")
    assert done.code != ExitCode.OK
    assert "12 pertemuan" in done.err
    assert not done.out


@pytest.mark.parametrize(
    "option", [("--bagian", "lkpdd"), ("--bentuk", "rpp"), ("--format", "odt")]
)
def test_unknown_parts_forms_and_formats_name_the_known_ones(
    command: Command, option: tuple[str, str]
) -> None:
    done = command("plan", ASKED, "--tanpa-ai", *option)
    assert done.code == 2
    assert option[1] in done.err and "Pilih:" in done.err


def test_json_beside_other_formats_writes_them_all(command: Command, tmp_path: Path) -> None:
    outcome = command(
        "plan", ASKED, "--tanpa-ai", "--json", "--format", "md,html", "--keluaran", str(tmp_path)
    )
    assert outcome.code == 0
    assert {path.suffix for path in tmp_path.iterdir()} >= {".md", ".html", ".json"}
