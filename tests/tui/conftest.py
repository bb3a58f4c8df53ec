"""Journeys through the app with the real pack; where a model is needed it follows a script."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from kelas_ai.config import Settings, read_settings
from kelas_ai.engine.base import TextEngine
from kelas_ai.engine.scripted import ScriptedEngine
from kelas_ai.errors import ConfigError
from kelas_ai.services import Services
from kelas_ai.tui.app import KelasApp
from kelas_ai.tui.screens.plan import PlanScreen

ASKED = "mtk kls 5 membandingkan pecahan beda penyebut 2 jp 28 murid kampung nelayan"
NEW = "Bagaimana nelayan tahu pecahan mana yang lebih besar pada dua keranjang yang sama?"

Journey = Callable[[Pilot[None], KelasApp], Awaitable[None]]


class ScriptedServices(Services):
    """Services whose model follows a script."""

    scripted: ScriptedEngine

    def engine(self, cancelled: Callable[[], bool]) -> TextEngine:
        return self.scripted


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("simpanan")


class Traveller:
    """Opens the app on one home, again and again like a teacher does."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.services: Services | None = None
        self.problem: ConfigError | None = None
        self.options: dict[str, Any] = {}

    def settings(self) -> Settings:
        try:
            return read_settings()
        except ConfigError as error:
            self.problem = error
            return read_settings(ignore_file=True)

    def make(self, settings: Settings) -> Services:
        services = ScriptedServices(settings)
        services.scripted = ScriptedEngine(
            texts=[NEW], preference=lambda prefix, text: float("topik" in prefix and "air" in text)
        )
        self.services = services
        return services

    def app(self) -> KelasApp:
        settings = self.settings()
        return KelasApp(settings, self.make, self.problem, **self.options)

    def __call__(self, journey: Journey, size: tuple[int, int] = (80, 24)) -> Services:
        app = self.app()

        async def run() -> None:
            async with app.run_test(size=size) as pilot:
                await settled(pilot, app)
                await journey(pilot, app)

        asyncio.run(run())
        assert self.services is not None
        return self.services


@pytest.fixture
def newcomer(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Traveller]:
    """Someone who opens kelas-ai for the first time."""
    home = tmp_path / "rumah"
    home.mkdir()
    (home / "cache").symlink_to(cache)
    monkeypatch.setenv("KELAS_HOME", str(home))
    monkeypatch.setenv("KELAS_MAKNA", "tidak")
    monkeypatch.chdir(tmp_path)
    yield Traveller(home)


@pytest.fixture
def travel(newcomer: Traveller) -> Traveller:
    """Someone who has answered the first questions."""
    (newcomer.home / "kelas.toml").write_text('guru = "Ni Luh Ayu"\n', encoding="utf-8")
    return newcomer


async def settled(pilot: Pilot[None], app: KelasApp) -> None:
    """Wait until all jobs are done and their messages handled."""
    for _ in range(4):
        await app.workers.wait_for_complete()
        await pilot.pause()


async def ask(pilot: Pilot[None], app: KelasApp, text: str) -> PlanScreen:
    app.screen.query_one("#ask", Input).value = text
    await pilot.press("enter")
    await settled(pilot, app)
    assert isinstance(app.screen, PlanScreen)
    return app.screen


def shown(app: KelasApp, widget: str) -> str:
    return str(app.screen.query_one(widget, Static).render())


def lines(app: KelasApp, widget: str) -> list[str]:
    listed = app.screen.query_one(widget, OptionList)
    return [str(option.prompt) for option in listed.options]


async def write_in_editor(pilot: Pilot[None], app: KelasApp, text: str) -> None:
    from textual.widgets import TextArea

    app.screen.query_one(TextArea).text = text
    await pilot.press("f2")
    await settled(pilot, app)
