"""Import one file: read, recognise, and keep it as one transaction."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.imported import Extract, ImportedSource, OfficialOutcome
from kelas_ai.errors import FileMissing
from kelas_ai.importing import report as reports
from kelas_ai.importing.catalogue import Catalogue, key_of, slug
from kelas_ai.importing.decrees import DecreeName, cited, decree_of, named
from kelas_ai.importing.entries import Entry, Recognised
from kelas_ai.importing.outcomes import recognise
from kelas_ai.importing.passages import clauses_of, passages_of, printed
from kelas_ai.importing.report import ImportReport
from kelas_ai.importing.versions import current_by_code, hindrance
from kelas_ai.reading.base import Progress, ReadDocument, Record
from kelas_ai.reading.opening import read_document
from kelas_ai.storage.imported import ImportStore
from kelas_ai.strings import importing as words

MAX_NOTES = 400
MAX_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What the teacher said about a file. decree: number or name, empty to read it from the
    title; in_force: ISO date; as_document: never take outcomes from it."""

    decree: str = ""
    in_force: str = ""
    as_document: bool = False


class Importer:
    """Imports files into one store."""

    def __init__(
        self,
        store: ImportStore,
        frame: NationalFrame,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self.store = store
        self.frame = frame
        self.catalogue = Catalogue(frame)
        self.now = now

    def run(
        self,
        path: Path,
        options: ImportOptions | None = None,
        progress: Progress = lambda done, total: None,
    ) -> ImportReport:
        """Read a file and keep what was recognised, in place of its older version.

        Until the last step nothing is written: a failure or an interruption changes nothing.
        Raises: ReadingError and StorageError subclasses.
        """
        chosen = options or ImportOptions()
        digest = _sha256(path)
        document = read_document(path, progress)
        found = self._found(document, chosen)
        source, older, same_name = self._source(path, digest, document, found)
        report = self._report(source, older, same_name, document, found)
        given = self.store.put(
            source, found.outcomes, self._passages(document, found), report.encoded(), older
        )
        current = current_by_code(self.store.outcomes(), self.frame)
        quoted = sum(entry.source_id == given for entry in current.values())
        kept = self.store.source(given)
        return replace(report, source=kept, quoted=quoted)

    def _found(self, document: ReadDocument, options: ImportOptions) -> _Found:
        if document.records:
            return self._from_records(document.records, options)
        decree = named(options.decree, self.frame) if options.decree else None
        decree = decree or decree_of(document, self.frame)
        if decree is not None and options.in_force:
            decree = DecreeName(decree.name, options.in_force)
        recognised = recognise(document, self.catalogue)
        if options.as_document or decree is None or not recognised.entries:
            notes: list[str] = []
            if decree is not None and not options.as_document:
                notes.append(words.DECREE_WITHOUT_OUTCOMES.format(decree=decree.name))
            elif recognised.entries and not options.as_document:
                notes.append(words.LIKE_OUTCOMES.format(count=len(recognised.entries)))
            return _Found(decree=None, notes=notes)
        return self._from_entries(document, recognised, decree)

    def _from_entries(
        self, document: ReadDocument, recognised: Recognised, decree: DecreeName
    ) -> _Found:
        found = _Found(
            decree=decree,
            recognised=recognised,
            notes=list(recognised.notes),
            unrecognised=list(recognised.unrecognised),
        )
        for entry in recognised.entries:
            found.add(_official(entry, document, decree))
        return found

    def _from_records(self, records: Sequence[Record], options: ImportOptions) -> _Found:
        found = _Found(decree=None)
        names: Counter[DecreeName] = Counter()
        for record in records:
            decree, page = cited(record.source, self.frame)
            if decree is None and options.decree:
                decree = named(options.decree, self.frame)
            if decree is not None:
                names[decree] += 1
            outcome = self._from_record(record, decree, page)
            if outcome is None:
                found.unrecognised.append(f"baris {record.line}: fase “{record.phase[:20]}”")
            else:
                found.add(outcome)
        if names:
            newest = max(names, key=lambda entry: entry.in_force)
            listed = "; ".join(entry.name for entry, _ in names.most_common())
            found.decree = DecreeName(listed, newest.in_force)
        return found

    def _from_record(
        self, record: Record, decree: DecreeName | None, page: str
    ) -> OfficialOutcome | None:
        phase = record.phase.upper().removeprefix("FASE").strip()
        if phase not in "ABCDEF" or len(phase) != 1 or not record.text.strip():
            return None
        subject = self.catalogue.subject(record.subject)
        name = self.frame.subject(record.subject) or subject
        shown = name.name if name else " ".join(record.subject.split())
        strand = self.catalogue.strand(shown, phase, record.strand)
        made = f"X-{slug(shown)}-{phase}-{slug(record.strand)}"
        return OfficialOutcome(
            code=strand.id if strand else made,
            known=strand is not None,
            subject=shown,
            phase=phase,
            strand=strand.name if strand else " ".join(record.strand.split()),
            text=record.text,
            decree=decree.name if decree else "",
            in_force=decree.in_force if decree else "",
            page=page,
            doubt=_doubt(record, decree),
        )

    def _source(
        self, path: Path, digest: str, document: ReadDocument, found: _Found
    ) -> tuple[ImportedSource, list[str], str]:
        """The new entry, ids of what it replaces, and one of the same name that stays."""
        place, name = str(path.absolute()), _shown(path.name)
        decree = found.decree if found.outcomes else None
        older, same_name = [], ""
        for known in self.store.sources():
            same_decree = decree is not None and known.decree == decree.name
            if (
                known.sha256 == digest
                or known.path == place
                or (known.name == name and same_decree)
            ):
                older.append(known.id)
            elif known.name == name:
                same_name = known.id
        source = ImportedSource(
            id=older[0] if older else _id_from(path),
            name=name,
            path=place,
            kind="cp" if found.outcomes else "dokumen",
            format=document.kind,
            decree=decree.name if decree else "",
            in_force=decree.in_force if decree else "",
            sha256=digest,
            imported=self.now().isoformat(timespec="microseconds"),
            pages=document.pages,
        )
        return source, older, same_name

    def _report(
        self,
        source: ImportedSource,
        older: Sequence[str],
        same_name: str,
        document: ReadDocument,
        found: _Found,
    ) -> ImportReport:
        notes = [*found.notes]
        if same_name:
            notes.append(words.SAME_NAME.format(other=same_name))
        before = {entry.id: entry.sha256 for entry in self.store.sources() if entry.id in older}
        coverage = reports.coverage_of(found.outcomes, self.catalogue)
        absent = reports.absent_subjects(found.outcomes, self.catalogue) if found.outcomes else ()
        return ImportReport(
            source=source,
            replaced=tuple(older),
            unchanged=source.sha256 in before.values(),
            coverage=tuple(coverage),
            absent_subjects=absent,
            held_back=tuple(self._held_back(found.outcomes)),
            unrecognised=tuple([*found.unrecognised, *document.problems][:MAX_NOTES]),
            notes=tuple(notes[:MAX_NOTES]),
            unreadable=document.unreadable,
        )

    def _held_back(self, outcomes: Sequence[OfficialOutcome]) -> Iterator[str]:
        reasons: Counter[str] = Counter()
        for outcome in outcomes:
            reason = hindrance(outcome, self.frame)
            if reason:
                reasons[reason] += 1
        for reason, count in reasons.most_common():
            yield f"{count} CP: {reason}"

    def _passages(self, document: ReadDocument, found: _Found) -> Iterator[tuple[str, Extract]]:
        for outcome in found.outcomes:
            for clause in clauses_of(outcome.text):
                yield (
                    outcome.code,
                    Extract(text=clause, heading=outcome.strand, page=outcome.page),
                )
        blocks = found.recognised.rest if found.outcomes and found.recognised else document.blocks
        for passage in passages_of(document, blocks):
            yield "", passage


class _Found:
    """Outcomes of one file, the first wording of each element, and what to say about the rest."""

    def __init__(
        self,
        decree: DecreeName | None,
        recognised: Recognised | None = None,
        notes: list[str] | None = None,
        unrecognised: list[str] | None = None,
    ) -> None:
        self.decree = decree
        self.recognised = recognised
        self.notes = notes or []
        self.unrecognised = unrecognised or []
        self._by_key: dict[tuple[str, str], OfficialOutcome] = {}

    @property
    def outcomes(self) -> list[OfficialOutcome]:
        """In the order of the file."""
        return list(self._by_key.values())

    def add(self, outcome: OfficialOutcome) -> None:
        """Keep an outcome unless this decree already worded its element in this file."""
        first = self._by_key.setdefault((outcome.code, outcome.decree), outcome)
        if first is not outcome and first.text != outcome.text:
            told = words.REPEATED.format(
                subject=outcome.subject,
                phase=outcome.phase,
                strand=outcome.strand,
                page=outcome.page or "-",
            )
            self.unrecognised.append(told)


def _official(entry: Entry, document: ReadDocument, decree: DecreeName) -> OfficialOutcome:
    return OfficialOutcome(
        code=entry.code,
        known=entry.known,
        subject=entry.subject,
        phase=entry.phase,
        strand=entry.strand,
        text=entry.text,
        decree=decree.name,
        in_force=decree.in_force,
        page=printed(document, entry.page),
    )


def _doubt(record: Record, decree: DecreeName | None) -> str:
    said = f"{record.source} {record.status}".lower()
    if "diduga" in said or "belum diverifikasi" in said:
        return words.DOUBTFUL.format(source=record.source[:80])
    if decree is None:
        return words.WITHOUT_DECREE
    if record.status.lower().startswith(("diganti", "dicabut", "tidak berlaku")):
        return words.REPLACED_STATUS.format(status=record.status[:80])
    return ""


def _shown(name: str) -> str:
    """A file name without what could steer a terminal."""
    return "".join(char if char.isprintable() else "?" for char in name)[:MAX_NAME]


def _id_from(path: Path) -> str:
    plain = key_of(path.stem).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "dokumen"


def _sha256(path: Path) -> str:
    # The kind of file is checked when it is read; devices and links never get this far.
    from kelas_ai.reading.files import kind_of

    kind_of(path)
    try:
        with path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise FileMissing(path=str(path), detail=error.strerror or str(error)) from error
