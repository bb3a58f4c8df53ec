"""Sentences for every code, and reports that name nobody."""

from __future__ import annotations

import ast
import getpass
import json
from datetime import datetime
from pathlib import Path
from string import Formatter

import pytest

import kelas_ai.checking
from kelas_ai.checking.report import as_json, lines, nameless, nameless_report
from kelas_ai.domain.observation import act, good, note
from kelas_ai.strings.checking import SAYS

NOW = datetime(2026, 11, 25, 8, 0)


def codes_in_the_source() -> set[str]:
    """Strings in `kelas_ai/checking` that are keys of the sentences, or look as if they were."""
    found: set[str] = set()
    package = Path(kelas_ai.checking.__file__).parent
    for path in [*package.glob("*.py"), package.parent / "cli" / "checking.py"]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                first = node.args[0] if node.args else None
                if node.func.id in ("good", "note", "act") and isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


def test_every_code_that_can_be_seen_has_sentences() -> None:
    assert len(codes_in_the_source()) > 30
    assert codes_in_the_source() <= set(SAYS)


@pytest.mark.parametrize("code", sorted(SAYS))
def test_advice_is_a_sentence_or_nothing(code: str) -> None:
    found, advice = SAYS[code]
    assert found
    assert not advice or advice[0].isupper()
    assert list(Formatter().parse(found + advice))


def test_what_must_be_done_stands_below_its_finding() -> None:
    written = lines([good("mesin", variant="haswell"), act("jam_terlalu_maju", now=NOW)])
    assert written[1].startswith("[PERLU]") and "25 November 2026" in written[1]
    assert "Betulkan" in written[2]
    assert "1 hal" in written[-1]


def test_the_json_carries_code_level_and_facts() -> None:
    value = as_json([note("disk_sempit", path=Path("/x"), free_bytes=300_000_000)], NOW)
    assert value["perlu_tindakan"] is False
    entry = value["butir"][0]
    assert entry["kode"] == "disk_sempit" and entry["keadaan"] == "catatan"
    assert entry["fakta"]["free_bytes"] == 300_000_000
    assert "300 MB" in entry["temuan"] and entry["tindakan"]


@pytest.mark.parametrize("name", ["laporan.txt", "laporan.json"])
def test_a_report_names_neither_home_nor_account(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Path("/home/nisari.wulandari")
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr(getpass, "getuser", lambda: "nisari.wulandari")
    seen = [
        good("folder", path=home / ".local" / "share" / "kelas-ai"),
        act("disk_penuh", path=Path("/media/nisari.wulandari/USB"), free_bytes=1),
    ]
    told = nameless_report(seen, NOW, Path(name))
    assert "nisari" not in told
    assert "~/.local/share/kelas-ai" in told
    if name.endswith("json"):
        assert json.loads(told)["perlu_tindakan"] is True


def test_short_account_names_do_not_eat_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "ai")
    assert nameless("kelas-ai memakai AI") == "kelas-ai memakai AI"
