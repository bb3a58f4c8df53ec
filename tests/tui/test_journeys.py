"""From one line or the form to a plan on the screen."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, OptionList
from textual.widgets._footer import FooterKey

from kelas_ai.tui.app import KelasApp
from kelas_ai.tui.screens.form import FIELDS, FormScreen
from kelas_ai.tui.screens.help import HelpScreen
from kelas_ai.tui.screens.home import HomeScreen
from kelas_ai.tui.screens.palette import Palette
from kelas_ai.tui.screens.plan import PlanScreen
from kelas_ai.tui.widgets.part_list import PartList
from kelas_ai.tui.widgets.type_ahead import TypeAhead
from tests.tui.conftest import ASKED, Traveller, ask, lines, settled, shown


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
def test_a_sentence_becomes_a_saved_plan_on_the_screen(
    travel: Traveller, size: tuple[int, int]
) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        assert "kartu topik" in shown(app, "#status")
        screen = await ask(pilot, app, ASKED)
        assert screen.plan.minutes == 70
        assert "layak" in shown(app, "#verdict")
        assert any("Murid" in line for line in lines(app, "#parts"))
        await pilot.press("escape")
        await settled(pilot, app)
        assert isinstance(app.screen, HomeScreen)
        assert len(lines(app, "#recent")) == 1

    with travel(journey, size).store() as store:
        assert [saved.versions for saved in store.listed()] == [1]


def test_a_saved_plan_is_opened_from_beranda(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await ask(pilot, app, ASKED)
        await pilot.press("escape")
        await settled(pilot, app)
        await pilot.press("tab", "tab", "enter")
        await settled(pilot, app)
        assert isinstance(app.screen, PlanScreen)

    travel(journey)


def test_arrows_and_enter_are_enough_on_beranda(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await ask(pilot, app, ASKED)
        await pilot.press("escape")
        await settled(pilot, app)
        await pilot.press("down", "up")
        assert app.focused is app.screen.query_one("#ask", Input)
        await pilot.press("down", "enter")
        await settled(pilot, app)
        assert isinstance(app.screen, FormScreen)
        await pilot.press("escape")
        await settled(pilot, app)
        await pilot.press("down", "down", "down", "down", "down", "down", "enter")
        await settled(pilot, app)
        assert isinstance(app.screen, PlanScreen)

    travel(journey)


def test_beranda_explains_itself_without_commands(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await pilot.press("enter")
        await settled(pilot, app)
        assert "masih kosong" in shown(app, "#status")
        app.screen.query_one("#ask", Input).value = "bahasa klingon kelas 5"
        await pilot.press("enter")
        await settled(pilot, app)
        assert "klingon” belum dikenali" in shown(app, "#status")
        assert "kelas-ai" not in shown(app, "#status")

    travel(journey)


def test_beranda_says_how_to_leave(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        keys = [str(key.description) for key in app.screen.query(FooterKey)]
        assert keys == ["Bantuan", "Formulir", "Perintah", "Keluar"]

    travel(journey)


def test_what_cannot_be_planned_is_said_and_the_text_stays(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        app.screen.query_one("#ask", Input).value = "informatika kelas 4 sd"
        await pilot.press("enter")
        await settled(pilot, app)
        assert isinstance(app.screen, HomeScreen)
        assert "tidak ada di SD" in shown(app, "#status")
        assert "F2" in shown(app, "#status")
        assert app.screen.query_one("#ask", Input).value == "informatika kelas 4 sd"

    travel(journey)


def test_the_form_suggests_subject_and_topic_and_makes_the_plan(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await pilot.press("f2")
        await settled(pilot, app)
        assert isinstance(app.screen, FormScreen)
        await pilot.press(*"ipas", "down", "enter", "4", "enter", *"metamor")
        await settled(pilot, app)
        topics = app.screen.query_one("#isian-topik OptionList", OptionList)
        assert "Metamorfosis" in str(topics.options[0].prompt)
        await pilot.press("down", "enter", "3", "enter", "3", "1", "f2")
        await settled(pilot, app)
        assert isinstance(app.screen, PlanScreen)
        who = app.screen.plan.identity
        assert (who.subject, who.grade, who.lesson_hours, who.students) == ("IPAS", 4, 3, 31)
        assert "etamorfosis" in who.topic

    travel(journey)


def test_what_the_form_says_about_the_class_shapes_the_plan(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        values = {
            "mapel": "Matematika", "kelas": "5", "topik": "membandingkan pecahan",
            "alat": "tanpa proyektor", "konteks": "kampung nelayan",
            "keadaan": "kelas rangkap, tanpa listrik",
        }  # fmt: skip
        app.push_screen(FormScreen(values))
        await settled(pilot, app)
        await pilot.press("f2")
        await settled(pilot, app)
        assert isinstance(app.screen, PlanScreen)
        request = app.screen.plan.request
        assert (request.place, request.missing_tools) == ("pesisir", ("proyektor",))
        assert {"kelas_rangkap", "tanpa_listrik"} <= set(request.conditions)

    travel(journey)


def test_an_impossible_form_says_why_and_keeps_its_values(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        app.push_screen(FormScreen({"mapel": "Informatika", "kelas": "4", "topik": "algoritma"}))
        await settled(pilot, app)
        await pilot.press("f2")
        await settled(pilot, app)
        assert isinstance(app.screen, FormScreen)
        assert "tidak ada di SD" in shown(app, "#status")
        assert app.screen.query_one("#isian-topik", TypeAhead).text == "algoritma"

    travel(journey)


def test_a_half_filled_form_is_there_again_next_time(travel: Traveller) -> None:
    async def first(pilot: Pilot[None], app: KelasApp) -> None:
        await pilot.press("f2")
        await settled(pilot, app)
        await pilot.press(*"ipas")
        await settled(pilot, app)
        app.write_remembered()
        await settled(pilot, app)

    async def second(pilot: Pilot[None], app: KelasApp) -> None:
        await pilot.press("f2")
        await settled(pilot, app)
        assert app.screen.query_one("#isian-mapel", TypeAhead).text == "ipas"

    travel(first)
    travel(second)


def test_help_opens_on_every_screen_and_closes(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        for key in ("", "f2"):
            if key:
                await pilot.press(key)
                await settled(pilot, app)
            below = app.screen
            await pilot.press("f1")
            await pilot.pause()
            assert isinstance(app.screen, HelpScreen)
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is below

    travel(journey)


def test_a_question_mark_is_help_where_nothing_is_typed(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await ask(pilot, app, ASKED)
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)

    travel(journey)


def test_commands_are_found_by_a_part_of_their_name(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await ask(pilot, app, ASKED)
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, Palette)
        await pilot.press(*"telaah", "enter")
        await settled(pilot, app)
        assert app.focused is app.screen.query_one("#todo")

    travel(journey)


def test_a_paste_of_fifty_thousand_characters_is_survived(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        app.screen.query_one("#ask").post_message(events.Paste("pecahan " * 6250))
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot, app)
        assert isinstance(app.screen, HomeScreen)
        assert "terlalu panjang" in shown(app, "#status")

    travel(journey)


def test_a_click_opens_what_it_points_at(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await pilot.click("#menu", offset=(4, 0))
        await settled(pilot, app)
        assert isinstance(app.screen, FormScreen)

    travel(journey)


def test_the_cursor_stays_on_its_part_when_the_window_changes(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        screen = await ask(pilot, app, ASKED)
        screen.query_one(PartList).go_to("pemantik")
        for size in ((40, 12), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert screen.part is not None and screen.part.id == "pemantik"

    travel(journey)


def test_keys_that_arrive_in_one_burst_land_in_their_fields(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await pilot.press("f2")
        await settled(pilot, app)
        for char in "ipas\r4\rair":
            app.post_message(events.Key("enter" if char == "\r" else char, char))
        await settled(pilot, app)
        typed = [app.screen.query_one(f"#isian-{f}", TypeAhead).text for f in FIELDS[:3]]
        assert typed == ["ipas", "4", "air"]

    travel(journey)


def test_several_meetings_become_several_saved_plans(travel: Traveller) -> None:
    async def journey(pilot: Pilot[None], app: KelasApp) -> None:
        await ask(pilot, app, "mtk kls 5 pecahan 3 pertemuan")
        assert any("3 pertemuan" in note.message for note in app._notifications)

    with travel(journey).store() as store:
        assert len(store.listed()) == 3
