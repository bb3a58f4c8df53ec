"""The plain mode: the same jobs in questions and answers."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kelas_ai.cli.lines.dialogue import Dialogue
from kelas_ai.cli.lines.main_talk import MainTalk
from kelas_ai.config import Settings, read_settings
from kelas_ai.domain.lesson import Origin
from kelas_ai.engine.base import TextEngine
from kelas_ai.engine.scripted import ScriptedEngine
from kelas_ai.services import Services
from tests.conftest import PROJECT

ASKED = "mtk kls 5 membandingkan pecahan beda penyebut 2 jp 28 murid kampung nelayan"
NEW = "Bagaimana nelayan tahu pecahan mana yang lebih besar pada dua keranjang yang sama?"
BACK = "0"


class ScriptedServices(Services):
    """Services whose model follows a script."""

    def engine(self, cancelled: Callable[[], bool]) -> TextEngine:
        return ScriptedEngine(texts=[NEW], preference=lambda prefix, text: 0.0)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("simpanan")


@pytest.fixture
def settings(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    (tmp_path / "cache").symlink_to(cache)
    (tmp_path / "kelas.toml").write_text('guru = "Ayu"\nmakna = false\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return read_settings(environment={"KELAS_HOME": str(tmp_path)})


@pytest.fixture
def services(settings: Settings) -> Iterator[Services]:
    built = ScriptedServices(settings)
    yield built
    built.close()


def talk(services: Services, *answers: str) -> str:
    """Answer the questions one after the other; what was said comes back."""
    said = io.StringIO()
    source = io.StringIO("".join(f"{answer}\n" for answer in answers))
    MainTalk(Dialogue(source, said), services).run()
    return said.getvalue()


def test_a_sentence_becomes_a_saved_plan(services: Services) -> None:
    said = talk(services, "1", ASKED, BACK, BACK)
    assert "70 menit" in said and "layak" in said
    with services.store() as store:
        assert len(store.listed()) == 1


def test_the_form_asks_one_thing_at_a_time(services: Services) -> None:
    answers = ("IPAS", "4", "metamorfosis", "2", "30", "", "", "")
    said = talk(services, "2", *answers, BACK, BACK)
    assert "IPAS kelas 4" in said


def test_a_part_is_changed_undone_and_redone(services: Services) -> None:
    new = "Ikan siapa yang lebih banyak?"
    said = talk(services, "1", ASKED, "3", "pertanyaan pemantik", new, ".", "10", "11", BACK, BACK)
    assert said.count(new) >= 2
    with services.store() as store:
        plan = store.load(store.listed()[0].id)
    assert (plan.trigger.text, plan.trigger.origin) == (new, Origin.TEACHER)


def test_an_empty_text_changes_nothing(services: Services) -> None:
    said = talk(services, "1", ASKED, "3", "remedial", ".", BACK, BACK)
    assert "Tidak diubah" in said


def test_a_wish_offers_the_library_and_else_a_text_of_ones_own(services: Services) -> None:
    said = talk(services, "1", ASKED, "5", "remedial", "yang belum lancar membaca", "1", BACK, BACK)
    assert "Diubah dan disimpan" in said
    said = talk(services, "1", ASKED, "5", "remedial", "roket", "Buat roket.", ".", BACK, BACK)
    assert "tidak punya teks yang cocok" in said
    assert "Diubah dan disimpan" in said


def test_the_model_proposes_and_the_person_decides(services: Services) -> None:
    said = talk(services, "1", ASKED, "7", "8", "1", BACK, BACK)
    assert NEW in said
    with services.store() as store:
        assert store.load(store.listed()[0].id).trigger.text == NEW


def test_review_documents_and_next_text_are_told(services: Services, tmp_path: Path) -> None:
    said = talk(services, "1", ASKED, "6", "9", "1", "4", "pertanyaan pemantik", BACK, BACK)
    assert "Telaah:" in said
    assert [path.suffix for path in (tmp_path / "rencana").iterdir()] == [".docx"]


def test_saved_plans_are_found_thrown_away_and_brought_back(services: Services) -> None:
    talk(services, "1", ASKED, BACK, BACK)
    said = talk(services, "3", "pecahan", "1", "2", "3", "", "1", "1", "3", "", BACK, BACK)
    assert "Dipindahkan ke Sampah" in said and "Dipulihkan" in said


def test_the_curriculum_is_read_and_planned_from(services: Services) -> None:
    said = talk(services, "4", "membandingkan pecahan kelas 5", "1", "b", BACK)
    assert "bukan kutipan resmi" in said
    said = talk(services, "4", "pecahan kelas 5", "1", "r", *[""] * 8, BACK, BACK)
    assert "Rencana:" in said


def test_the_laptop_and_the_profile(services: Services) -> None:
    said = talk(services, "5", "6", "SDN 3", *[""] * 6, BACK)
    assert "Prosesor" in said and "Tersimpan" in said
    assert services.settings.school == "SDN 3"
    assert services.settings.teacher == "Ayu"


@pytest.mark.parametrize("answer", ["99", "abc", "-1", "٣", "?"])
def test_a_strange_answer_is_asked_again(services: Services, answer: str) -> None:
    said = talk(services, answer, BACK)
    assert said.count("Pilihan (Enter") == 2


def test_the_list_is_read_out_once_and_then_on_demand(services: Services) -> None:
    said = talk(services, "99", "", BACK)
    assert said.count("1. Rencana baru") == 2


def test_a_closed_input_ends_in_good_order(services: Services) -> None:
    assert "Semua tersimpan" in talk(services, "1", ASKED, "3", "remedial", "setengah")


def test_the_first_time_asks_for_the_names(services: Services, settings: Settings) -> None:
    settings.locations.config_file.unlink()
    said = talk(services, "SDN 3", *[""] * 6, BACK)
    assert "pertama kali" in said
    assert settings.locations.config_file.exists()


def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kelas_ai", *arguments],
        cwd=PROJECT, text=True, capture_output=True, timeout=120, check=False, **more,
    )  # type: ignore[call-overload, no-any-return]  # fmt: skip


def test_the_command_opens_the_plain_mode(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KELAS_HOME", str(settings.locations.home))
    done = run("--mode-baris", input="0\n")
    assert done.returncode == 0
    assert "mode baris" in done.stdout


def test_without_a_terminal_the_app_names_the_plain_mode() -> None:
    done = run(input="")
    assert done.returncode == 2
    assert "--mode-baris" in done.stderr
