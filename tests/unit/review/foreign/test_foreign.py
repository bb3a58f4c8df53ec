"""Plans by others: planted faults are found in every layout, sound plans raise no alarm."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelas_ai.config import read_settings
from kelas_ai.curriculum.tables import read_frame
from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.review import Finding, Severity
from kelas_ai.errors import FileMissing, NoPlanFound
from kelas_ai.export.formats import document
from kelas_ai.language.spelling import Spelling
from kelas_ai.reading.base import Line, ReadDocument, Row
from kelas_ai.review.foreign.facts import read_facts, subject_named
from kelas_ai.review.foreign.paper import paper_of, section_named
from kelas_ai.review.foreign.reviewer import review_document
from kelas_ai.review.foreign.tools import Desk, OfficialText
from kelas_ai.review.reviewer import review
from kelas_ai.services import Services
from tests.conftest import PROJECT, PlanMaker
from tests.eval.faults import FAULTS, Fault
from tests.eval.layouts import LAYOUTS
from tests.eval.plans import CLEAN, Draft, ecosystem, fractions

FRAME = read_frame(PROJECT / "curricula" / "nasional" / "tabel")
MISSED_AT_MOST = 2
"""Layouts out of six in which one kind of fault may stay unseen."""


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    home = tmp_path_factory.mktemp("rumah")
    built = Services(read_settings({}, {"KELAS_HOME": str(home), "KELAS_MAKNA": "tidak"}))
    yield built
    built.close()


def told(services: Services, folder: Path, plan: Draft, layout: str) -> list[Finding]:
    suffix, content = LAYOUTS[layout](plan)
    path = folder / f"rencana.{suffix}"
    path.write_bytes(content)
    return list(services.review_file(path).findings)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_found(services: Services, tmp_path: Path, fault: Fault) -> None:
    missed = []
    for layout in LAYOUTS:
        plan = fault.base()
        fault.damage(plan)
        seen = {f.code for f in told(services, tmp_path, plan, layout) if not f.passed}
        if not seen & fault.codes:
            missed.append(layout)
    assert len(missed) <= MISSED_AT_MOST, missed


def test_faults_are_many_and_of_many_kinds() -> None:
    assert len(FAULTS) >= 40
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
    assert len(frozenset.union(*(fault.codes for fault in FAULTS))) >= 18


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("make", CLEAN, ids=lambda make: make.__name__)
def test_a_sound_plan_raises_no_alarm(
    services: Services, tmp_path: Path, make: object, layout: str
) -> None:
    failed = [f for f in told(services, tmp_path, make(), layout) if not f.passed]  # type: ignore[operator]
    assert not failed


@pytest.mark.parametrize("form", ["lengkap", "modul", "madrasah"])
@pytest.mark.parametrize("suffix", ["docx", "pdf", "md"])
def test_our_own_documents_pass(
    services: Services, make_plan: PlanMaker, frame: NationalFrame, tmp_path: Path, form: str,
    suffix: str,
) -> None:  # fmt: skip
    plan = make_plan()
    content = document(plan, review(plan, frame), suffix, form)
    path = tmp_path / f"rencana.{suffix}"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    heavy = [
        f
        for f in services.review_file(path).findings
        if not f.passed and f.severity is not Severity.ADVICE
    ]
    assert not heavy


def test_pdf_findings_name_their_page(services: Services, tmp_path: Path) -> None:
    plan = fractions()
    plan.objectives[0] = "Memahami penjumlahan pecahan berbeda penyebut."
    found = [f for f in told(services, tmp_path, plan, "PDF") if f.code == "TUJU-01"]
    assert found[0].page == 1
    assert "Memahami" in found[0].evidence


OFFICIAL = OfficialText(
    phase="D", strand="Pemahaman IPA", citation="Kepka",
    text="Pada akhir fase D murid menganalisis interaksi antara makhluk hidup dan lingkungannya "
    "serta merancang upaya mencegah pencemaran dan perubahan iklim di daerahnya sendiri.",
)  # fmt: skip
OTHER = OfficialText(
    phase="C", strand="Pemahaman IPA", citation="Kepka",
    text="Pada akhir fase C murid menyelidiki hubungan saling ketergantungan antarkomponen biotik "
    "dan abiotik serta menjelaskan sistem organ tubuh manusia dan cara menjaga kesehatannya.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("outcome", "complaint"),
    [
        (OFFICIAL.text, ""),
        (OFFICIAL.text.replace("menganalisis", "menyebutkan"), "menyebutkan"),
        (OTHER.text, "fase C"),
        ("Ringkasan: murid mengaitkan makhluk hidup dengan lingkungannya.", ""),
    ],
    ids=["utuh", "berubah", "fase lain", "ringkasan"],
)
def test_outcomes_are_compared_with_the_imported_decree(
    frame: NationalFrame, tmp_path: Path, outcome: str, complaint: str
) -> None:
    from kelas_ai.reading.opening import read_document

    plan = ecosystem()
    plan.outcome = f"{outcome} (Kepka BSKAP 046/H/KR/2025)"
    path = tmp_path / "rencana.docx"
    path.write_bytes(LAYOUTS["teks Word"](plan)[1])
    desk = Desk(
        frame=frame,
        spelling=Spelling(PROJECT / "curricula" / "kamus"),
        official=lambda subject: (OFFICIAL, OTHER) if subject == "IPA" else (),
    )
    found = review_document(read_document(path), desk).findings
    complaints = [f.fix for f in found if f.code == "CAPAI-02" and not f.passed]
    assert bool(complaints) is bool(complaint)
    assert complaint in " ".join(complaints)


def test_a_document_that_is_no_plan_is_named(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "surat.txt"
    path.write_text("Kepada Yth. orang tua murid.\n\nBesok sekolah libur.", encoding="utf-8")
    with pytest.raises(NoPlanFound) as caught:
        services.review_file(path)
    assert caught.value.facts["path"] == str(path)


def test_a_missing_file_is_named(services: Services, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        services.review_file(tmp_path / "tidak-ada.docx")


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("B. Tujuan Pembelajaran (TP)", "tujuan"),
        ("2. Kegiatan Inti (45 menit)", "inti"),
        ("Memahami", "inti"),
        ("Memahami penjumlahan pecahan", ""),
        ("Kriteria Ketercapaian Tujuan Pembelajaran (KKTP)", "rubrik"),
        ("Asesmen diagnostik", "asesmen_awal"),
        ("Lembar Kerja Peserta Didik", "lkpd"),
        ("Pendahuluan", "awal"),
        ("Murid membaca teks", ""),
    ],
)
def test_parts_are_known_by_their_many_names(name: str, section: str) -> None:
    assert section_named(name) == section


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("mtk", "Matematika"),
        ("Bhs. Indonesia", "Bahasa Indonesia"),
        ("Ilmu Pengetahuan Alam (IPA)", "IPA"),
        ("PPKn", "Pendidikan Pancasila"),
        ("tata boga", ""),
    ],
)
def test_subjects_are_known_by_what_teachers_call_them(
    frame: NationalFrame, written: str, official: str
) -> None:
    assert subject_named(written, frame) == official


LINES = st.builds(
    Line, text=st.text(max_size=120), level=st.integers(0, 2), starts=st.booleans(),
    page=st.none() | st.integers(1, 9),
)  # fmt: skip
ROWS = st.builds(Row, cells=st.lists(st.text(max_size=60), min_size=1, max_size=4).map(tuple))


@settings(max_examples=80, deadline=None)
@given(
    blocks=st.lists(LINES | ROWS, max_size=25), kind=st.sampled_from(["PDF", "DOCX", "MD", "TXT"])
)
def test_any_document_can_be_taken_apart(blocks: list[Line | Row], kind: str) -> None:
    paper = paper_of(ReadDocument(kind=kind, blocks=list(blocks)))
    facts = read_facts(paper, FRAME)
    assert facts.meetings >= 1
    written = "".join("".join(b.cells) if isinstance(b, Row) else b.text for b in blocks)
    assert all(piece in written for p in paper.passages for piece in p.text.split()[:1])
