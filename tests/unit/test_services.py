"""What the screens and commands ask of the services, with the real pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kelas_ai.config import read_settings
from kelas_ai.errors import RequestImpossible
from kelas_ai.planning.understanding import RequestOptions
from kelas_ai.services import Services

ASKED = (
    "mtk kls 5 membandingkan pecahan beda penyebut 2 jp 28 murid tanpa proyektor kampung nelayan"
)


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    home = tmp_path_factory.mktemp("rumah")
    built = Services(read_settings(environment={"KELAS_HOME": str(home), "KELAS_MAKNA": "tidak"}))
    yield built
    built.close()


def test_a_plan_for_another_class_keeps_topic_place_and_tools(services: Services) -> None:
    plan = services.plan_for(ASKED)
    other = services.replan(plan, RequestOptions(kelas="6", murid="31", jp="3"))
    assert other.id != plan.id
    assert (other.identity.grade, other.identity.students, other.identity.lesson_hours) == (
        6,
        31,
        3,
    )
    assert other.identity.topic == plan.identity.topic
    assert (other.request.place, other.request.missing_tools) == ("pesisir", ("proyektor",))
    assert other.minutes == 105


def test_a_class_that_cannot_have_the_subject_is_refused(services: Services) -> None:
    plan = services.plan_for("ipas kelas 4 daur hidup kupu-kupu 2 jp")
    with pytest.raises(RequestImpossible):
        services.replan(plan, RequestOptions(kelas="10"))


def test_what_is_being_typed_finds_topics_of_its_class(services: Services) -> None:
    hits = services.suggest("hukum new", 5)
    assert "Newton" in hits[0].document.title
    shelf = services.suggest("ipas kelas 5", 5)
    assert shelf and len({hit.document.subject for hit in shelf}) == 1
    assert services.suggest("", 5) == []


def test_other_settings_are_used_from_then_on(services: Services, tmp_path: Path) -> None:
    before = services.settings
    services.use(replace(before, school="SD Negeri 3 Karang Indah"))
    assert services.profile().school == "SD Negeri 3 Karang Indah"
    services.use(before)
