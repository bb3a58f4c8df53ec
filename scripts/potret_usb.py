"""Take the picture on the stick's first page again: python scripts/potret_usb.py

Runs the app without a screen, plans one lesson, and writes the picture (SVG, no fonts from
anywhere) beside the other files of the stick. Look at it before committing it.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from textual.widgets import Input  # noqa: E402

from kelas_ai.config import read_settings  # noqa: E402
from kelas_ai.services import Services  # noqa: E402
from kelas_ai.tui.app import KelasApp  # noqa: E402

PICTURE = PROJECT / "kelas_ai" / "distribution" / "berkas" / "kelas" / "layar.svg"
ASKED = "mtk kls 5 membandingkan pecahan 2 jp 28 murid"
SIZE = (100, 30)


async def photograph(home: Path) -> str:
    """The plan screen as SVG."""
    (home / "kelas.toml").write_text('guru = ""\n', encoding="utf-8")  # no welcome page
    around = {"KELAS_HOME": str(home), "KELAS_MAKNA": "tidak", "KELAS_AI": "tidak"}
    app = KelasApp(read_settings({}, around), Services)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(3)
        box = app.screen.query(Input).first()
        box.focus()
        box.value = ASKED
        await pilot.press("enter")
        await pilot.pause(5)
        return app.export_screenshot(title="kelas-ai")


def without_fonts(picture: str) -> str:
    """Fonts named by an address would be looked for on the internet."""
    plain = re.sub(r"@font-face\s*\{[^}]*\}", "", picture)
    return re.sub(r"<!--.*?-->\s*", "", plain, flags=re.DOTALL)


def main() -> int:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as folder:
        picture = asyncio.run(photograph(Path(folder)))
    PICTURE.write_text(without_fonts(picture).rstrip() + "\n", encoding="utf-8", newline="\n")
    print(PICTURE, file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
