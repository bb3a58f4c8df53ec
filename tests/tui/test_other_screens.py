"""Kurikulum, Laptop ini, and the first run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Markdown
from textual.widgets._footer import FooterKey

from kelas_ai.config import read_settings
from kelas_ai.tui.app import KelasApp
from kelas_ai.tui.machine_facts import model_files
from kelas_ai.tui.menu import ENTRIES
from kelas_ai.tui.screens.curriculum import CurriculumScreen, HitList
from kelas_ai.tui.screens.form import FormScreen
from kelas_ai.tui.screens.home import HomeScreen
from kelas_ai.tui.screens.library import LibraryScreen
from kelas_ai.tui.screens.machine import MachineScreen
from kelas_ai.tui.screens.plan import PlanScreen
from kelas_ai.tui.screens.profile import ProfileScreen
from kelas_ai.tui.screens.welcome import AbilitiesScreen, WelcomeScreen
from kelas_ai.tui.widgets.type_ahead import TypeAhead
from tests.tui.conftest import Traveller, lines, settled, shown


async def opened(pilot: Pilot[None], app: KelasApp, screen: object) -> None:
    app.push_screen(screen)  # type: ignore[call-overload]
    await settled(pilot, app)


def test_hits_appear_while_typing_and_can_be_read(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await opened(pilot, app, CurriculumScreen())
        await pilot.press(*"pecah")
        await settled(pilot, app)
        assert any("Membandingkan pecahan" in line for line in lines(app, "#hits"))
        read = app.screen.query_one("#read", Markdown).source
        assert "bukan kutipan resmi" in read
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.focused is app.screen.query_one("#reading")

    travel(journey)


def test_a_card_is_read_whole(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await opened(pilot, app, CurriculumScreen())
        app.screen.query_one("#search", Input).value = "membandingkan pecahan beda penyebut"
        await settled(pilot, app)
        read = app.screen.query_one("#read", Markdown).source
        for piece in ("Memahami", "Merefleksi", "Miskonsepsi", "Situasi setempat"):
            assert piece in read

    travel(journey)


def test_a_plan_starts_from_a_hit(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await opened(pilot, app, CurriculumScreen())
        app.screen.query_one("#search", Input).value = "membandingkan pecahan beda penyebut"
        await settled(pilot, app)
        await pilot.press("f2")
        await settled(pilot, app)
        assert isinstance(app.screen, FormScreen)
        await pilot.press("f2")
        await settled(pilot, app)
        assert isinstance(app.screen, PlanScreen)
        assert app.screen.plan.basis_id == "mat-c-membandingkan-pecahan-beda-penyebut"

    travel(journey)


@pytest.mark.parametrize("typed", ["qqqqzzzz", "…", "   "])
def test_what_finds_nothing_says_so(travel: Traveller, typed: str) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await opened(pilot, app, CurriculumScreen())
        app.screen.query_one("#search", Input).value = typed
        await settled(pilot, app)
        assert app.screen.query_one(HitList).option_count == 0
        assert shown(app, "#search-told")

    travel(journey)


def test_a_school_document_is_imported_with_a_report(travel: Traveller, tmp_path: Path) -> None:
    paper = tmp_path / "catatan-kkg.md"
    paper.write_text("# Catatan KKG\n\nPecahan diajarkan dengan pita kertas.\n" * 5)

    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = CurriculumScreen()
        await opened(pilot, app, screen)
        screen._picked(paper)
        await settled(pilot, app)
        assert "catatan-kkg.md" in str(app.screen.query_one(".box-text").render())

    services = travel(journey)
    assert [source.name for source in services.imported.sources()] == ["catatan-kkg.md"]
    services.imported.close()


def test_a_file_that_cannot_be_imported_is_told(travel: Traveller, tmp_path: Path) -> None:
    paper = tmp_path / "rusak.pdf"
    paper.write_bytes(b"bukan pdf")

    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = CurriculumScreen()
        await opened(pilot, app, screen)
        screen._picked(paper)
        await settled(pilot, app)
        assert app.screen is screen
        assert "rusak.pdf" in shown(app, "#search-told")

    travel(journey)


def test_the_laptop_tells_what_it_can_do_and_which_models_there_are(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await opened(pilot, app, MachineScreen())
        assert "Prosesor" in shown(app, "#findings")
        assert "Lakukan:" in shown(app, "#findings")
        assert "belum terpasang" in shown(app, "#models")

    travel(journey)


@pytest.mark.parametrize(
    "make", [HomeScreen, FormScreen, LibraryScreen, CurriculumScreen, MachineScreen, ProfileScreen]
)
def test_every_key_of_the_bottom_line_fits_a_small_window(
    travel: Traveller, make: Callable[[], object]
) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await opened(pilot, app, make())
        last = app.screen.query(FooterKey).last()
        assert last.region.right <= app.size.width

    travel(journey)


def test_the_model_is_switched_off_and_stays_off(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await opened(pilot, app, MachineScreen())
        await pilot.press("f3")
        await settled(pilot, app)
        assert "dimatikan" in shown(app, "#status")

    travel(journey)
    assert read_settings().uses_model is False


def test_a_model_of_unknown_origin_is_not_installed(travel: Traveller, tmp_path: Path) -> None:
    stick = tmp_path / "usb" / "models"
    stick.mkdir(parents=True)
    (stick / "asing.gguf").write_bytes(b"GGUF" * 100)
    assert model_files([tmp_path / "usb"]) == [stick / "asing.gguf"]

    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = MachineScreen()
        await opened(pilot, app, screen)
        screen._install(stick / "asing.gguf")
        await settled(pilot, app)

    travel(journey)
    assert not list(travel.home.glob("models/*.gguf"))


def test_a_model_file_that_is_not_the_real_one_is_refused(
    travel: Traveller, tmp_path: Path
) -> None:
    from kelas_ai.engine.catalog import read_catalog

    known = read_catalog(read_settings().locations.catalog).find("hemat")
    source = tmp_path / known.berkas
    source.write_bytes(b"bukan model")

    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = MachineScreen()
        await opened(pilot, app, screen)
        screen._install(source)
        await settled(pilot, app)
        assert "berbeda dari aslinya" in shown(app, "#status")

    travel(journey)
    assert not list(travel.home.glob("models/*.gguf"))


def test_the_profile_is_saved_and_printed_on_the_next_plan(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await opened(pilot, app, ProfileScreen())
        app.screen.query_one("#isian-school", TypeAhead).text = "SDN 3 Karang Indah"
        await pilot.press("f2")
        await settled(pilot, app)
        assert app.settings.school == "SDN 3 Karang Indah"
        assert app.jobs.services.profile().school == "SDN 3 Karang Indah"

    travel(journey)
    assert read_settings().school == "SDN 3 Karang Indah"
    assert read_settings().teacher == "Ni Luh Ayu"


def test_a_profile_value_that_cannot_be_used_is_named(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = ProfileScreen()
        await opened(pilot, app, screen)
        screen.query_one("#isian-place", TypeAhead).text = "bulan"
        await pilot.press("f2")
        await settled(pilot, app)
        assert app.screen is screen
        assert "bulan" in shown(app, "#status")

    travel(journey)


def test_the_first_run_leads_to_a_first_plan(newcomer: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        assert isinstance(app.screen, WelcomeScreen)
        await pilot.press(*"SDN 3", "enter", *"Ayu", "f2")
        await settled(pilot, app)
        assert isinstance(app.screen, AbilitiesScreen)
        assert "inti" in shown(app, "#abilities")
        await pilot.press("f2")
        await settled(pilot, app)
        assert isinstance(app.screen, FormScreen)
        await pilot.press("f2")
        await settled(pilot, app)
        assert isinstance(app.screen, PlanScreen)
        assert app.screen.plan.identity.school == "SDN 3"

    async def again(pilot: Pilot[None], app: KelasApp) -> None:
        assert isinstance(app.screen, PlanScreen)

    newcomer(journey)
    newcomer(again)
    assert (read_settings().school, read_settings().teacher) == ("SDN 3", "Ayu")


def test_the_first_run_can_be_skipped_and_does_not_come_back(newcomer: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await pilot.press("escape")
        await settled(pilot, app)
        await pilot.press("escape")
        await settled(pilot, app)
        assert isinstance(app.screen, HomeScreen)

    async def again(pilot: Pilot[None], app: KelasApp) -> None:
        assert isinstance(app.screen, HomeScreen)

    newcomer(journey)
    newcomer(again)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 60)])
def test_every_entry_of_beranda_opens_and_comes_back(
    travel: Traveller, size: tuple[int, int]
) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        for number in range(len(ENTRIES)):
            ENTRIES[number].open(app)
            await settled(pilot, app)
            assert not isinstance(app.screen, HomeScreen)
            await pilot.press("escape")
            await settled(pilot, app)
            assert isinstance(app.screen, HomeScreen)

    travel(journey, size)
