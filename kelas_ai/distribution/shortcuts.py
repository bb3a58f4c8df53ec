"""How a teacher starts the installed app: a command, and an entry in the menu."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from kelas_ai.distribution.files import write_whole
from kelas_ai.distribution.program import Program
from kelas_ai.strings import distribution as words

STARTERS = Path(__file__).resolve().parent / "berkas" / "program"
COMMAND = "kelas-ai"
MARK = "# kelas-ai dari USB"
"""Only files with this line are ours to replace or remove."""


def write_starters(program: Program) -> None:
    """Put the start scripts into the program folder. Raises: OSError."""
    for path in STARTERS.iterdir():
        target = program.folder / path.name
        data = path.read_bytes()
        if not target.is_file() or target.read_bytes() != data:
            write_whole(target, data)


def shortcut_files(
    program: Program, user_home: Path, system: str = sys.platform
) -> dict[Path, str]:
    """Files outside the program folder by path, with their content."""
    start = program.folder / COMMAND
    if system == "win32":
        menu = user_home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
        script = f'@rem {MARK}\r\n@call "{start}.bat" %*\r\n'
        return {menu / f"{COMMAND}.bat": script}
    script = f'#!/bin/sh\n{MARK}\nexec sh "{start}" "$@"\n'
    entry = (
        f"[Desktop Entry]\n{MARK}\nType=Application\nName=kelas-ai\nComment={words.MENU_COMMENT}\n"
        f'Exec=sh "{start}"\nTerminal=true\nCategories=Education;\n'
    )
    return {
        user_home / ".local" / "bin" / COMMAND: script,
        user_home / ".local" / "share" / "applications" / f"{COMMAND}.desktop": entry,
    }


def add_shortcuts(program: Program, user_home: Path) -> list[Path]:
    """Write the shortcuts; a file of someone else is left alone, a forbidden place passed over.

    Returns: the ones that are there now.
    """
    written = []
    for path, content in shortcut_files(program, user_home).items():
        try:
            if path.exists() and MARK not in path.read_text("utf-8", "replace"):
                continue
            write_whole(path, content.encode())
            if path.suffix == "":
                path.chmod(0o755)
        except OSError:
            continue
        written.append(path)
    return written


def remove_shortcuts(program: Program, user_home: Path) -> None:
    """Remove the shortcuts that start this program folder."""
    for path in shortcut_files(program, user_home):
        try:
            text = path.read_text("utf-8", "replace")
            if MARK in text and str(program.folder) in text:
                path.unlink()
        except OSError:
            continue


def on_path(command: str = COMMAND) -> bool:
    """Whether the bare command would be found."""
    return shutil.which(command) is not None
