"""A few of the random stops of `scripts/uji_padam.py`; the long run is done by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

uji_padam = pytest.importorskip("uji_padam")


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_random_stops_leave_one_whole_version_and_the_teacher_s_work(tmp_path: Path) -> None:
    seen = uji_padam.run(15, seed=20261125, root=tmp_path)
    assert sum(seen.values()) == 15


def test_a_broken_promise_is_noticed(tmp_path: Path) -> None:
    """The checks themselves can fail: a spoiled layer, a lost plan, a half stick."""
    bench = uji_padam.prepare(tmp_path)
    home = uji_padam.new_home(tmp_path / "a")
    program = uji_padam.installed(tmp_path / "a", bench.old)
    next(program.layers.glob("mesin-*/isi.bin")).write_bytes(b"x")
    with pytest.raises(AssertionError, match="signed"):
        uji_padam.check_laptop(tmp_path / "a", uji_padam.releases(bench), False)
    (tmp_path / "a" / "rumah" / "kelas.db").write_bytes(b"")
    with pytest.raises(AssertionError, match="teacher"):
        uji_padam.check_home(tmp_path / "a", home)
