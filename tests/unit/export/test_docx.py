"""The Word document: golden text, the same bytes every time, and a file that Word takes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from hypothesis import given
from hypothesis import strategies as st

from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.domain.review import Review
from kelas_ai.export.docx import plan_docx
from kelas_ai.export.docx_styles import new_document
from kelas_ai.export.docx_text import write
from kelas_ai.export.elements import said
from kelas_ai.export.layout import fitted_shares
from kelas_ai.export.text import NO_BREAK, lines_of, unbroken
from kelas_ai.strings import headings as words
from tests.unit.export.conftest import (
    NAMES,
    REJECTED,
    WAITING,
    check_golden,
    load_plan,
    section,
)
from tests.unit.export.docx_dump import dump

LEVEL_ONE = (
    words.IDENTIFICATION,
    words.DESIGN,
    words.EXPERIENCE,
    words.ASSESSMENT,
    words.SUPPORT,
    words.REFLECTION,
    words.TEACHING_MATERIAL,
    words.WORKSHEET,
    words.ITEMS,
    words.KEYS,
    words.SOURCES,
)


@cache
def written(plan: LessonPlan, review: Review) -> WordDocument:
    """The document of a plan, read back; made once for all tests that only look at it."""
    return Document(io.BytesIO(plan_docx(plan, review)))


def tables(document: WordDocument, first_head: str) -> list[Table]:
    return [t for t in document.tables if t.rows[0].cells[0].text == first_head]


@pytest.mark.parametrize("name", NAMES)
def test_documents_are_the_golden_ones(name: str, review: Review) -> None:
    check_golden(f"rencana-{name}.docx.txt", dump(written(load_plan(name), review)))


def test_an_unusual_plan_is_the_golden_one(odd_plan: LessonPlan, review: Review) -> None:
    check_golden("rencana-tidak-biasa.docx.txt", dump(written(odd_plan, review)))


def test_the_same_plan_gives_the_same_bytes_with_the_plans_own_time(
    plan: LessonPlan, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = plan_docx(plan, review)
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 5, 5, 5, 5, 0, 125, 0))
    assert plan_docx(plan, review) == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {member.date_time for member in package.infolist()} == {(2026, 11, 24, 8, 0, 0)}
        assert package.testzip() is None


@pytest.mark.parametrize(
    "created", ["", "kemarin", "0001-01-01T00:00:00", "2026-11-24T08:00:00+07:00"]
)
def test_a_plan_with_any_date_can_be_written(
    plan: LessonPlan, review: Review, created: str
) -> None:
    document = written(replace(plan, created=created), review)
    assert document.core_properties.created is not None


def test_properties_name_topic_teacher_and_language(plan: LessonPlan, review: Review) -> None:
    document = written(plan, review)
    about = document.core_properties
    assert about.title == "Perencanaan Pembelajaran Mendalam: " + plan.identity.topic
    assert about.author == about.last_modified_by == "Ni Luh Ayu Saraswati, S.Pd."
    assert about.created == about.modified == datetime(2026, 11, 24, 8, tzinfo=UTC)
    assert about.language == "id-ID"
    assert document.styles.element.xpath("//w:docDefaults//w:lang/@w:val") == ["id-ID"]


def test_the_page_is_a4_with_margins_of_two_centimetres(plan: LessonPlan, review: Review) -> None:
    (part,) = written(plan, review).sections
    size = [round(length.cm, 1) for length in (part.page_width, part.page_height)]
    assert size == [21.0, 29.7]
    margins = (part.left_margin, part.right_margin, part.top_margin, part.bottom_margin)
    assert {round(margin.cm, 1) for margin in margins} == {2.0}


def test_every_page_has_its_number_and_the_legend(plan: LessonPlan, review: Review) -> None:
    (part,) = written(plan, review).sections
    for footer in (part.footer, part.first_page_footer):
        (paragraph,) = footer.paragraphs
        fields = paragraph._p.xpath(".//w:fldSimple/@w:instr")
        assert fields == ["PAGE", "NUMPAGES"]
        assert paragraph.text.startswith("Teks tanpa tanda: pustaka kelas-ai\tHalaman ")
    assert "Fase C/Kelas V" in part.header.paragraphs[0].text
    assert not part.first_page_header.paragraphs[0].text


def test_parts_are_word_headings_in_order(
    named_plan: tuple[str, LessonPlan], review: Review
) -> None:
    document = written(named_plan[1], review)
    found = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert tuple(found) == LEVEL_ONE
    heading = document.styles["Heading 1"]
    assert heading.paragraph_format.keep_with_next  # type: ignore[attr-defined]


def test_what_is_handed_out_starts_on_its_own_page(plan: LessonPlan, review: Review) -> None:
    document = written(plan, review)
    breaks = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert breaks == [words.TEACHING_MATERIAL, words.WORKSHEET, words.ITEMS, words.KEYS]


def test_table_heads_are_repeated_and_rows_stay_whole(plan: LessonPlan, review: Review) -> None:
    document = written(plan, review)
    heads = (words.MINUTES, words.OBJECTIVE_SHORT, words.NUMBER, words.BELIEF)
    for head in heads:
        for table in tables(document, head):
            assert table._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader")
            assert len(table._tbl.xpath("./w:tr/w:trPr/w:cantSplit")) >= len(table.rows) - 1


def test_tables_fill_the_text_width_exactly(odd_plan: LessonPlan, review: Review) -> None:
    for table in written(odd_plan, review).tables:
        widths = [int(w) for w in table._tbl.xpath("./w:tblGrid/w:gridCol/@w:w")]
        assert abs(sum(widths) - 17 * 567) < 20
        assert min(widths) >= 567  # a narrower column would break two digits


def test_the_observation_sheet_has_a_row_for_every_murid(
    odd_plan: LessonPlan, review: Review
) -> None:
    sheet, _ = tables(written(odd_plan, review), words.NUMBER)
    assert [row.cells[0].text for row in sheet.rows[1:]] == [str(n) for n in range(1, 41)]


def test_handouts_hold_no_keys(named_plan: tuple[str, LessonPlan], review: Review) -> None:
    _, plan = named_plan
    text = dump(written(plan, review)).replace(NO_BREAK, " ")
    handed_out = section(text, words.WORKSHEET, words.KEYS)
    for item in plan.items:
        assert item.block.text in handed_out
        assert item.explanation not in handed_out
        assert item.explanation in section(text, words.KEYS, words.SOURCES)
    assert not any(key in handed_out for key in plan.worksheet.key)


def test_ai_text_without_consent_is_named_as_such_and_refused_text_is_gone(
    odd_plan: LessonPlan, review: Review
) -> None:
    text = dump(written(odd_plan, review))
    assert text.count(WAITING) == 1
    assert WAITING in section(section(text, words.SOURCES), words.WAITING, words.ACCEPTED)
    assert REJECTED not in text
    keys = section(text, words.KEYS, words.SOURCES)
    assert keys.count(words.CHECK_KEY) == len(odd_plan.items)


def test_missing_names_become_lines_to_fill_in(odd_plan: LessonPlan, review: Review) -> None:
    document = written(odd_plan, review)
    identity = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    assert identity[words.SCHOOL] == identity[words.TEACHER] == words.FILL_IN
    (signatures,) = [t for t in document.tables if t.rows[0].cells[0].text == words.KNOWING]
    assert [c.text for c in signatures.rows[3].cells] == [words.FILL_IN] * 2


# Word refuses files whose properties stand in another order than the format prescribes.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect "
    "bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW "
    "jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark",
    "numbering": "numPicBullet abstractNum num",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
}


def test_properties_stand_in_the_order_of_the_format(odd_plan: LessonPlan, review: Review) -> None:
    document = written(odd_plan, review)
    (part,) = document.sections
    roots: list[Any] = [document.element, document.styles.element, part.footer._element]
    roots += [part.header._element, document.part.numbering_part.element]
    checked = 0
    for kind, order in ORDER.items():
        places = order.split()
        for root in roots:
            for element in root.iter(qn(f"w:{kind}")):
                found = [places.index(child.tag.split("}")[1]) for child in element]
                assert found == sorted(found), (kind, [child.tag for child in element])
                checked += 1
    assert checked > 500


def test_everything_that_is_referred_to_exists(odd_plan: LessonPlan, review: Review) -> None:
    document = written(odd_plan, review)
    styles: Any = document.styles.element
    known = set(styles.xpath("./w:style/@w:styleId"))
    referred = set(styles.xpath(".//w:basedOn/@w:val | .//w:next/@w:val | .//w:link/@w:val"))
    body: Any = document.element
    referred |= set(body.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"))
    assert referred <= known
    numbers = set(document.part.numbering_part.element.xpath("./w:num/@w:numId"))
    assert set(body.xpath("//w:numId/@w:val")) <= numbers and len(numbers) > 2


def test_the_file_is_small_enough_for_a_phone(odd_plan: LessonPlan, review: Review) -> None:
    content = plan_docx(odd_plan, review)
    assert len(content) < 60_000
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not [name for name in package.namelist() if "thumbnail" in name]


def test_short_sums_stay_on_one_line_and_long_ones_may_break() -> None:
    joined = unbroken("Jadi 2/3 = 10/15 dan 3/8 > 1/2.")
    assert joined == f"Jadi 2/3{NO_BREAK}={NO_BREAK}10/15 dan 3/8{NO_BREAK}>{NO_BREAK}1/2."
    long = "1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 = 36"
    assert unbroken(long) == long


WRITTEN = new_document()


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text_can_be_written_and_read_again(text: str) -> None:
    paragraph = write(WRITTEN.add_paragraph(), said(text))
    read = paragraph.text.replace(NO_BREAK, " ").split("\n")
    assert [line.strip() for line in read] == lines_of(text)
    paragraph._p.getparent().remove(paragraph._p)


def column_texts() -> Iterator[tuple[str, list[str]]]:
    yield "No", ["1", "2"]
    yield "Situasi yang diamati", ["Ani menghabiskan 2/3 botol air."] * 2
    yield "Hasil", ["", ""]


def test_worksheet_columns_are_as_wide_as_their_content_needs() -> None:
    names, texts = zip(*column_texts(), strict=True)
    number, situation, blank = fitted_shares(names, list(zip(*texts, strict=True)))
    assert number < situation and number < blank
