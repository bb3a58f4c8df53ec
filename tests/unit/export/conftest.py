"""Frozen plans, so that golden documents change only when the exports do."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from kelas_ai.domain.lesson import (
    Basis,
    Block,
    Decision,
    EnrichmentLog,
    LessonPlan,
    Origin,
    OutcomeUse,
    Suggestion,
)
from kelas_ai.domain.request import Notice
from kelas_ai.domain.review import Finding, Review, Severity
from tests.conftest import PROJECT

PLANS = PROJECT / "tests" / "data" / "rencana"
GOLDEN = PROJECT / "tests" / "golden"
NAMES = ("pecahan", "ide-pokok")
WAITING = "Mengapa nelayan membaca tanda langit sebelum melaut?"
ACCEPTED = "Bagaimana cara membagi ikan dengan adil?"
REJECTED = "Apakah mempahami penyesebut itu mudah?"
CHOSEN = "Dua perahu memakai tangki bahan bakar yang sama besar."
LONG_TOPIC = "Membaca teks prosedur berbahasa Inggris tentang makanan tradisional " * 4


def load_plan(name: str) -> LessonPlan:
    """A plan as it was saved, independent of cards and composer."""
    return msgspec.json.decode((PLANS / f"{name}.json").read_bytes(), type=LessonPlan)


def check_golden(name: str, text: str) -> None:
    """Compare byte for byte; KELAS_TULIS_GOLDEN=1 writes the file for reading and committing."""
    path = GOLDEN / name
    if os.environ.get("KELAS_TULIS_GOLDEN"):
        path.write_bytes(text.encode())
    assert text.encode() == path.read_bytes(), f"{name} differs; see {__name__}.check_golden"


@pytest.fixture(params=NAMES)
def named_plan(request: pytest.FixtureRequest) -> tuple[str, LessonPlan]:
    """Each frozen plan with its name."""
    return request.param, load_plan(request.param)


@pytest.fixture
def plan() -> LessonPlan:
    """The frozen plan about fractions."""
    return load_plan("pecahan")


@pytest.fixture
def review() -> Review:
    """A small review with something to do."""
    return Review(
        findings=(
            Finding(
                code="ID-01", title="Identitas lengkap", severity=Severity.REQUIRED, passed=True
            ),
            Finding(
                code="ID-04",
                title="Nama sekolah, guru, dan kepala sekolah",
                severity=Severity.ADVICE,
                passed=False,
                evidence="kosong: kepala sekolah",
                fix="Isi pada pengaturan atau tulis tangan pada dokumen cetak.",
            ),
            Finding(
                code="AS-03",
                title="Kunci dan hitungan benar",
                severity=Severity.REQUIRED,
                passed=False,
                evidence="“1/2 = 2/5” tidak benar",
                fix="Perbaiki hitungan ini.",
                block_id="soal.2",
            ),
        )
    )


def _suggestion(number: int, text: str, decision: Decision, kind: str = "teks") -> Suggestion:
    return Suggestion(
        id=f"saran.{number}",
        slot="konteks" if kind == "pilihan" else "pemantik_baru",
        block_id="pemantik",
        kind=kind,
        text=text,
        reason="Alasan saran.",
        decision=decision,
    )


@pytest.fixture
def odd_plan(plan: LessonPlan) -> LessonPlan:
    """Everything unusual at once: no names, long topic, odd characters, AI in every state."""
    who = replace(
        plan.identity,
        topic=LONG_TOPIC,
        school="",
        teacher="",
        teacher_nip="",
        principal="",
        principal_nip="",
        school_year="",
        students=40,
    )
    first = plan.stages[0]
    typed = Block(
        id="langkah.1.murid",
        text="Murid menulis | membaca *sendiri*.\n1. Lalu bercerita.\x00\x0b",
        origin=Origin.TEACHER,
    )
    opening = replace(first, activities=(replace(first.activities[0], students=typed),))
    official = Block(
        id="cp.1", text="Bunyi resmi. " * 140, origin=Origin.OFFICIAL, source="Kepka, hlm. 1."
    )
    return replace(
        plan,
        identity=who,
        basis=Basis.PATTERN,
        basis_note="Belum ada kartu topik; periksa setiap kunci.",
        outcomes=(OutcomeUse(strand_id="MAT-C-BIL", strand="Bilangan", block=official),),
        trigger=Block(id="pemantik", text=ACCEPTED, origin=Origin.AI),
        stages=(opening, *plan.stages[1:]),
        items=tuple(replace(item, verified=False, needs_check=True) for item in plan.items),
        local_task=None,
        reading_title="Grandma’s <Klepon> & Tea",
        reading=(
            Block(id="bacaan.1", text="Every Sunday she makes *klepon* | a sweet cake."),
            Block(id="bacaan.2", text="1. Boil the water.\n2. Mix the flour.\n- Taste it!"),
        ),
        suggestions=(
            _suggestion(1, WAITING, Decision.WAITING),
            _suggestion(2, ACCEPTED, Decision.ACCEPTED),
            _suggestion(3, REJECTED, Decision.REJECTED),
            _suggestion(4, CHOSEN, Decision.APPLIED, kind="pilihan"),
        ),
        enrichment_log=EnrichmentLog(model="model-kecil", asked=4),
        notices=(Notice(code="kelas_dianggap", text="Kelas tidak disebut; dipakai kelas 5."),),
        created="",
    )


def section(text: str, start: str, end: str = "") -> str:
    """The part of a document from one heading to another."""
    assert start in text and end in text
    after = text[text.index(start) :]
    return after[: after.index(end)] if end else after


def folder_of(path: Path) -> list[str]:
    """Names in a folder, hidden ones too."""
    return sorted(entry.name for entry in path.iterdir())
