"""Journeys through the app with the real pack; the engine follows a script."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, ListView, Markdown, Static

from kelas_ai.config import read_settings
from kelas_ai.domain.lesson import Decision, Origin
from kelas_ai.engine.base import TextEngine
from kelas_ai.engine.scripted import ScriptedEngine
from kelas_ai.services import Services
from kelas_ai.tui.app import KelasApp
from kelas_ai.tui.screens.home import HomeScreen
from kelas_ai.tui.screens.plan import PlanScreen

ASKED = "mtk kls 5 membandingkan pecahan beda penyebut 2 jp 28 murid kampung nelayan"
NEW = "Bagaimana nelayan tahu pecahan mana yang lebih besar pada dua keranjang yang sama?"

Journey = Callable[[Pilot[None], KelasApp], Awaitable[None]]


class ScriptedServices(Services):
    """Services whose model follows a script."""

    scripted: ScriptedEngine

    def engine(self, cancelled: Callable[[], bool]) -> TextEngine:
        return self.scripted


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("simpanan")


@pytest.fixture
def travel(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Services]:
    """Run a journey at a size; returns the services for looking at what was saved."""
    home = tmp_path / "rumah"
    home.mkdir()
    (home / "cache").symlink_to(cache)
    monkeypatch.setenv("KELAS_HOME", str(home))
    monkeypatch.setenv("KELAS_MAKNA", "tidak")
    monkeypatch.setenv("KELAS_KELUARAN", str(tmp_path / "hasil"))

    def go(journey: Journey, size: tuple[int, int] = (80, 24)) -> Services:
        services = ScriptedServices(read_settings())
        services.scripted = ScriptedEngine(
            texts=[NEW], preference=lambda prefix, text: float("topik" in prefix and "air" in text)
        )
        app = KelasApp(lambda: services)

        async def run() -> None:
            async with app.run_test(size=size) as pilot:
                await settled(pilot, app)
                await journey(pilot, app)

        asyncio.run(run())
        return services

    return go


async def settled(pilot: Pilot[None], app: KelasApp) -> None:
    """Wait until all jobs are done and their messages handled."""
    for _ in range(3):
        await app.workers.wait_for_complete()
        await pilot.pause()


async def ask(pilot: Pilot[None], app: KelasApp, text: str) -> None:
    app.screen.query_one("#ask", Input).value = text
    await pilot.press("enter")
    await settled(pilot, app)


def shown(app: KelasApp, widget: str) -> str:
    return str(app.screen.query_one(widget, Static).render())


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
def test_a_sentence_becomes_a_saved_plan_on_the_screen(
    travel: Callable[..., Services], size: tuple[int, int]
) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        assert "kartu topik" in shown(app, "#status")
        await ask(pilot, app, ASKED)
        assert isinstance(app.screen, PlanScreen)
        assert "70 menit" in app.screen.query_one("#text", Markdown).source
        assert "layak" in shown(app, "#verdict")
        await pilot.press("escape")
        await settled(pilot, app)
        assert isinstance(app.screen, HomeScreen)
        assert len(app.screen.query_one("#recent", ListView)) == 1

    with travel(journey, size).store() as store:
        assert [saved.versions for saved in store.listed()] == [1]


def test_a_saved_plan_is_opened_from_the_list(travel: Callable[..., Services]) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await ask(pilot, app, ASKED)
        await pilot.press("escape")
        await settled(pilot, app)
        await pilot.press("tab", "down", "enter")
        await settled(pilot, app)
        assert isinstance(app.screen, PlanScreen)

    travel(journey)


def test_what_cannot_be_planned_is_said_and_the_text_stays(
    travel: Callable[..., Services],
) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await ask(pilot, app, "informatika kelas 4 sd")
        assert isinstance(app.screen, HomeScreen)
        assert "tidak ada di SD" in shown(app, "#status")
        assert app.screen.query_one("#ask", Input).value == "informatika kelas 4 sd"

    travel(journey)


def test_the_model_chooses_and_its_new_text_waits_for_a_yes(
    travel: Callable[..., Services],
) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await ask(pilot, app, ASKED)
        screen = app.screen
        assert isinstance(screen, PlanScreen)
        await pilot.press("f3")
        await settled(pilot, app)
        assert NEW in shown(app, "#waiting")
        assert screen.plan.trigger.origin is Origin.LIBRARY
        await pilot.press("f6")
        await settled(pilot, app)
        assert screen.plan.trigger.text == NEW
        assert screen.plan.trigger.origin is Origin.AI
        assert shown(app, "#waiting") == ""

    services = travel(journey)
    with services.store() as store:
        (saved,) = store.listed()
        decisions = {s.decision for s in store.load(saved.id).suggestions if s.kind == "teks"}
    assert decisions == {Decision.ACCEPTED}


def test_a_no_keeps_the_plan_as_it_was(travel: Callable[..., Services]) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await ask(pilot, app, ASKED)
        screen = app.screen
        assert isinstance(screen, PlanScreen)
        await pilot.press("f3")
        await settled(pilot, app)
        before = screen.plan.trigger
        await pilot.press("f7")
        await settled(pilot, app)
        assert screen.plan.trigger == before
        assert shown(app, "#waiting") == ""

    travel(journey)


def test_the_word_document_is_written_and_its_place_told(
    travel: Callable[..., Services], tmp_path: Path
) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await ask(pilot, app, ASKED)
        await pilot.press("f2")
        await settled(pilot, app)
        assert [path.suffix for path in (tmp_path / "hasil").iterdir()] == [".docx"]

    travel(journey)


def test_help_opens_everywhere_and_closes(travel: Callable[..., Services]) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        home = app.screen
        await pilot.press("f1")
        await pilot.pause()
        assert app.screen is not home
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is home

    travel(journey)


def test_a_paste_of_fifty_thousand_characters_is_survived(
    travel: Callable[..., Services],
) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await ask(pilot, app, "pecahan " * 6250)
        assert isinstance(app.screen, HomeScreen)
        assert "terlalu panjang" in shown(app, "#status")

    travel(journey)
