"""`kelas-ai kurikulum`: the curriculum pack."""

from __future__ import annotations

from typing import Annotated

import typer

from kelas_ai.cli.context import services
from kelas_ai.cli.importing import prepare_search, source_json, source_line
from kelas_ai.cli.output import result, result_json, tell
from kelas_ai.config import read_settings
from kelas_ai.curriculum.fingerprint import content_digest
from kelas_ai.strings import commands as words
from kelas_ai.strings import importing as imports

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.command("lihat", help="Isi pustaka: kartu per mapel dan fase.")
def show(
    as_json: Annotated[bool, typer.Option("--json", help="Hasil sebagai JSON.")] = False,
) -> None:
    """Coverage of the pack."""
    with services() as built:
        pack = built.pack
        cards = [(card.subject, card.phase, card.id, card.title) for card in pack.cards()]
        topics = sum(len(summary.topics) for summary in pack.summaries.values())
        strands = len(pack.summaries)
        version = pack.meta["version"]
    if as_json:
        names = ("mapel", "fase", "id", "judul")
        result_json([dict(zip(names, card, strict=True)) for card in cards])
        return
    result(
        words.PACK_READY.format(version=version, cards=len(cards), topics=topics, strands=strands)
    )
    for subject, phase, card_id, title in cards:
        result(f"  {subject}, fase {phase}: {title} ({card_id})")


@app.command("bangun", help="Siapkan ulang pustaka dan indeks pencarian.")
def build() -> None:
    """Compile the pack and its index if they are missing or stale."""
    with services() as built:
        count = len(built.finder.index.documents)
        if built.imported.exists:
            prepare_search(built, meaning=True)
    tell(f"{count} dokumen siap dicari.")


@app.command("impor", help=imports.LIST_HELP)
def imported(
    as_json: Annotated[bool, typer.Option("--json", help="Hasil sebagai JSON.")] = False,
) -> None:
    """Imported decrees and documents."""
    with services() as built:
        sources = built.imported.sources()
    if as_json:
        result_json([source_json(source) for source in sources])
        return
    if not sources:
        tell(imports.NOTHING_IMPORTED)
    for source in sources:
        result(source_line(source))


@app.command("hapus", help=imports.REMOVE_HELP)
def remove(source_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """Take an imported file away."""
    with services() as built:
        gone = built.imported.remove(source_id)
    tell(imports.REMOVED.format(name=gone.name))


@app.command("cek", help="Periksa semua berkas pustaka terhadap aturannya.")
def check() -> None:
    """Validate every file of the pack."""
    from kelas_ai.curriculum.pack import read_pack
    from kelas_ai.services import PACK

    folder = read_settings().locations.curricula / PACK
    pack = read_pack(folder, lambda text: tell(text))
    result(f"{pack.id} {pack.version} {content_digest(folder)}")
    result(words.PACK_SOUND)
