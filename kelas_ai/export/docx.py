"""A plan as a Word document: LessonPlan in, bytes out, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

from docx.document import Document as WordDocument

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.review import Review
from kelas_ai.export.docx_margins import write_margins
from kelas_ai.export.docx_sections import Writer
from kelas_ai.export.docx_styles import LANGUAGE, new_document
from kelas_ai.export.elements import Element
from kelas_ai.export.fitting import fit_sheets
from kelas_ai.export.parts import WHOLE, part_of
from kelas_ai.export.text import one_line
from kelas_ai.strings import headings as words

LONGEST_PROPERTY = 250  # Word refuses more than 255 characters
UNDATED = datetime(2026, 1, 1)
UNUSED_PART = ("/docProps/thumbnail.jpeg", "/word/stylesWithEffects.xml", "/customXml/")


def plan_docx(plan: LessonPlan, review: Review, part: str = WHOLE) -> bytes:
    """The whole document, or one part, as a .docx file: A4, Word headings, repeated table heads.

    No clock and no chance take part: the only time in the file is the plan's own.
    """
    return elements_docx(part_of(plan, review, part), plan)


def elements_docx(elements: Sequence[Element], plan: LessonPlan) -> bytes:
    """Any elements as a .docx file, headed by whose plan they belong to."""
    document = new_document()
    writer = Writer(document)
    for element in fit_sheets(elements):
        writer.write(element)
    write_margins(document, plan.identity)
    created = _moment(plan.created)
    _describe(document, plan, created)
    _slim(document)
    return _packed(document, created)


def _moment(created: str) -> datetime:
    try:
        found = datetime.fromisoformat(created).replace(microsecond=0, tzinfo=None)
    except ValueError:
        return UNDATED
    return found if 1980 <= found.year <= 2100 else UNDATED  # zip files know no other years


def _describe(document: WordDocument, plan: LessonPlan, created: datetime) -> None:
    properties = document.core_properties
    who = plan.identity
    properties.title = one_line(f"{words.TITLE}: {who.topic}")[:LONGEST_PROPERTY]
    properties.author = one_line(who.teacher)[:LONGEST_PROPERTY]
    properties.last_modified_by = properties.author
    properties.subject = one_line(who.subject)[:LONGEST_PROPERTY]
    properties.keywords = properties.comments = properties.category = ""
    properties.language = LANGUAGE
    properties.created = properties.modified = created
    properties.revision = 1


def _slim(document: WordDocument) -> None:
    """Leave out what the template brings and nobody uses; files travel by stick and phone."""
    for owner in (document.part.package, document.part):
        for key, relation in list(owner.rels.items()):
            if not relation.is_external and str(relation.target_part.partname).startswith(
                UNUSED_PART
            ):
                del owner.rels[key]


def _packed(document: WordDocument, created: datetime) -> bytes:
    """The package with every member stamped with the plan's own time."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    stamp = created.timetuple()[:6]
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, date_time=stamp)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0  # the same on Windows and Linux
            target.writestr(member, source.read(name), compresslevel=9)
    return packed.getvalue()
