"""Make plans for tasks and prepare their judging: python scripts/nilai_rencana.py [TUGAS] [FOLDER]

TUGAS: JSON Lines with `id` and `teks` (bawaan: tests/eval/tugas.jsonl). For every task FOLDER gets
the plan as Markdown and PDF, and in all `ringkasan.json` (automatic checks and times) and
`rubrik.md`, a sheet of 24 yes/no questions in which a human judge fills what code cannot see.
Without a model; --model lets the configured model choose.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from kelas_ai.config import read_settings  # noqa: E402
from kelas_ai.domain.lesson import LessonPlan  # noqa: E402
from kelas_ai.domain.review import Finding  # noqa: E402
from kelas_ai.errors import KelasError  # noqa: E402
from kelas_ai.export.formats import document  # noqa: E402
from kelas_ai.services import Services  # noqa: E402

TASKS = PROJECT / "tests" / "eval" / "tugas.jsonl"
RUBRIC: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Identitas lengkap dan benar", ("ID-01", "ID-02", "ID-03")),
    ("JP dan menit per JP benar", ("WAKTU-01",)),
    ("CP dengan sumber yang berlaku", ("CP-01", "CP-02")),
    ("TP terukur, satu kompetensi", ("TP-01", "TP-02")),
    ("TP dilatih, diuji, dan dinilai", ("TP-03", "TP-04", "TP-05")),
    ("Jumlah menit tepat, pembagian wajar", ("WAKTU-02", "WAKTU-03")),
    ("Langkah inti konkret: apa yang dilakukan murid, dengan apa", ("LANG-01",)),
    ("Memahami, mengaplikasi, merefleksi sungguh tampak", ("PM-01", "PM-02")),
    ("Konteks yang disebut guru sungguh dipakai", ("KON-01",)),
    ("Dapat dijalankan tanpa perangkat yang tidak ada", ()),
    ("Isi bidang ilmu benar seluruhnya", ()),
    ("Miskonsepsi nyata dan pertanyaannya menggoyahkan", ()),
    ("Tiga asesmen dengan instrumen", ("AS-01",)),
    ("KKTP dengan bukti yang dapat diamati", ("KKTP-01",)),
    ("Sedikitnya tiga soal dengan kunci benar", ("AS-02", "AS-03", "AS-04")),
    ("Diferensiasi menurut kesiapan, khas topik", ("DIF-01",)),
    ("Remedial dan pengayaan", ("TL-01",)),
    ("Refleksi murid dan guru", ("REF-01",)),
    ("LKPD dapat dicetak dan sesuai langkah", ("LKPD-01",)),
    ("Bahasa Indonesia baik, tanpa kata rusak", ("BAHASA-01",)),
    ("Tanpa pengulangan dan topik asing", ("BAHASA-02", "BAHASA-03")),
    ("Sumber terlihat", ("SUM-01",)),
    ("Kerangka pembelajaran (praktik, kemitraan, lingkungan, teknologi) masuk akal", ("KER-01",)),
    ("Dapat dipakai besok tanpa ditulis ulang", ()),
)


@dataclass
class Outcome:
    """One task with its plan, or why there is none."""

    task: dict[str, Any]
    plan: LessonPlan | None
    failed: list[Finding]
    seconds: float
    problem: str = ""

    def automatic(self, codes: tuple[str, ...]) -> str:
        """`ya`, `tidak`, or empty where only a reader can tell."""
        if self.plan is None:
            return "tidak"
        if not codes:
            return ""
        return "tidak" if {finding.code for finding in self.failed} & set(codes) else "ya"


def tasks_of(path: Path) -> list[dict[str, Any]]:
    """The tasks of a JSON Lines file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def attempt(services: Services, task: dict[str, Any], with_model: bool) -> Outcome:
    """Plan one task."""
    started = time.perf_counter()
    try:
        plan = services.plan_for(task["teks"])
        if with_model:
            for step in services.enrich(plan):
                plan = step.plan
    except KelasError as error:
        seconds = time.perf_counter() - started
        return Outcome(task, None, [], seconds, problem=str(error))
    failed = [finding for finding in services.review(plan).findings if not finding.passed]
    return Outcome(task, plan, failed, time.perf_counter() - started)


def rubric_sheet(outcomes: list[Outcome]) -> str:
    """The sheet for judges: automatic answers given, the others left open."""
    lines = ["# Rubrik penilaian rencana", ""]
    for outcome in outcomes:
        lines += [f"## {outcome.task['id']}: {outcome.task['teks']}", ""]
        if outcome.plan is not None:
            basis = f"{outcome.plan.basis} {outcome.plan.basis_id}"
            lines += [f"Rencana: {outcome.plan.identity.topic} ({basis})", ""]
        lines += ["| no. | butir | otomatis | penilai | alasan |", "|---|---|---|---|---|"]
        lines += [
            f"| {number} | {title} | {outcome.automatic(codes)} |  |  |"
            for number, (title, codes) in enumerate(RUBRIC, 1)
        ]
        lines.append("")
    return "\n".join(lines)


def summary(outcomes: list[Outcome]) -> dict[str, Any]:
    """Numbers over all tasks."""
    counted = [codes for _, codes in RUBRIC if codes]
    scores = [sum(outcome.automatic(codes) == "ya" for codes in counted) for outcome in outcomes]
    return {
        "tugas": len(outcomes),
        "tanpa_rencana": [o.task["id"] for o in outcomes if o.plan is None],
        "dari_kartu": [o.task["id"] for o in outcomes if o.plan and o.plan.basis == "kartu"],
        "butir_otomatis": len(counted),
        "skor_otomatis": {o.task["id"]: score for o, score in zip(outcomes, scores, strict=True)},
        "rata_rata_otomatis": round(statistics.mean(scores), 2),
        "terendah_otomatis": min(scores),
        "detik_median": round(statistics.median(o.seconds for o in outcomes), 3),
        "keluhan": {
            o.task["id"]: [f"{f.code} {f.evidence}" for f in o.failed] for o in outcomes if o.failed
        },
    }


def main() -> int:
    """Plan, write, count."""
    names = [name for name in sys.argv[1:] if not name.startswith("--")]
    source = Path(names[0]) if names else TASKS
    folder = Path(names[1]) if len(names) > 1 else Path("penilaian")
    folder.mkdir(parents=True, exist_ok=True)
    services = Services(read_settings({}, {"KELAS_MAKNA": "tidak"}))
    outcomes = [attempt(services, task, "--model" in sys.argv) for task in tasks_of(source)]
    for outcome in outcomes:
        if outcome.plan is not None:
            review = services.review(outcome.plan)
            for form in ("md", "pdf"):
                content = document(outcome.plan, review, form)
                data = content if isinstance(content, bytes) else content.encode()
                (folder / f"{outcome.task['id']}.{form}").write_bytes(data)
    told = summary(outcomes)
    (folder / "rubrik.md").write_text(rubric_sheet(outcomes), encoding="utf-8")
    (folder / "ringkasan.json").write_text(
        json.dumps(told, ensure_ascii=False, indent=2), encoding="utf-8"
    )
    print(json.dumps(told, ensure_ascii=False, indent=2))
    services.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
