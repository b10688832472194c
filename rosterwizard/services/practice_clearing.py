"""Taking away what the practice server was sent: nobody's roster stays there for ever."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.services.practice.store import Store
from rosterwizard.services.practice_server import DATABASE, FILES, practice_folder
from rosterwizard.services.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Cleared(NamedTuple):
    """How much was there."""

    rows: int
    files: int

    def in_words(self) -> str:
        """Return it as a sentence."""
        if any(self):
            return counted("practice-cleared", self.rows, files=self.files)
        return sentence("practice-empty")


def clear_practice() -> Cleared:
    """Remove every row and file that the practice server was sent, also those put aside.

    It may be running. Raises RosterError "practice-unusable" and "practice-newer".
    """
    folder = practice_folder()
    try:
        with closing(Store(folder / DATABASE)) as store:
            rows = store.clear()
        files = list(_sent_files(folder))
        for each in files:
            each.unlink(missing_ok=True)
    except (OSError, sqlite3.OperationalError) as error:
        raise RosterError("practice-unusable", reason=reason_of(error)) from error
    return Cleared(rows, len(files))


def _sent_files(folder: Path) -> Iterator[Path]:
    aside = folder.glob(f"{DATABASE}.put-aside-*")
    for each in chain((folder / FILES).rglob("*"), aside):
        if each.is_symlink() or not each.is_dir():
            yield each
