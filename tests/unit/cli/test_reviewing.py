"""`kelas-ai telaah`: a document of someone else, and a saved plan."""

from __future__ import annotations

from pathlib import Path

from kelas_ai.errors import ExitCode
from tests.eval.layouts import LAYOUTS
from tests.eval.plans import fractions
from tests.unit.cli.conftest import Command


def written(folder: Path, layout: str = "teks Word", objective: str = "") -> Path:
    plan = fractions()
    if objective:
        plan.objectives[0] = objective
    suffix, content = LAYOUTS[layout](plan)
    path = folder / f"rencana guru.{suffix}"
    path.write_bytes(content)
    return path


def test_a_sound_document_is_sound(command: Command, tmp_path: Path) -> None:
    done = command("telaah", str(written(tmp_path)))
    assert done.code == ExitCode.OK
    assert done.out.startswith("Putusan: layak")


def test_a_fault_is_quoted_with_its_page_and_one_thing_to_do(
    command: Command, tmp_path: Path
) -> None:
    path = written(tmp_path, "PDF", "Memahami penjumlahan pecahan berbeda penyebut.")
    done = command("telaah", str(path))
    assert "Putusan: perlu revisi" in done.out
    assert "TUJU-01" in done.out and "halaman 1" in done.out and "Memahami" in done.out
    found = command("telaah", str(path), "--json").json
    fault = next(entry for entry in found["butir"] if not entry["lulus"])
    assert (fault["kode"], fault["halaman"]) == ("TUJU-01", 1)


def test_what_cannot_be_read_is_told(command: Command, tmp_path: Path) -> None:
    broken = tmp_path / "rusak.docx"
    broken.write_bytes(b"PK\x03\x04 bukan zip")
    letter = tmp_path / "surat.txt"
    letter.write_text("Besok sekolah libur.", encoding="utf-8")
    for path, word in ((broken, "rusak"), (letter, "rencana pembelajaran"),
                       (tmp_path / "tidak-ada.pdf", "tidak")):  # fmt: skip
        done = command("telaah", str(path))
        assert done.code not in (ExitCode.OK, ExitCode.UNEXPECTED)
        assert word in done.err and "Traceback" not in done.err


def test_a_saved_plan_is_reviewed_by_its_id(command: Command) -> None:
    made = command("plan", "mtk kls 5 pecahan beda penyebut 2 jp", "--tanpa-ai", "--json").json
    done = command("telaah", made["id"])
    assert done.code == ExitCode.OK and "Putusan: layak" in done.out
    assert command("telaah", "20260101-tidakada").code != ExitCode.OK
