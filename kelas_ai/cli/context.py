"""Settings and services for one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kelas_ai.cli.output import tell
from kelas_ai.config import read_settings

if TYPE_CHECKING:
    from kelas_ai.services import Services


@contextmanager
def services(**flags: Any) -> Iterator[Services]:
    """Services with the typed flags; closed afterwards."""
    # Not at the top: `--help` would pay for numpy and the rest.
    from kelas_ai.services import Services

    built = Services(read_settings(flags), progress=lambda text: tell(f"{text} …"))
    try:
        yield built
    finally:
        built.close()
