"""Pictures of the screens at two sizes. Look at each picture before accepting a new one:
`pytest tests/tui/test_snapshots.py --snapshot-update` writes tests/tui/__snapshots__."""

from __future__ import annotations

import os
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

import msgspec
import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from kelas_ai.domain.lesson import LessonPlan, Suggestion
from kelas_ai.planning.parts import with_part
from kelas_ai.storage.plans import PlanStore
from kelas_ai.tui.screens.copy import CopyScreen
from kelas_ai.tui.screens.form import FormScreen
from kelas_ai.tui.screens.home import HomeScreen
from kelas_ai.tui.screens.library import LibraryScreen
from kelas_ai.tui.screens.plan import PlanScreen
from kelas_ai.tui.screens.profile import ProfileScreen
from kelas_ai.tui.screens.versions import VersionsScreen
from kelas_ai.tui.widgets.part_list import PartList
from tests.conftest import PROJECT
from tests.tui.conftest import NEW, Traveller

SIZES = [(80, 24), (120, 40)]
SAVED_AT = datetime(2026, 11, 24, 8, 15, 0)
PLAN = PROJECT / "tests" / "data" / "rencana" / "pecahan.json"

Compare = Callable[..., bool]
Before = Callable[[Pilot[None]], Awaitable[None]]


@pytest.fixture(autouse=True)
def _same_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Jakarta")
    if hasattr(time, "tzset"):
        time.tzset()
    monkeypatch.setitem(os.environ, "TEXTUAL_ANIMATIONS", "none")


@pytest.fixture
def plan(travel: Traveller) -> LessonPlan:
    """A plan with everything that can be seen: three origins, a proposal, something to do."""
    first = msgspec.json.decode(PLAN.read_bytes(), type=LessonPlan)
    proposal = Suggestion(
        id="teks.pemantik", slot="pemantik_baru", block_id="pemantik", kind="teks", text=NEW,
        reason="",
    )  # fmt: skip
    second = with_part(first, "tujuan.TP1", "Memahami pecahan.")
    third = with_part(second, "langkah.1.menit", "1").with_suggestion(proposal)
    with PlanStore(travel.home / "kelas.db", now=lambda: SAVED_AT) as store:
        for state, reason in ((first, "draf"), (second, "diubah guru: Tujuan"), (third, "AI")):
            store.save(state, reason)
        other = replace(first, id="lain", identity=replace(first.identity, topic="Air dan tanah"))
        store.save(other, "draf")
        store.save(third, "AI")
    return third


def still(before: Before | None = None) -> Before:
    """Run the steps, wait for all jobs, and stop every cursor from blinking."""

    async def run(pilot: Pilot[None]) -> None:
        await rest(pilot)
        if before is not None:
            await before(pilot)
            await rest(pilot)
        for screen in pilot.app.screen_stack:
            for widget in screen.query("*"):
                if isinstance(widget, Input | TextArea):
                    widget.cursor_blink = False
                    widget._cursor_visible = True
                    widget.notify_style_update()  # forget lines drawn without a cursor
                    widget.refresh()
        pilot.app.clear_notifications()
        await rest(pilot)

    return run


async def rest(pilot: Pilot[None]) -> None:
    for _ in range(4):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
def test_beranda(
    travel: Traveller, plan: LessonPlan, snap_compare: Compare, size: tuple[int, int]
) -> None:
    async def before(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app.screen, HomeScreen)
        pilot.app.screen.say("Siap. Pustaka 100 kartu topik, 2000 topik.")

    assert snap_compare(travel.app(), terminal_size=size, run_before=still(before))


@pytest.mark.parametrize("size", SIZES)
def test_rencana(
    travel: Traveller, plan: LessonPlan, snap_compare: Compare, size: tuple[int, int]
) -> None:
    async def before(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(PlanScreen(plan))
        await rest(pilot)
        pilot.app.screen.query_one(PartList).go_to("pemantik")

    assert snap_compare(travel.app(), terminal_size=size, run_before=still(before))


def test_rencana_in_sixteen_colours(
    travel: Traveller, plan: LessonPlan, snap_compare: Compare
) -> None:
    travel.options["sixteen_colours"] = True

    async def before(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(PlanScreen(plan))
        await rest(pilot)
        pilot.app.screen.query_one(PartList).go_to("pemantik")

    assert snap_compare(travel.app(), terminal_size=(80, 24), run_before=still(before))


@pytest.mark.parametrize("key", ["enter", "u", "p", "f1"])
def test_dialogs_of_a_part(
    travel: Traveller, plan: LessonPlan, snap_compare: Compare, key: str
) -> None:
    async def before(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(PlanScreen(plan))
        await rest(pilot)
        pilot.app.screen.query_one(PartList).go_to("tujuan.TP1")
        await rest(pilot)
        await pilot.press(key)
        await pilot.pause(0.6)

    assert snap_compare(travel.app(), terminal_size=(80, 24), run_before=still(before))


@pytest.mark.parametrize("size", SIZES)
def test_formulir(travel: Traveller, snap_compare: Compare, size: tuple[int, int]) -> None:
    values = {"mapel": "IPAS", "kelas": "4", "topik": "metamorfosis", "konteks": "desa persawahan"}

    async def before(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(FormScreen(values))

    assert snap_compare(travel.app(), terminal_size=size, run_before=still(before))


@pytest.mark.parametrize("size", SIZES)
def test_rencanaku(
    travel: Traveller, plan: LessonPlan, snap_compare: Compare, size: tuple[int, int]
) -> None:
    async def before(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(LibraryScreen())

    assert snap_compare(travel.app(), terminal_size=size, run_before=still(before))


def test_versi(travel: Traveller, plan: LessonPlan, snap_compare: Compare) -> None:
    async def before(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(VersionsScreen(plan))
        await rest(pilot)
        await pilot.press("down", "down")

    assert snap_compare(travel.app(), terminal_size=(80, 24), run_before=still(before))


def test_salin(travel: Traveller, plan: LessonPlan, snap_compare: Compare) -> None:
    async def before(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(CopyScreen(plan))

    assert snap_compare(travel.app(), terminal_size=(80, 24), run_before=still(before))


def test_sekolah_dan_guru(travel: Traveller, snap_compare: Compare) -> None:
    async def before(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(ProfileScreen())

    assert snap_compare(travel.app(), terminal_size=(80, 24), run_before=still(before))


@pytest.mark.parametrize("size", SIZES)
def test_selamat_datang(newcomer: Traveller, snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(newcomer.app(), terminal_size=size, run_before=still())
