"""`kelas-ai cari`: find cards, topics and elements."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kelas_ai.cli.context import services
from kelas_ai.cli.output import result, result_json, tell
from kelas_ai.domain.passage import Document, Hit
from kelas_ai.errors import ExitCode, RequestError
from kelas_ai.strings import commands as words
from kelas_ai.strings.problems import explain

if TYPE_CHECKING:
    from kelas_ai.services import Services


EXCERPT = 220


def search(
    text: Annotated[list[str] | None, typer.Argument(metavar="[TEKS]")] = None,
    mapel: Annotated[str, typer.Option(help="Batasi pada mata pelajaran.")] = "",
    fase: Annotated[str, typer.Option(help="Utamakan fase A sampai F.")] = "",
    jumlah: Annotated[int, typer.Option(min=1, max=100, help="Banyak hasil.")] = 10,
    dari: Annotated[Path | None, typer.Option(help="Berkas, satu pertanyaan per baris.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Hasil sebagai JSON.")] = False,
) -> None:
    """Search; see SEARCH_HELP."""
    with services() as built:
        if dari is not None:
            _from_file(built, dari, jumlah, mapel, fase.upper())
            return
        asked = " ".join(text or [])
        found = built.search(asked, jumlah, mapel, fase.upper())
    if found.note:
        tell(words.WORDS_ONLY.format(reason=found.note))
    if as_json:
        result_json([hit_json(hit) for hit in found.hits])
    if not found.hits:
        reason = words.NO_NATIONAL_OUTCOME.format(reason=found.reason)
        tell(reason if found.reason else words.NOTHING_FOUND.format(text=asked))
        raise typer.Exit(int(ExitCode.RETRIEVAL))
    if not as_json:
        if found.reason:
            tell(words.NO_NATIONAL_OUTCOME.format(reason=found.reason))
        if not found.certain:
            tell(words.UNCERTAIN)
        for hit in found.hits:
            result(_line(hit))


def _from_file(built: Services, path: Path, limit: int, subject: str, phase: str) -> None:
    try:
        lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError as error:
        raise typer.BadParameter(f"{path}: {error.strerror}") from error
    told = False
    for line in lines:
        if not line.strip():
            continue
        answer: dict[str, Any] = {"kueri": line, "hasil": [], "yakin": False, "alasan": ""}
        try:
            found = built.search(line, limit, subject, phase)
        except RequestError as error:
            answer["alasan"] = explain(error)
        else:
            answer["hasil"] = [hit_json(hit) for hit in found.hits]
            answer["yakin"], answer["alasan"] = found.certain, found.reason
            if found.note and not told:
                tell(words.WORDS_ONLY.format(reason=found.note))
                told = True
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")


def hit_json(hit: Hit) -> dict[str, Any]:
    """One hit as the contract has it."""
    document = hit.document
    return {
        "mapel": document.subject,
        "fase": document.phase,
        "elemen": document.strand,
        "kode": document.strand_id,
        "id": document.id,
        "judul": document.title,
        "kelas": document.grade or None,
        "skor": round(hit.score, 4),
        "jenis": document.kind,
        "sumber": document.source,
        **_place_json(document),
        "kata": list(hit.matched),
        "lainnya": [
            {
                "id": other.id,
                "judul": other.title,
                "jenis": other.kind,
                **_place_json(other),
            }
            for other in hit.others
        ],
    }


def _place_json(document: Document) -> dict[str, Any]:
    """Where imported text stands; nothing for what kelas-ai brings along."""
    place = document.place
    if place is None:
        return {}
    return {
        "resmi": bool(place.decree),
        "keputusan": place.decree or None,
        "berkas": place.file,
        "subjudul": place.heading or None,
        "halaman": place.page or None,
        "teks": document.text,
    }


def _line(hit: Hit) -> str:
    document = hit.document
    if document.place is not None:
        return _imported_line(hit)
    where = f"{document.subject} fase {document.phase}, {document.strand}"
    matched = ", ".join(hit.matched)
    lines = [f"[{document.kind}] {document.title}", f"    {where}; kata yang cocok: {matched}"]
    lines += _also(hit)
    return "\n".join(lines)


def _imported_line(hit: Hit) -> str:
    """A decree's wording or a passage, with where it stands and how it begins."""
    document = hit.document
    begins = " ".join(document.text.split())
    cut = begins if len(begins) <= EXCERPT else f"{begins[:EXCERPT].rsplit(' ', 1)[0]} …"
    mark = f"{document.kind}, resmi" if document.kind == "cp" else document.kind
    lines = [f"[{mark}] {document.title}", f"    {document.source}", f"    “{cut}”"]
    lines += _also(hit)
    return "\n".join(lines)


def _also(hit: Hit) -> list[str]:
    lines = []
    for other in hit.others:
        cited = f", {other.source}" if other.place is not None else ""
        lines.append(f"    juga: [{other.kind}] {other.title}{cited}")
    return lines
