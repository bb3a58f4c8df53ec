"""Forms besides PM: the same plan in the layout that a school asks for."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.review import Review
from kelas_ai.export.formats import document
from kelas_ai.export.forms import FORMS
from kelas_ai.export.parts import ALL_FORMS, PARTS
from kelas_ai.export.pdf import plan_pdf
from kelas_ai.strings.forms import ALLAH, COUNTRY, INSERTIONS, NATURE, PEOPLE, SCIENCE, panca_cinta
from kelas_ai.strings.saving import PART_NAMES
from tests.conftest import PACK, PlanMaker

NOTHING = Review(findings=())
CARDS = sorted((PACK / "kartu").rglob("*.yaml"))


def markdown(plan: LessonPlan, form: str) -> str:
    return str(document(plan, NOTHING, "md", form))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_tells_objectives_steps_and_assessment(plan: LessonPlan, form: str) -> None:
    said = " ".join(markdown(plan, form).split())
    for entry in plan.objectives:
        assert entry.block.text in said
    for stage in plan.stages:
        for activity in stage.activities:
            assert " ".join(activity.students.text.split())[:60] in said
    for check in plan.checks:
        assert check.technique.text in said


@pytest.mark.parametrize("path", CARDS, ids=lambda path: path.stem)
def test_the_short_form_is_one_page(make_plan: PlanMaker, path: Path) -> None:
    pages = pypdfium2.PdfDocument(plan_pdf(make_plan(path), NOTHING, "ringkas"))
    count = len(pages)
    pages.close()
    assert count == 1


def test_the_module_has_its_three_parts(plan: LessonPlan) -> None:
    said = markdown(plan, "modul")
    places = [said.index(f"## {part}") for part in ("I. Informasi", "II. Komponen", "Lampiran 1")]
    assert places == sorted(places)
    assert "Perencanaan Pembelajaran Mendalam" not in said


def test_the_madrasah_form_adds_theme_and_insertion_to_identification(plan: LessonPlan) -> None:
    said = markdown(plan, "madrasah")
    block = said[said.index("A. Identifikasi") : said.index("B. Desain")]
    theme, inserted = panca_cinta(plan.identity.subject, plan.identity.topic)
    assert f"**Topik Panca Cinta:** **{theme}**" in block
    assert inserted in block
    assert "menggantikannya" in said


@pytest.mark.parametrize(
    ("subject", "topic", "theme"),
    [
        ("Matematika", "Membandingkan pecahan", SCIENCE),
        ("IPAS", "Siklus air dan air tanah", NATURE),
        ("Bahasa Indonesia", "Menulis pantun", PEOPLE),
        ("Bahasa Indonesia", "Membaca kisah pahlawan", COUNTRY),
        ("Pendidikan Pancasila", "Aturan di sekolah", COUNTRY),
        ("Pendidikan Agama Islam dan Budi Pekerti", "Salat berjamaah", ALLAH),
        ("Informatika", "Pencairan data", SCIENCE),
    ],
)
def test_the_theme_follows_topic_then_subject(subject: str, topic: str, theme: str) -> None:
    found, inserted = panca_cinta(subject, topic)
    assert found == theme
    assert inserted == INSERTIONS[theme].format(topic=topic)


def test_every_part_and_form_has_a_file_name() -> None:
    assert set(PART_NAMES) == {*PARTS, *ALL_FORMS} - {"pm"}
