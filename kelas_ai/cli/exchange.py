"""`kelas-ai bagikan` and `terima`: `.kelas` files on a stick."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kelas_ai.cli.context import services
from kelas_ai.cli.output import result, tell
from kelas_ai.errors import ExitCode, OutputNotWritable
from kelas_ai.strings import evidence as words
from kelas_ai.strings.saving import reason

if TYPE_CHECKING:
    from kelas_ai.domain.lesson import LessonPlan
    from kelas_ai.exchange.package import Package
    from kelas_ai.services import Services

# Signing is imported by the commands that use it: every start would pay for it.
MARK, SUFFIX = 8, ".kelas"


def share(
    target: Annotated[Path, typer.Argument(metavar="BERKAS", help="Berkas .kelas yang dibuat.")],
    rencana: Annotated[str, typer.Option(help="ID rencana; lihat kelas-ai daftar.")] = "",
    pertanyaan: Annotated[str, typer.Option(help="Pertanyaan untuk rekan atau pendamping.")] = "",
    bukti: Annotated[
        bool, typer.Option("--bukti/--tanpa-bukti", help="Sertakan bukti latihan.")
    ] = True,
    nama: Annotated[
        bool, typer.Option("--nama", help="Sertakan nama guru dan sekolah dari pengaturan.")
    ] = False,
) -> None:
    """Write a `.kelas` file; see SHARE_HELP."""
    from kelas_ai.evidence.ledger import Ledger
    from kelas_ai.exchange.package import EVIDENCE, packed
    from kelas_ai.storage.practice import PracticeStore

    path = target.expanduser()
    path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
    with services() as built:
        places, settings = built.settings.locations, built.settings
        with PracticeStore(places.database, built.now) as store:
            ledger = Ledger(store, places.evidence_key)
            entries = _entries(built, rencana, pertanyaan, nama)
            lines = ledger.lines() if bukti and store.events() else []
            if lines:
                entries[EVIDENCE] = b"\n".join(lines)
            if not entries:
                tell(words.NOTHING_TO_SHARE)
                raise typer.Exit(int(ExitCode.USAGE))
            key = ledger.key()
        moment = built.now().isoformat(timespec="seconds")
        name, school = (settings.teacher, settings.school) if nama else ("", "")
        _write(path, packed(entries, key, moment, name, school))
    listed = ", ".join(words.CONTENT[entry] for entry in entries)
    who = name or words.PSEUDONYM.format(mark=bytes(key.verify_key).hex()[:MARK])
    result(words.SHARED.format(path=path, content=listed, who=who))


def _entries(built: Services, plan_id: str, question: str, named: bool) -> dict[str, bytes]:
    import msgspec

    from kelas_ai.exchange.package import PLAN, QUESTION

    entries: dict[str, bytes] = {}
    if plan_id:
        with built.store() as store:
            plan = store.load(plan_id)
        entries[PLAN] = msgspec.json.encode(plan if named else _nameless(plan))
    if question.strip():
        entries[QUESTION] = question.strip().encode()
    return entries


def _nameless(plan: LessonPlan) -> LessonPlan:
    """The plan without names, NIP and school."""
    blank = dict.fromkeys(("school", "teacher", "teacher_nip", "principal", "principal_nip"), "")
    return replace(plan, identity=replace(plan.identity, **blank))  # type: ignore[arg-type]


def _write(path: Path, content: bytes) -> None:
    """A new file; an existing one is never replaced."""
    try:
        with path.open("xb") as out:
            out.write(content)
    except FileExistsError as error:
        tell(words.EXISTS.format(path=path))
        raise typer.Exit(int(ExitCode.EXPORT)) from error
    except OSError as error:
        raise OutputNotWritable(path=str(path), detail=reason(error)) from error


def accept(
    source: Annotated[Path, typer.Argument(metavar="BERKAS", help="Berkas .kelas dari rekan.")],
) -> None:
    """Open a `.kelas` file; see ACCEPT_HELP."""
    from kelas_ai.exchange.package import PLAN, read_package

    package = read_package(source.expanduser())
    manifest = package.manifest
    mark = manifest.kunci[:MARK]
    who = (
        words.NAMED.format(name=_plain(manifest.nama), mark=mark)
        if manifest.nama
        else words.PSEUDONYM.format(mark=mark)
    )
    with services() as built:
        result(words.FROM.format(who=who))
        if package.question:
            result(words.QUESTION.format(text=_plain(package.question)))
        if PLAN in package.entries:
            _keep_plan(built, package, mark, source)
        if package.evidence:
            result(_evidence(built, package))


def _plain(text: str) -> str:
    """No control characters from a stranger reach the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)[:2000]


def _keep_plan(built: Services, package: Package, mark: str, source: Path) -> None:
    """Under an id of its own, so that no plan of this teacher is touched."""
    from kelas_ai.exchange.package import PLAN
    from kelas_ai.storage.plans import decode_plan

    plan = decode_plan(package.entries[PLAN], source)
    copy = replace(plan, id=f"{_plain(plan.id)[:60]}-{mark}")
    with built.store() as store:
        store.save(copy, f"diterima dari {mark}")
    result(words.PLAN_KEPT.format(plan_id=copy.id))


def _evidence(built: Services, package: Package) -> str:

    from kelas_ai.evidence.chain import judge

    judged = judge(package.evidence, built.now())
    if judged.flaw is not None:
        return words.EVIDENCE_FLAWED.format(flaw=words.FLAWS[judged.flaw])
    if judged.key != package.manifest.kunci:
        return words.EVIDENCE_OTHER
    return words.EVIDENCE_SOUND.format(count=len(judged.lines))
