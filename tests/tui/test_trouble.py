"""Full disks, newer or broken files, two windows: told, and nothing the teacher wrote is lost."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from kelas_ai.storage.database import MIGRATIONS
from kelas_ai.storage.plans import PlanStore
from kelas_ai.tui.app import KelasApp
from kelas_ai.tui.rescue import read_copy
from kelas_ai.tui.screens.dialogs import Menu
from kelas_ai.tui.screens.home import HomeScreen
from kelas_ai.tui.screens.plan import PlanScreen
from kelas_ai.tui.screens.rescue import RescueScreen
from kelas_ai.tui.widgets.part_list import PartList
from tests.tui.conftest import ASKED, Traveller, ask, settled, shown, write_in_editor

LONG = "Ulangi dengan pita. " * 390


def fill_disk(store: PlanStore) -> None:
    pages = store._database.execute("PRAGMA page_count").fetchone()[0]
    store._database.execute(f"PRAGMA max_page_count = {pages}")


async def edit_on_a_full_disk(pilot: Pilot[None], app: KelasApp) -> PlanScreen:
    screen = await ask(pilot, app, ASKED)
    app.desk.do(fill_disk)
    screen.query_one(PartList).go_to("remedial")
    await settled(pilot, app)
    await pilot.press("u")
    await settled(pilot, app)
    await write_in_editor(pilot, app, LONG)
    return screen


def test_a_full_disk_is_said_and_a_copy_goes_elsewhere(travel: Traveller, tmp_path: Path) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await edit_on_a_full_disk(pilot, app)
        assert isinstance(app.screen, RescueScreen)
        assert "penuh" in shown(app, "#rescue-told")
        assert screen.plan.remedial.text == LONG.strip()
        assert "BELUM TERSIMPAN" in str(screen.bar.render())
        listed = app.screen.query_one("#choices", OptionList)
        listed.highlighted = listed.get_option_index("lain")
        await pilot.press("enter")
        await pilot.pause()
        app.screen.query_one("#rescue-folder", Input).value = str(tmp_path / "usb")
        await pilot.press("enter")
        await settled(pilot, app)
        (copy,) = (tmp_path / "usb").iterdir()
        assert read_copy(copy) == screen.plan

    travel(journey)


def test_trying_again_after_making_room_saves_the_newest_text(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await edit_on_a_full_disk(pilot, app)
        # The file was closed after the error; opened again it may grow.
        await pilot.press("enter")
        await settled(pilot, app)
        assert app.screen is screen
        assert app.unsaved == {}

    with travel(journey).store() as store:
        (saved,) = store.listed()
        assert store.load(saved.id).remedial.text == LONG.strip()


def test_leaving_an_unsaved_plan_asks_first(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await edit_on_a_full_disk(pilot, app)
        await pilot.press("escape")
        await settled(pilot, app)
        assert app.screen is screen
        await pilot.press("escape")
        await settled(pilot, app)
        assert isinstance(app.screen, Menu)
        await pilot.press("t")
        await settled(pilot, app)
        assert app.screen is screen
        await pilot.press("ctrl+q")
        await settled(pilot, app)
        assert isinstance(app.screen, Menu)
        await pilot.press("t")

    travel(journey)


def test_undo_says_that_an_unsaved_plan_must_be_saved_first(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await edit_on_a_full_disk(pilot, app)
        await pilot.press("escape")
        await settled(pilot, app)
        await pilot.press("ctrl+z")
        await settled(pilot, app)
        assert screen.plan.remedial.text == LONG.strip()

    travel(journey)


def test_a_newer_database_is_left_alone_and_planning_goes_on(travel: Traveller) -> None:
    path = travel.home / "kelas.db"
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        newer.execute("CREATE TABLE kelak (x)")
    before = path.read_bytes()

    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        assert isinstance(app.screen, HomeScreen)
        app.screen.query_one("#ask", Input).value = ASKED
        await pilot.press("enter")
        await settled(pilot, app)
        assert isinstance(app.screen, RescueScreen)
        assert "lebih baru" in shown(app, "#rescue-told")
        await pilot.press("escape")
        await settled(pilot, app)
        assert isinstance(app.screen, PlanScreen)

    travel(journey)
    assert path.read_bytes() == before


@pytest.mark.parametrize("broken", ["guru = [", "konteks = 5\nguru = 'Ayu'\n"])
def test_a_broken_settings_file_is_told_and_does_not_stop_anyone(
    travel: Traveller, broken: str
) -> None:
    (travel.home / "kelas.toml").write_text(broken)

    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        assert isinstance(app.screen, HomeScreen)
        assert any("kelas.toml" in note.message for note in app._notifications)
        await ask(pilot, app, ASKED)

    travel(journey)
    assert (travel.home / "kelas.toml").read_text() == broken


def test_two_windows_on_one_plan_keep_both_texts(travel: Traveller) -> None:
    async def first(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await ask(pilot, app, ASKED)
        other = travel.app()
        async with other.run_test(size=(80, 24)) as pilot2:
            await settled(pilot2, other)
            assert isinstance(other.screen, HomeScreen | PlanScreen)
            other.open_saved(screen.plan.id)
            await settled(pilot2, other)
            theirs = other.screen
            assert isinstance(theirs, PlanScreen)
            theirs.query_one(PartList).go_to("remedial")
            await pilot2.press("u")
            await settled(pilot2, other)
            await write_in_editor(pilot2, other, "Dari jendela kedua.")
        screen.query_one(PartList).go_to("pengayaan")
        await pilot.press("u")
        await settled(pilot, app)
        await write_in_editor(pilot, app, "Dari jendela pertama.")
        assert any("jendela lain" in note.message for note in app._notifications)

    with travel(first).store() as store:
        (saved,) = store.listed()
        texts = [store.load(saved.id, entry.number) for entry in store.versions(saved.id)]
        assert any(plan.remedial.text == "Dari jendela kedua." for plan in texts)
        assert any(plan.enrichment.text == "Dari jendela pertama." for plan in texts)


def test_the_window_may_change_while_the_model_works(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await ask(pilot, app, ASKED)
        await pilot.press("f3")
        for size in ((40, 10), (200, 60), (20, 5), (80, 24)):
            await pilot.resize_terminal(*size)
            await asyncio.sleep(0)
        await settled(pilot, app)
        assert screen.plan.enrichment_log.asked > 0

    travel(journey)


def test_leaving_while_the_model_works_keeps_what_it_chose(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await ask(pilot, app, ASKED)
        await pilot.press("f3", "escape")
        await settled(pilot, app)
        assert isinstance(app.screen, HomeScreen)

    with travel(journey).store() as store:
        assert len(store.listed()) == 1
