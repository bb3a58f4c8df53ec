"""What can be set, read once: flags beat environment, then kelas.toml, then defaults.

Only this module reads the environment. Each option has its type, default, description and check
together, as metadata of one field of `Settings`.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any

from kelas_ai.domain.request import PLACES
from kelas_ai.errors import ConfigError
from kelas_ai.locations import Locations, find_locations

WITHOUT_MODEL = "tanpa"
MIN_CONTEXT, MAX_CONTEXT = 512, 32768
MAX_THREADS = 64
MAX_TEXT = 200
YES = ("1", "ya", "true", "on")
NO = ("0", "tidak", "false", "off")


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT or not value.isprintable():
        raise ValueError
    return " ".join(value.split())


def _yes_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    said = str(value).strip().lower()
    if said not in YES + NO:
        raise ValueError
    return said in YES


def _between(low: int, high: int) -> Callable[[object], int]:
    def parse(value: object) -> int:
        if isinstance(value, bool | float):
            raise ValueError
        number = int(str(value))
        if not low <= number <= high:
            raise ValueError
        return number

    return parse


def _place(value: object) -> str:
    said = _text(value).lower()
    if said and said not in PLACES:
        raise ValueError
    return said


def _server(value: object) -> str:
    said = _text(value)
    if said and not re.fullmatch(r"[\w.-]+:\d{1,5}", said):
        raise ValueError
    return said


def _folder(value: object) -> Path | None:
    if not isinstance(value, str | Path) or "\0" in str(value):
        raise ValueError
    return Path(value).expanduser() if str(value) else None


def _folders(value: object) -> tuple[Path, ...]:
    parts = value if isinstance(value, list | tuple) else str(value).split(os.pathsep)
    found = (_folder(part) for part in parts)
    return tuple(folder for folder in found if folder is not None)


def _option(key: str, default: Any, parse: Callable[[object], Any], description: str) -> Any:
    """One option: its name in kelas.toml (in the environment KELAS_<NAME>) and the rest."""
    metadata = {"key": key, "parse": parse, "description": description}
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All options of one run."""

    locations: Locations
    model: str = _option(
        "model", "standar", _text, "hemat, standar, unggul, jalur berkas .gguf, atau tanpa"
    )
    ai: bool = _option("ai", True, _yes_no, "pakai model bahasa bila ada (ya/tidak)")
    threads: int = _option(
        "utas", 0, _between(0, MAX_THREADS), "inti prosesor untuk model; 0 = pilih sendiri"
    )
    context_tokens: int = _option(
        "konteks", 2048, _between(MIN_CONTEXT, MAX_CONTEXT), "panjang konteks model (token)"
    )
    meaning: bool = _option(
        "makna", True, _yes_no, "cari juga menurut makna, bukan kata saja (ya/tidak)"
    )
    vector_server: str = _option(
        "server_vektor",
        "",
        _server,
        "alamat server Chroma, misalnya 127.0.0.1:8000; kosong = lokal",
    )
    school: str = _option("sekolah", "", _text, "nama sekolah")
    teacher: str = _option("guru", "", _text, "nama guru")
    teacher_nip: str = _option("nip", "", _text, "NIP guru")
    principal: str = _option("kepala_sekolah", "", _text, "nama kepala sekolah")
    principal_nip: str = _option("nip_kepala_sekolah", "", _text, "NIP kepala sekolah")
    place: str = _option("tempat", "", _place, "jenis tempat: " + ", ".join(PLACES))
    output: Path | None = _option(
        "keluaran", None, _folder, "folder dokumen; kosong = folder rencana di tempat perintah"
    )

    @property
    def uses_model(self) -> bool:
        """Whether a language model may be loaded at all."""
        return self.ai and self.model != WITHOUT_MODEL

    @property
    def output_folder(self) -> Path:
        """Where documents are written."""
        return self.output or self.locations.output


