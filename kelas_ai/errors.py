"""Everything that can go wrong, as one tree.

    KelasError
      ConfigError
      RequestError        RequestEmpty · RequestTooLong · RequestUnclear · RequestImpossible
      CurriculumError     PackInvalid · CardNotFound
      RetrievalError      IndexMissing · IndexStale · EmbedderMissing · EmbedderUnreadable
      EngineError         EngineMissing · ModelMissing · ModelUnreadable · ModelMismatch ·
                          PromptTooLong · GenerationCancelled · NotEnoughMemory
      PlanningError       DraftIncomplete · PartInvalid · UnitNotFound
      StorageError        StorageFull · DatabaseNewer · DatabaseDamaged · PlanNotFound ·
                          ImportsDamaged · SourceNotFound
      ExportError         OutputNotWritable · DriveFull · TemplateInvalid
      DistributionError   StickUnreadable · SignatureInvalid · KeyUnknown · LayerDamaged ·
                          StickIncomplete · StickOlder · NoRoom · DriveLost · BuildImpossible ·
                          NotInstalled · NothingToUndo · DataNewer
      ReadingError        FileMissing · NotAFile · FileEmpty · FileTooLarge · WrongFileType ·
                          FileEncrypted · FileScanned · FileDamaged · FileUnsafe · NothingToRead ·
                          NoPlanFound · PackageNewer · PackageEdited

Errors carry facts as keyword attributes; `strings/problems.py` turns type and facts into
Indonesian. Inner code neither prints nor exits.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Any, ClassVar


class ExitCode(IntEnum):
    """What the command line reports to the shell; the numbers are a stable contract."""

    OK = 0
    UNEXPECTED = 1
    USAGE = 2
    REQUEST = 3
    CURRICULUM = 4
    RETRIEVAL = 5
    ENGINE = 6
    PLANNING = 7
    STORAGE = 8
    EXPORT = 9
    CONFIG = 10
    ATTENTION = 11
    """`periksa` or `usb cek` found something that must be done."""
    DISTRIBUTION = 12
    READING = 12
    CANCELLED = 130


class KelasError(Exception):
    """Base of all errors a teacher may meet. Facts are given by keyword and kept in `facts`."""

    exit_code: ClassVar[ExitCode] = ExitCode.UNEXPECTED

    def __init__(self, **facts: Any) -> None:
        self.facts = facts
        super().__init__(type(self).__name__, facts)

    def __str__(self) -> str:
        listed = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{type(self).__name__}({listed})"


class ConfigError(KelasError):
    """A setting cannot be read or has a wrong value. Facts: option, value, path."""

    exit_code = ExitCode.CONFIG


class RequestError(KelasError):
    """What the teacher asked for cannot be planned as it stands."""

    exit_code = ExitCode.REQUEST


class RequestEmpty(RequestError):
    """Nothing was typed."""


class RequestTooLong(RequestError):
    """More text than a request can be. Facts: length, limit (characters)."""


class RequestUnclear(RequestError):
    """No subject or topic could be recognised. Facts: text, hint."""


class RequestImpossible(RequestError):
    """Parts contradict each other or the curriculum. Facts: reason, suggestion."""


class CurriculumError(KelasError):
    """The curriculum packs cannot serve."""

    exit_code = ExitCode.CURRICULUM


class PackInvalid(CurriculumError):
    """A pack file breaks the format. Facts: path, problem."""


class CardNotFound(CurriculumError):
    """No card has this id. Facts: card_id."""


class RetrievalError(KelasError):
    """Searching is not possible."""

    exit_code = ExitCode.RETRIEVAL


class IndexMissing(RetrievalError):
    """The compiled index is not there. Facts: path."""


class IndexStale(RetrievalError):
    """The index was built from other curriculum files. Facts: path."""


class EmbedderMissing(RetrievalError):
    """The embedder's files or onnxruntime are not there. Facts: path, detail."""


class EmbedderUnreadable(RetrievalError):
    """The embedder's files are damaged or not those recorded. Facts: path, detail."""


class EngineError(KelasError):
    """The language model cannot be used; a plan is still possible without it."""

    exit_code = ExitCode.ENGINE


class EngineMissing(EngineError):
    """llama-cpp-python is not installed or cannot be loaded. Facts: detail."""


class ModelMissing(EngineError):
    """The model file is not there. Facts: path, model."""


class ModelUnreadable(EngineError):
    """The model file is there but cannot be loaded. Facts: path, detail, and mostly reason.

    reason: "kosong", "bukan_gguf", "versi", "terpotong", "berubah", "rusak", "arsitektur",
    "uji_muat" or "baca".
    """


class ModelMismatch(EngineError):
    """The model file's SHA-256 is not the expected one. Facts: path, expected, actual."""


class PromptTooLong(EngineError):
    """The prompt does not fit the context. Facts: tokens, limit."""


