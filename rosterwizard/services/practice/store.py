"""What the practice server was sent, in SQLite."""

from __future__ import annotations

import json
import sqlite3
import threading
from contextlib import contextmanager
from operator import itemgetter
from typing import TYPE_CHECKING

from rosterwizard.core.matching.secret_columns import says_secret
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.database_versions import NewerDatabaseError, bring_up, write_ahead
from rosterwizard.services.private_files import put_aside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

Cells = dict[str, str]
WAIT_S = 10
# Even for practice, nobody's password is written to the disk.
HIDDEN = "(set)"
# What makes each version of the file from the one before it; the first had no number.
_STEPS = (
    (
        """
CREATE TABLE IF NOT EXISTS records (
    system TEXT, kind TEXT, key TEXT, owner TEXT, cells TEXT, PRIMARY KEY (system, kind, key)
)""",
    ),
)


class Records:
    """The records of one kind during one change; all of it is kept, or nothing."""

    def __init__(self, database: sqlite3.Connection, system: str, kind: str) -> None:
        self._database = database
        self._kind = (system, kind)

    def get(self, key: str) -> Cells | None:
        """Return the cells of a record, or None."""
        sql = "SELECT cells FROM records WHERE system = ? AND kind = ? AND key = ?"
        found = self._database.execute(sql, (*self._kind, key)).fetchone()
        return None if found is None else json.loads(found[0])

    def put(self, key: str, cells: Cells, owner: str = "") -> None:
        """Keep a record in place of the one with that key. owner: what `drop` goes by."""
        shown = {
            name: HIDDEN if cell and says_secret(name) else cell for name, cell in cells.items()
        }
        row = (*self._kind, key, owner, json.dumps(shown, ensure_ascii=False))
        self._database.execute("INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?, ?)", row)

    def drop(self, owner: str) -> None:
        """Forget the records of one owner."""
        sql = "DELETE FROM records WHERE system = ? AND kind = ? AND owner = ?"
        self._database.execute(sql, (*self._kind, owner))

    def all(self) -> Iterator[tuple[str, Cells]]:
        """Give every record with its key."""
        sql = "SELECT key, cells FROM records WHERE system = ? AND kind = ?"
        for key, cells in self._database.execute(sql, self._kind):
            yield key, json.loads(cells)


class Store:
    """One database for all systems. Safe to use from several threads.

    Raises OSError and sqlite3.OperationalError when it cannot be opened, and RosterError
    "practice-newer" where a newer program wrote it: it stays as it is.
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        try:
            self._database = _opened(path)
        except sqlite3.OperationalError:
            raise  # locked, or the disk is full: the database itself is sound
        except sqlite3.DatabaseError:
            put_aside(path)  # it was only practice; still nothing is thrown away
            self._database = _opened(path)

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            self._database.close()

    @contextmanager
    def changing(self, system: str, kind: str) -> Iterator[Records]:
        """Give the records of one kind to be changed."""
        with self._lock, self._database:
            yield Records(self._database, system, kind)

    def replace(self, system: str, kind: str, rows: Iterable[Cells]) -> None:
        """Keep `rows` as all that there is of one kind."""
        self.change(system, kind, lambda _before: rows)

    def change(
        self, system: str, kind: str, change: Callable[[list[Cells]], Iterable[Cells]]
    ) -> None:
        """Keep what `change` makes of all that there is of one kind, in its order."""
        with self.changing(system, kind) as records:
            after = change([cells for _, cells in sorted(records.all(), key=itemgetter(0))])
            records.drop(owner="")
            for number, cells in enumerate(after, start=1):
                records.put(f"{number:09}", cells)

    def clear(self) -> int:
        """Forget everything, also in what the file keeps of it unseen; return how many records."""
        with self._lock:
            with self._database:
                count = self._database.execute("DELETE FROM records").rowcount
            self._database.execute("VACUUM")
            self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return count

    def kinds(self) -> list[tuple[str, str, int]]:
        """Return what there is: system, kind, and how many records."""
        with self._lock:
            sql = "SELECT system, kind, count(*) FROM records GROUP BY 1, 2 ORDER BY 1, 2"
            return self._database.execute(sql).fetchall()

    def rows(self, system: str, kind: str, most: int) -> list[Cells]:
        """Return the cells of the first `most` records of one kind."""
        with self._lock:
            sql = "SELECT cells FROM records WHERE system = ? AND kind = ? ORDER BY key LIMIT ?"
            found = self._database.execute(sql, (system, kind, most)).fetchall()
        return [json.loads(cells) for (cells,) in found]


def _opened(path: Path) -> sqlite3.Connection:
    path.touch(mode=0o600)
    database = sqlite3.connect(path, timeout=WAIT_S, check_same_thread=False)
    try:
        write_ahead(database, WAIT_S)
        bring_up(database, _STEPS)
    except NewerDatabaseError as error:
        database.close()
        raise RosterError("practice-newer", file=path) from error
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database