def option_fields() -> tuple[Field[Any], ...]:
    """The options in order, for `--help`, `periksa` and the settings screen."""
    return tuple(entry for entry in fields(Settings) if entry.metadata)


def read_settings(
    flags: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
    ignore_file: bool = False,
) -> Settings:
    """Read all options once.

    flags: typed options by field name, plus `home`; None means not typed.
    environment: os.environ unless given. ignore_file: go on without a broken kelas.toml.
    Raises: ConfigError naming option, value and where it was set.
    """
    typed = {name: value for name, value in (flags or {}).items() if value is not None}
    around = os.environ if environment is None else environment
    home = _parsed("home", typed.get("home", around.get("KELAS_HOME", "")), _folder, "KELAS_HOME")
    shelves = _parsed("folder", around.get("KELAS_FOLDER", ""), _folders, "KELAS_FOLDER")
    locations = find_locations(home, shelves)
    saved = {} if ignore_file else _read_file(locations.config_file)
    _refuse_unknown(saved, locations.config_file)
    values: dict[str, Any] = {}
    for entry in option_fields():
        key = entry.metadata["key"]
        variable = f"KELAS_{key.upper()}"
        if entry.name in typed:
            source, value = f"--{key.replace('_', '-')}", typed[entry.name]
        elif variable in around:
            source, value = variable, around[variable]
        elif key in saved:
            source, value = str(locations.config_file), saved[key]
        else:
            continue
        values[entry.name] = _parsed(key, value, entry.metadata["parse"], source)
    return Settings(locations=locations, **values)


def save_settings(locations: Locations, changes: Mapping[str, object]) -> None:
    """Write changed options (by field name) into kelas.toml, keeping other lines and comments.

    A file that cannot be read is kept beside as kelas.toml.rusak and a new one begun; single
    values that cannot be used become comments.
    Raises: ConfigError for a bad value, OSError when the file cannot be written.
    """
    by_name = {entry.name: entry.metadata for entry in option_fields()}
    _set_aside_if_broken(locations.config_file)
    try:
        lines = locations.config_file.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        lines = []
    unusable = _unusable(_read_file(locations.config_file))
    lines = [f"# {line}" if _key_of(line) in unusable else line for line in lines]
    for name, value in changes.items():
        key = by_name[name]["key"]
        parsed = _parsed(key, value, by_name[name]["parse"], str(locations.config_file))
        lines = [line for line in lines if _key_of(line) != key]
        lines.insert(0, f"{key} = {_toml(parsed)}")
    locations.config_file.parent.mkdir(parents=True, exist_ok=True)
    partial = locations.config_file.with_suffix(".part")
    partial.write_text("\n".join(lines) + "\n", encoding="utf-8")
    partial.replace(locations.config_file)


def _set_aside_if_broken(path: Path) -> None:
    try:
        _read_file(path)
    except ConfigError as error:
        if error.facts["option"] == path.name:
            path.replace(path.with_name(f"{path.name}.rusak"))


def _refuse_unknown(saved: Mapping[str, Any], path: Path) -> None:
    known = {entry.metadata["key"] for entry in option_fields()}
    for key, value in saved.items():
        if key not in known:
            raise ConfigError(option=key, value=value, path=path)


def _key_of(line: str) -> str:
    return line.partition("=")[0].strip() if "=" in line else ""


def _unusable(saved: Mapping[str, Any]) -> set[str]:
    known = {entry.metadata["key"]: entry.metadata["parse"] for entry in option_fields()}
    found = set()
    for key, value in saved.items():
        try:
            _parsed(key, value, known[key], "")
        except (ConfigError, KeyError):
            found.add(key)
    return found


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = "" if value is None else str(value)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _parsed(option: str, value: object, parse: Callable[[object], Any], source: str) -> Any:
    try:
        return parse(value)
    except (TypeError, ValueError) as error:
        raise ConfigError(option=option, value=value, path=source) from error


def _read_file(path: Path) -> dict[str, Any]:
    try:
        saved = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(option=path.name, value=str(error), path=path) from error
    return saved
