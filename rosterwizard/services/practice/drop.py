"""The practice server's folders: what is put there is taken in, as a sync program does."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from rosterwizard.core.sheet.file_names import safe_file_name
from rosterwizard.services.practice.rosters import (
    LARGEST_FILE,
    UnreadableError,
    sheets_of,
    without_hidden,
)
from rosterwizard.services.practice.set_names import set_fault
from rosterwizard.services.practice.set_records import take_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import Self

    from rosterwizard.services.practice.store import Cells, Store

ENDINGS = (".csv", ".tsv", ".zip")
LOOK_EACH_S = 0.5
TAKEN = "taken"


class Drop:
    """Takes in the files of one folder and of the folders in it, each named after a system.

    A file that was taken in goes into the folder `taken` beside it, without the passwords in it;
    the latest of each name stays there. What cannot be read goes nowhere, for nobody could tell
    what it holds.
    """

    def __init__(self, folder: Path, store: Store) -> None:
        self._folder = folder
        self._store = store
        self._lock = threading.Lock()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def folder_of(self, system: str) -> Path:
        """Return the folder for one system, made when it is missing; "": that of all."""
        folder = self._folder / safe_file_name(system) if system else self._folder
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder

    def take_in(self) -> None:
        """Take in everything that is there and finished.

        What another program holds, or has just taken away, is left for the next time.
        """
        with self._lock:
            for path in list(self._waiting()):
                with suppress(OSError):
                    self._take(path)

    def _waiting(self) -> Iterator[Path]:
        for folder in (self._folder, *self._folder.iterdir()):
            if folder.is_dir() and folder.name != TAKEN:
                yield from (path for path in sorted(folder.iterdir()) if _is_finished(path))

    def _take(self, path: Path) -> None:
        system = "" if path.parent == self._folder else path.parent.name
        content = path.read_bytes()
        try:
            sheets = dict(sheets_of(path.name, content))
            kept = without_hidden(path.name, content)
        except UnreadableError as error:
            self._store.replace(system, path.name, [{"refused": str(error)}])
            path.unlink()
            return
        self._keep_rows(system, path.name, sheets)
        if kept != content:
            path.write_bytes(kept)
        taken = path.parent / TAKEN
        taken.mkdir(mode=0o700, exist_ok=True)
        path.replace(taken / path.name)

    def _keep_rows(self, system: str, name: str, sheets: Mapping[str, Iterable[Cells]]) -> None:
        """Keep the rows of all files, or of none where the system refuses them together."""
        fault = set_fault(system, sheets)
        refused = [{"refused": fault}] if fault else []
        found = {} if fault else sheets
        # A set that is taken leaves nothing of an earlier one of its name that was refused.
        self._store.replace(system, name, refused)
        for each, rows in found.items():
            take_in(self._store, system, each, rows)


def _is_finished(path: Path) -> bool:
    return (
        path.suffix.lower() in ENDINGS
        and not path.name.startswith(".")
        and path.is_file()
        and not path.is_symlink()
        and _size(path) <= LARGEST_FILE
    )


def _size(path: Path) -> int:
    """Return the size of a file; 0 for one that has just gone."""
    with suppress(FileNotFoundError):
        return path.stat().st_size
    return 0


class DropWatch:
    """Looks into the folders twice a second; `with` starts and stops it."""

    def __init__(self, drop: Drop) -> None:
        self._drop = drop
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        """Begin to look."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Look a last time and stop."""
        self._stop.set()
        self._thread.join()
        self._drop.take_in()

    def _look(self) -> None:
        while not self._stop.wait(LOOK_EACH_S):
            self._drop.take_in()