class GenerationCancelled(EngineError):
    """The teacher stopped the model."""

    exit_code = ExitCode.CANCELLED


class NotEnoughMemory(EngineError):
    """Loading would make this machine swap. Facts: needed_bytes, free_bytes, model."""


class PlanningError(KelasError):
    """A plan could not be made."""

    exit_code = ExitCode.PLANNING


class DraftIncomplete(PlanningError):
    """A draft lacks sections that a plan needs. Facts: missing."""


class PartInvalid(PlanningError):
    """What was typed cannot stand in this part of a plan. Facts: reason."""


class UnitNotFound(PlanningError):
    """No practice unit has this id. Facts: unit_id."""


class StorageError(KelasError):
    """Saved work cannot be read or written. Facts: path, detail."""

    exit_code = ExitCode.STORAGE


class StorageFull(StorageError):
    """The drive has no room for saved work. Facts: path."""


class DatabaseNewer(StorageError):
    """The file was written by a newer kelas-ai. Facts: path, found, supported."""


class DatabaseDamaged(StorageError):
    """The file is not a whole database. Facts: path, detail."""


class PlanNotFound(StorageError):
    """No saved plan has this id. Facts: plan_id."""


class ImportsDamaged(DatabaseDamaged):
    """The file with imported documents is not whole; it can be made again. Facts: path, detail."""


class SourceNotFound(StorageError):
    """No imported file has this id. Facts: source_id."""


class ExportError(KelasError):
    """A document could not be written. Facts: path, detail."""

    exit_code = ExitCode.EXPORT


class OutputNotWritable(ExportError):
    """No permission to write there. Facts: path, detail."""


class DriveFull(ExportError):
    """The drive has no room. Facts: path, needed_bytes, free_bytes."""


class ReadingError(KelasError):
    """A document from outside cannot be read. Facts: path, detail."""

    exit_code = ExitCode.READING


class FileMissing(ReadingError):
    """There is no such file, or it may not be read. Facts: path, detail."""


class NotAFile(ReadingError):
    """A symbolic link, a device or another thing that is not a plain file. Facts: path."""


class FileEmpty(ReadingError):
    """Nothing is in it. Facts: path."""


class FileTooLarge(ReadingError):
    """It exceeds a limit. Facts: path, what, found, limit."""


class WrongFileType(ReadingError):
    """Not a kind that is read, or not what its name says. Facts: path, expected, found."""


class FileEncrypted(ReadingError):
    """It can only be opened with a password. Facts: path."""


class FileScanned(ReadingError):
    """Pages are pictures without text. Facts: path, pages."""


class FileDamaged(ReadingError):
    """It is cut short or broken. Facts: path, detail."""


class FileUnsafe(ReadingError):
    """It is built to harm: zip bomb, XML entities, foreign paths. Facts: path, detail."""


class NothingToRead(ReadingError):
    """A folder without a file of a known kind, or a file without a sentence. Facts: path."""


class TemplateInvalid(ExportError):
    """A school's Word form that cannot be filled. Facts: path, detail."""


class NoPlanFound(ReadingError):
    """A readable document without the parts of a lesson plan. Facts: path."""


class PackageNewer(ReadingError):
    """A `.kelas` file of a newer kelas-ai. Facts: path, found, supported."""


class PackageEdited(ReadingError):
    """A `.kelas` file that is not what its sender signed. Facts: path, what."""


class DistributionError(KelasError):
    """A stick or what it installs cannot be made, read or used."""

    exit_code = ExitCode.DISTRIBUTION


class StickUnreadable(DistributionError):
    """This folder is no stick of ours, or its manifest cannot be read. Facts: path, detail."""


class SignatureInvalid(DistributionError):
    """The manifest is not what its signature was made for. Facts: path."""


class KeyUnknown(DistributionError):
    """The stick was signed by a key this laptop does not trust. Facts: fingerprint, trusted."""


class LayerDamaged(DistributionError):
    """An archive cannot be unpacked or is not the recorded one. Facts: path, detail."""


class StickIncomplete(DistributionError):
    """What an installation cannot do without is missing or damaged. Facts: parts, release,
    fingerprint."""


class StickOlder(DistributionError):
    """The stick is older than what is installed. Facts: release, installed."""


class NoRoom(DistributionError):
    """Not enough room on a drive. Facts: path, needed_bytes, free_bytes."""


class DriveLost(DistributionError):
    """A drive could not be read or written half-way, perhaps it was pulled out. Facts: path,
    detail."""


class BuildImpossible(DistributionError):
    """A stick cannot be built here. Facts: detail."""


class NotInstalled(DistributionError):
    """This kelas-ai was not installed from a stick. Facts: path."""


class NothingToUndo(DistributionError):
    """There is no earlier version to go back to. Facts: path."""


class DataNewer(DistributionError):
    """The saved plans were written in a form that the earlier version cannot read. Facts: path,
    backup."""
