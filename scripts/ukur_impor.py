"""Measure importing on made decrees in every layout, and on one of 1,700 pages.

Usage: python scripts/ukur_impor.py [--besar]. Prints recall, precision and text equality of the
recognised outcomes a layout; with --besar also seconds and peak memory for 1,700 pages.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "scripts")]

from kelas_ai.curriculum.tables import read_frame  # noqa: E402
from kelas_ai.importing.catalogue import Catalogue  # noqa: E402
from kelas_ai.importing.entries import Entry  # noqa: E402
from kelas_ai.importing.outcomes import recognise  # noqa: E402
from kelas_ai.reading.opening import read_document  # noqa: E402
from pembuat.isi import Outcome, foreign_outcomes, made_up_outcomes, shared_outcomes  # noqa: E402
from pembuat.keputusan import LAYOUTS, write_docx, write_pdf  # noqa: E402

TABLES = PROJECT / "curricula" / "nasional" / "tabel"
PAGES = 1_700


def judge(found: list[Entry], wanted: list[Outcome]) -> str:
    """Recall and precision over subject x phase x element, and over the same with equal text."""
    named = {(e.subject, e.phase, e.strand): e.text for e in wanted}
    got = {(e.subject, e.phase, e.strand): e.text for e in found}
    right = [key for key in got if key in named]
    same = [key for key in right if got[key] == named[key]]
    return (
        f"{len(found)} dari {len(wanted)}: recall {len(right) / len(named):.3f}, "
        f"presisi {len(right) / max(len(got), 1):.3f}, teks sama {len(same) / len(named):.3f}"
    )


def layouts(folder: Path, outcomes: list[Outcome]) -> None:
    """One line a layout."""
    catalogue = Catalogue(read_frame(TABLES))
    for layout in LAYOUTS:
        path = folder / f"{layout}.pdf"
        pages = write_pdf(path, outcomes, layout)
        started = time.perf_counter()
        found = recognise(read_document(path), catalogue).entries
        seconds = time.perf_counter() - started
        print(f"PDF {layout}: {judge(found, outcomes)} ({pages} halaman, {seconds:.1f} s)")
    path = folder / "keputusan.docx"
    write_docx(path, outcomes)
    print(f"DOCX: {judge(recognise(read_document(path), catalogue).entries, outcomes)}")


def large(folder: Path, outcomes: list[Outcome]) -> None:
    """The whole import command on 1,700 pages, in its own process."""
    path = folder / "besar.pdf"
    many = [*outcomes, *foreign_outcomes(1_600)]
    pages = write_pdf(path, many, "penggal", pages=PAGES)
    size = path.stat().st_size / 1e6
    print(f"berkas besar: {pages} halaman, {len(many)} CP, {size:.1f} MB")
    home = folder / "rumah"
    code = (
        "import resource, sys, time; started = time.perf_counter();"
        "from kelas_ai.cli.main import run;"
        f"code = run(['impor', {str(path)!r}, '--tanpa-makna']);"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000;"
        "print(f'{time.perf_counter() - started:.1f} s, puncak {peak:.0f} MB, kode {code}')"
    )
    environment = {"KELAS_HOME": str(home), "PATH": "", "PYTHONPATH": str(PROJECT)}
    run = [sys.executable, "-m", "kelas_ai", "kurikulum", "bangun"]
    quiet = {**environment, "KELAS_MAKNA": "tidak"}
    subprocess.run(run, env=quiet, cwd=PROJECT, check=True, capture_output=True)
    done = subprocess.run(
        [sys.executable, "-c", code], env=quiet, capture_output=True, text=True, check=False
    )
    print("\n".join([*done.stdout.splitlines()[:3], done.stdout.splitlines()[-1]]))


def main() -> int:
    """Print all measurements."""
    outcomes = shared_outcomes() or made_up_outcomes(read_frame(TABLES))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        layouts(folder, outcomes)
        if "--besar" in sys.argv:
            large(folder, outcomes)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
