"""Rencanaku: find, copy, compare, print, throw away and bring back."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, OptionList
from textual.widgets._footer import FooterKey

from kelas_ai.tui.app import KelasApp
from kelas_ai.tui.rescue import write_copy
from kelas_ai.tui.screens.dialogs import Menu
from kelas_ai.tui.screens.files import FilesScreen
from kelas_ai.tui.screens.library import LibraryScreen
from kelas_ai.tui.screens.plan import PlanScreen
from kelas_ai.tui.screens.versions import VersionsScreen
from kelas_ai.tui.widgets.part_list import PartList
from tests.tui.conftest import ASKED, Traveller, ask, lines, settled, shown

OTHER = "ipas kelas 4 metamorfosis 2 jp"


async def library(pilot: Pilot[None], app: KelasApp, *asked: str) -> LibraryScreen:
    for text in asked:
        await ask(pilot, app, text)
        await pilot.press("escape")
        await settled(pilot, app)
    screen = LibraryScreen()
    app.push_screen(screen)
    await settled(pilot, app)
    return screen


def test_typing_filters_and_enter_opens(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await library(pilot, app, ASKED, OTHER)
        assert len(lines(app, "#plans")) == 2
        await pilot.press(*"ipas")
        await settled(pilot, app)
        assert len(lines(app, "#plans")) == 1
        await pilot.press("enter")
        await settled(pilot, app)
        assert isinstance(app.screen, PlanScreen)
        assert app.screen.plan.identity.subject == "IPAS"

    travel(journey)


def test_a_plan_is_copied_for_another_class(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await library(pilot, app, ASKED)
        await pilot.press("f5")
        await settled(pilot, app)
        app.screen.query_one("#salin-kelas", Input).value = "6"
        await pilot.press("f2")
        await settled(pilot, app)
        assert isinstance(app.screen, PlanScreen)
        assert app.screen.plan.identity.grade == 6

    with travel(journey).store() as store:
        assert sorted(saved.grade for saved in store.listed()) == [5, 6]


def test_a_copy_that_cannot_be_says_why(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await library(pilot, app, OTHER)
        await pilot.press("f5")
        await settled(pilot, app)
        app.screen.query_one("#salin-kelas", Input).value = "13"
        await pilot.press("f2")
        await settled(pilot, app)
        assert "13" in shown(app, "#status")

    travel(journey)


def test_versions_show_their_differences_and_can_be_used(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await ask(pilot, app, ASKED)
        before = screen.plan.trigger.text
        screen.query_one(PartList).go_to("pemantik")
        await pilot.press("m")
        await settled(pilot, app)
        await pilot.press("escape")
        await settled(pilot, app)
        await library(pilot, app)
        await pilot.press("f6")
        await settled(pilot, app)
        assert isinstance(app.screen, VersionsScreen)
        assert "Sama dengan" in shown(app, "#difference")
        await pilot.press("down")
        await settled(pilot, app)
        assert before in shown(app, "#difference")
        await pilot.press("enter")
        await settled(pilot, app)
        assert "Sama dengan" in shown(app, "#difference")

    with travel(journey).store() as store:
        (saved,) = store.listed()
        assert [version.current for version in store.versions(saved.id)] == [True, False]


def test_the_keys_are_named_after_what_they_do_in_the_trash(travel: Traveller) -> None:
    def keys(app: KelasApp) -> list[str]:
        return [str(key.description) for key in app.screen.query(FooterKey)]

    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await library(pilot, app, ASKED, OTHER)
        assert {"Buang", "Sampah"} < set(keys(app))
        await pilot.press("f8", "f9")
        await settled(pilot, app)
        assert {"Pulihkan", "Rencana"} < set(keys(app))
        assert not {"Buang", "Sampah"} & set(keys(app))
        await pilot.press("enter")
        await settled(pilot, app)
        assert isinstance(app.screen, LibraryScreen)
        assert any("F8 memulihkannya" in note.message for note in app._notifications)

    travel(journey)


def test_the_trash_gives_everything_back(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await library(pilot, app, ASKED)
        await pilot.press("f8")
        await settled(pilot, app)
        assert "Belum ada rencana" in lines(app, "#plans")[0]
        await pilot.press("f9")
        await settled(pilot, app)
        assert "pecahan" in lines(app, "#plans")[0]
        await pilot.press("f8", "f9")
        await settled(pilot, app)
        assert "pecahan" in lines(app, "#plans")[0]

    travel(journey)


def test_documents_are_written_and_their_place_and_printing_told(
    travel: Traveller, tmp_path: Path
) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await library(pilot, app, ASKED)
        for presses in (("enter",), ("down", "enter"), ("down", "down", "enter")):
            await pilot.press("f2")
            await settled(pilot, app)
            await pilot.press(*presses)
            await settled(pilot, app)
            assert isinstance(app.screen, Menu)
            assert str(tmp_path / "rencana") in app.screen.told
            assert "Ctrl+P" in app.screen.told
            await pilot.press("enter")
            await settled(pilot, app)
            assert isinstance(app.screen, LibraryScreen)

    travel(journey)
    written = {path.suffix for path in (tmp_path / "rencana").iterdir()}
    assert written == {".docx", ".pdf", ".md"}


def test_only_the_worksheet_is_written_when_asked(travel: Traveller, tmp_path: Path) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await library(pilot, app, ASKED)
        await pilot.press("f2")
        await settled(pilot, app)
        await pilot.press("left", *["down"] * 5, "right", "down", "down", "enter")
        await settled(pilot, app)

    travel(journey)
    (path,) = (tmp_path / "rencana").iterdir()
    assert "LKPD" in path.name
    assert "Kunci" not in path.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_said_and_can_be_changed(
    travel: Traveller, tmp_path: Path
) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await library(pilot, app, ASKED)
        await pilot.press("f2")
        await settled(pilot, app)
        (tmp_path / "berkas").write_text("bukan folder")
        app.screen.query_one("#folder", Input).value = str(tmp_path / "berkas")
        await pilot.press("enter")
        await settled(pilot, app)
        assert "Tidak dapat menulis" in shown(app, "#export-note")
        app.screen.query_one("#folder", Input).value = str(tmp_path / "lain")
        await pilot.press("enter")
        await settled(pilot, app)
        assert list((tmp_path / "lain").iterdir())

    travel(journey)


def test_a_copy_on_a_stick_is_opened_and_saved(travel: Traveller, tmp_path: Path) -> None:
    stick = tmp_path / "usb"

    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await ask(pilot, app, ASKED)
        path = write_copy(screen.plan, stick)
        await pilot.press("escape")
        await settled(pilot, app)
        await library(pilot, app)
        await pilot.press("f8", "f7")
        await settled(pilot, app)
        assert isinstance(app.screen, FilesScreen)
        app.screen._enter(stick)
        await pilot.pause()
        assert path.name in lines(app, "#files")
        await pilot.press("down", "enter")
        await settled(pilot, app)
        assert isinstance(app.screen, PlanScreen)

    travel(journey)


def test_a_file_that_is_no_plan_is_refused(travel: Traveller, tmp_path: Path) -> None:
    (tmp_path / "x.kelas-rencana.json").write_text("{}")

    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await library(pilot, app)
        await pilot.press("f7")
        await settled(pilot, app)
        assert isinstance(app.screen, FilesScreen)
        app.screen._enter(tmp_path)
        await pilot.pause()
        listed = app.screen.query_one("#files", OptionList)
        listed.highlighted = lines(app, "#files").index("x.kelas-rencana.json")
        await pilot.press("enter")
        await settled(pilot, app)
        assert isinstance(app.screen, LibraryScreen)

    travel(journey)
