"""A store over the one database: opened at once, closed with its block."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from kelas_ai.storage.database import open_database


class OpenedStore:
    """What every store of this home shares."""

    def __init__(self, path: Path, now: Callable[[], datetime] = datetime.now) -> None:
        """Open the store.

        Raises: DatabaseNewer, DatabaseDamaged, StorageFull, StorageError.
        """
        self.path = path
        self.now = now
        self._database = open_database(path, now().date())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()
