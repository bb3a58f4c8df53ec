"""One plan in any printable format; a format's libraries load when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.review import Review
from kelas_ai.export.outline_sequence import sequence
from kelas_ai.export.parts import WHOLE

PRINTABLE = ("md", "docx", "pdf", "html")
FILES = frozenset({"docx", "pdf", "html"})
"""Formats that make no sense on a terminal."""


def overview(plans: Sequence[LessonPlan], name: str) -> bytes | str:
    """The overview of a sequence of meetings in the format `name`. Raises: KeyError."""
    elements = sequence(plans)
    if name == "docx":
        from kelas_ai.export.docx import elements_docx

        return elements_docx(elements, plans[0])
    if name == "pdf":
        from kelas_ai.export.pdf import elements_pdf

        return elements_pdf(elements, plans[0].identity)
    if name == "html":
        from kelas_ai.export.html import elements_html

        return elements_html(elements, plans[0])
    if name == "md":
        from kelas_ai.export.markdown import elements_markdown

        return elements_markdown(elements)
    raise KeyError(name)


def document(plan: LessonPlan, review: Review, name: str, part: str = WHOLE) -> bytes | str:
    """The plan, or one part of it, in the format `name`. Raises: KeyError for another name."""
    if name == "docx":
        from kelas_ai.export.docx import plan_docx

        return plan_docx(plan, review, part)
    if name == "pdf":
        from kelas_ai.export.pdf import plan_pdf

        return plan_pdf(plan, review, part)
    if name == "html":
        from kelas_ai.export.html import plan_html

        return plan_html(plan, review, part)
    if name == "md":
        from kelas_ai.export.markdown import plan_markdown

        return plan_markdown(plan, review, part)
    raise KeyError(name)
