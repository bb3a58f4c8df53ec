"""Changing a plan part by part, the model beside, and never losing anything."""

from __future__ import annotations

import json

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from kelas_ai.domain.lesson import Decision, Origin
from kelas_ai.services import Services
from kelas_ai.tui.app import KelasApp
from kelas_ai.tui.screens.dialogs import Menu
from kelas_ai.tui.screens.editor import EditScreen
from kelas_ai.tui.screens.home import HomeScreen
from kelas_ai.tui.screens.plan import PlanScreen
from kelas_ai.tui.screens.wish import WishScreen
from kelas_ai.tui.widgets.part_list import PartList
from tests.tui.conftest import (
    ASKED,
    NEW,
    Traveller,
    ask,
    lines,
    settled,
    shown,
    write_in_editor,
)


async def plan_at(pilot: Pilot[None], app: KelasApp, part: str) -> PlanScreen:
    screen = await ask(pilot, app, ASKED)
    assert screen.query_one(PartList).go_to(part)
    return screen


def line_of(app: KelasApp, part: str) -> str:
    listed = app.screen.query_one(PartList)
    return str(listed.get_option(part).prompt)


def test_the_teachers_words_replace_a_part_and_are_marked_and_saved(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await plan_at(pilot, app, "pemantik")
        await pilot.press("u")
        await settled(pilot, app)
        await write_in_editor(pilot, app, "Ikan siapa yang lebih banyak?")
        assert screen.plan.trigger.origin is Origin.TEACHER
        assert "guru" in line_of(app, "pemantik")
        assert "Ikan siapa" in line_of(app, "pemantik")

    with travel(journey).store() as store:
        (saved,) = store.listed()
        assert store.load(saved.id).trigger.text == "Ikan siapa yang lebih banyak?"


def test_undo_and_redo_also_after_a_restart(travel: Traveller) -> None:
    async def first(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await plan_at(pilot, app, "pemantik")
        before = screen.plan.trigger.text
        await pilot.press("u")
        await settled(pilot, app)
        await write_in_editor(pilot, app, "Satu?")
        await pilot.press("ctrl+z")
        await settled(pilot, app)
        assert screen.plan.trigger.text == before
        await pilot.press("ctrl+y")
        await settled(pilot, app)
        assert screen.plan.trigger.text == "Satu?"

    async def second(pilot: Pilot[None], app: KelasApp) -> None:
        assert isinstance(app.screen, PlanScreen)
        await pilot.press("ctrl+z")
        await settled(pilot, app)
        assert app.screen.plan.trigger.origin is Origin.LIBRARY

    travel(first)
    travel(second)


def test_enter_on_a_part_offers_everything_that_can_be_done(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await plan_at(pilot, app, "pemantik")
        before = screen.plan.trigger.text
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Menu)
        assert len(lines(app, "#choices")) == 3
        await pilot.press("m")
        await settled(pilot, app)
        assert screen.plan.trigger.text != before
        assert screen.plan.trigger.origin is Origin.LIBRARY

    travel(journey)


def test_enter_on_the_name_of_the_school_opens_the_editor(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await plan_at(pilot, app, "identitas.sekolah")
        await pilot.press("enter")
        await settled(pilot, app)
        assert isinstance(app.screen, EditScreen)
        await write_in_editor(pilot, app, "SDN 1 Tanjung")
        assert screen.plan.identity.school == "SDN 1 Tanjung"

    travel(journey)


def test_a_wish_in_free_words_uses_what_the_library_has(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await plan_at(pilot, app, "langkah.3.murid")
        await pilot.press("p")
        await pilot.pause()
        app.screen.query_one("#wish", Input).value = "untuk murid yang belum lancar membaca"
        await settled(pilot, app)
        assert "perlu bimbingan" in lines(app, "#choices")[0]
        await pilot.press("enter", "enter")
        await settled(pilot, app)
        notes = [activity.note for stage in screen.plan.stages for activity in stage.activities]
        assert any("perlu bimbingan" in note for note in notes)

    travel(journey)


def test_a_wish_that_nothing_fits_says_so_and_opens_the_editor(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await plan_at(pilot, app, "remedial")
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, WishScreen)
        app.screen.query_one("#wish", Input).value = "dengan roket luar angkasa"
        await settled(pilot, app)
        assert "tidak punya teks yang cocok" in shown(app, "#wish-told")
        await pilot.press("enter")
        await settled(pilot, app)
        assert isinstance(app.screen, EditScreen)

    travel(journey)


def test_the_review_leads_to_the_place_and_follows_the_change(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await plan_at(pilot, app, "langkah.2.menit")
        await pilot.press("u")
        await settled(pilot, app)
        await write_in_editor(pilot, app, "1")
        assert "perlu revisi" in shown(app, "#verdict")
        screen.query_one(PartList).go_to("remedial")
        await pilot.press("f4", "enter")
        await settled(pilot, app)
        assert screen.part is not None and screen.part.id == "langkah.1.menit"
        assert app.focused is screen.query_one(PartList)

    travel(journey)


def test_the_editor_shows_what_the_review_says_while_typing(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await plan_at(pilot, app, "tujuan.TP1")
        await pilot.press("u")
        await settled(pilot, app)
        assert "tidak ada catatan" in shown(app, "#edit-findings")
        app.screen.query_one(TextArea).text = "Memahami pecahan."
        await pilot.pause(0.6)
        assert "Telaah bagian ini:" in shown(app, "#edit-findings")
        assert "tidak ada catatan" not in shown(app, "#edit-findings")

    travel(journey)


@pytest.mark.parametrize(("answer", "kept"), [("y", True), ("t", False)])
def test_leaving_the_editor_asks_about_a_changed_text(
    travel: Traveller, answer: str, kept: bool
) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await plan_at(pilot, app, "remedial")
        before = screen.plan.remedial.text
        await pilot.press("u")
        await settled(pilot, app)
        app.screen.query_one(TextArea).text = "Ulangi dengan pita."
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, Menu)
        await pilot.press(answer)
        await settled(pilot, app)
        assert screen.plan.remedial.text == ("Ulangi dengan pita." if kept else before)

    travel(journey)


def test_an_unusable_text_is_refused_and_stays_in_the_editor(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await plan_at(pilot, app, "remedial")
        await pilot.press("u")
        await settled(pilot, app)
        await write_in_editor(pilot, app, "pita " * 10_000)
        assert isinstance(app.screen, EditScreen)
        assert "terlalu panjang" in shown(app, "#edit-findings")
        assert len(app.screen.text) == 50_000

    travel(journey)


def test_a_half_written_text_is_in_the_editor_again_after_a_crash(travel: Traveller) -> None:
    async def first(pilot: Pilot[None], app: KelasApp) -> None:
        await plan_at(pilot, app, "remedial")
        await pilot.press("u")
        await settled(pilot, app)
        app.screen.query_one(TextArea).text = "Ulangi dengan pi"
        await pilot.pause(1.0)
        await settled(pilot, app)

    async def second(pilot: Pilot[None], app: KelasApp) -> None:
        assert isinstance(app.screen, EditScreen)
        assert app.screen.text == "Ulangi dengan pi"
        assert app.screen.part.id == "remedial"

    travel(first)
    travel(second)


def test_the_app_comes_back_to_the_same_part(travel: Traveller) -> None:
    async def first(pilot: Pilot[None], app: KelasApp) -> None:
        await plan_at(pilot, app, "kktp.1.2")
        await pilot.pause(1.0)
        await settled(pilot, app)

    async def second(pilot: Pilot[None], app: KelasApp) -> None:
        assert isinstance(app.screen, PlanScreen)
        assert app.screen.part is not None and app.screen.part.id == "kktp.1.2"
        await pilot.press("escape")
        await settled(pilot, app)
        assert isinstance(app.screen, HomeScreen)

    async def third(pilot: Pilot[None], app: KelasApp) -> None:
        assert isinstance(app.screen, HomeScreen)

    travel(first)
    travel(second)
    travel(third)


def test_the_model_chooses_and_its_new_text_waits_for_a_yes(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await plan_at(pilot, app, "pemantik")
        await pilot.press("f3")
        await settled(pilot, app)
        assert NEW in line_of(app, "pemantik")
        assert screen.plan.trigger.origin is Origin.LIBRARY
        await pilot.press("t")
        await settled(pilot, app)
        assert screen.plan.trigger.text == NEW
        assert screen.plan.trigger.origin is Origin.AI
        assert "AI" in line_of(app, "pemantik")

    assert decided(travel(journey)) == {Decision.ACCEPTED}


def test_a_no_keeps_the_plan_as_it_was(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await plan_at(pilot, app, "pemantik")
        await pilot.press("f3")
        await settled(pilot, app)
        before = screen.plan.trigger
        await pilot.press("x")
        await settled(pilot, app)
        assert screen.plan.trigger == before
        assert NEW not in line_of(app, "pemantik")

    assert decided(travel(journey)) == {Decision.REJECTED}


def decided(services: Services) -> set[Decision]:
    with services.store() as store:
        (saved,) = store.listed()
        return {s.decision for s in store.load(saved.id).suggestions if s.kind == "teks"}


def test_deciding_from_elsewhere_first_shows_what_waits(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await plan_at(pilot, app, "remedial")
        await pilot.press("f3")
        await settled(pilot, app)
        await pilot.press("t")
        await settled(pilot, app)
        assert screen.part is not None and screen.part.id == "pemantik"
        assert screen.plan.trigger.text != NEW

    travel(journey)


def test_what_the_teacher_changes_while_the_model_works_stays(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await plan_at(pilot, app, "remedial")
        await pilot.press("f3", "u")
        await write_in_editor(pilot, app, "Ulangi dengan pita.")
        await settled(pilot, app)
        assert screen.plan.remedial.text == "Ulangi dengan pita."
        assert screen.plan.enrichment_log.asked > 0

    travel(journey)


def test_an_official_text_is_not_edited(travel: Traveller) -> None:
    from dataclasses import replace

    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await plan_at(pilot, app, "cp.1")
        use = screen.plan.outcomes[0]
        block = replace(use.block, origin=Origin.OFFICIAL)
        screen.change(replace(screen.plan, outcomes=(replace(use, block=block),)), "uji")
        await pilot.press("u")
        await settled(pilot, app)
        assert app.screen is screen

    travel(journey)


def test_the_remembered_place_is_plain_json(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await plan_at(pilot, app, "pemantik")
        await settled(pilot, app)
        app.write_remembered()
        await settled(pilot, app)

    with travel(journey).store() as store:
        assert json.loads(store.places()["layar"])["bagian"] == "pemantik"
