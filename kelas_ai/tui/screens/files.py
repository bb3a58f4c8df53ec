"""Pick a file: sticks first, then the teacher's folders."""

from __future__ import annotations

from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from kelas_ai.strings import app_library as words
from kelas_ai.tui.base import Dialog
from kelas_ai.tui.places import sticks

MOST_SHOWN = 500
UP = ".."


class FilesScreen(Dialog[Path]):
    """The result is the chosen file, or None. suffixes: endings that may be chosen."""

    HELP_TEXT = words.HELP_FILES

    def __init__(self, suffixes: tuple[str, ...], title: str = words.FILES_TITLE) -> None:
        super().__init__(title)
        self.suffixes = suffixes
        self.folder: Path | None = None

    def body(self) -> ComposeResult:
        """Where one is, and what is there."""
        yield Static(words.FILES_TOLD, id="files-told", classes="box-text", markup=False)
        yield OptionList(id="files", markup=False)
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Start with the places one may look in."""
        self.query_one(OptionList).focus()
        self._places()

    def _places(self) -> None:
        self.folder = None
        home = Path.home()
        folders = [home / name for name in ("Unduhan", "Downloads", "Dokumen", "Documents")]
        known = [path for path in (*folders, home, Path.cwd()) if path.is_dir()]
        options = [
            Option(Content(words.FILES_STICK.format(path=path)), id=str(path)) for path in sticks()
        ]
        options += [Option(Content(str(path)), id=str(path)) for path in dict.fromkeys(known)]
        self._show(options, words.FILES_TOLD)

    def _show(self, options: list[Option], told: str) -> None:
        listed = self.query_one(OptionList)
        listed.set_options(options)
        listed.highlighted = 0 if options else None
        self.query_one("#files-told", Static).update(told)

    def _enter(self, folder: Path) -> None:
        try:
            entries = sorted(folder.iterdir(), key=lambda path: (not path.is_dir(), path.name))
        except OSError:
            self.query_one("#files-told", Static).update(words.FILES_REFUSED)
            return
        self.folder = folder
        shown = [path for path in entries if self._suits(path)][:MOST_SHOWN]
        options = [Option(Content(words.FILES_UP), id=UP)]
        options += [Option(Content(_name(path)), id=str(path)) for path in shown]
        self._show(options, str(folder) if shown else f"{folder}\n{words.FILES_EMPTY}")

    def _suits(self, path: Path) -> bool:
        if path.name.startswith("."):
            return False
        try:
            return path.is_dir() or path.name.lower().endswith(self.suffixes)
        except OSError:
            return False

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == UP:
            self._up()
            return
        path = Path(event.option_id or "")
        if path.is_dir():
            self._enter(path)
        else:
            self.dismiss(path)

    def _up(self) -> None:
        if self.folder is None or self.folder == self.folder.parent:
            self._places()
        else:
            self._enter(self.folder.parent)

    def on_key(self, event: events.Key) -> None:
        """Left goes one folder up."""
        if event.key == "left":
            event.stop()
            self._up()


def _name(path: Path) -> str:
    return words.FILES_FOLDER.format(name=path.name) if path.is_dir() else path.name
