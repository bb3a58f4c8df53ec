"""One door to all printable formats."""

import pytest

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.review import Review
from kelas_ai.export.formats import PRINTABLE, document

STARTS = {"md": "#", "docx": b"PK", "pdf": b"%PDF", "html": "<!DOCTYPE html>"}


@pytest.mark.parametrize("name", PRINTABLE)
@pytest.mark.parametrize("part", ["lengkap", "lkpd"])
def test_every_format_holds_every_part(plan: LessonPlan, name: str, part: str) -> None:
    content = document(plan, Review(findings=()), name, part)
    assert content.startswith(STARTS[name])  # type: ignore[arg-type]
    assert content != document(plan, Review(findings=()), name, "kunci")


def test_an_unknown_format_is_an_error(plan: LessonPlan) -> None:
    with pytest.raises(KeyError):
        document(plan, Review(findings=()), "odt")
