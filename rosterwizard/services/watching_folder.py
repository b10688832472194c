"""Which files of a folder are new or changed, and whole: nobody is writing them any more."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.file_endings import TABLES, ZIP
from rosterwizard.core.sheet.file_names import numbered_name
from rosterwizard.services.private_files import MOST_ASIDE
from rosterwizard.services.reasons import reason_of

if TYPE_CHECKING:
    from pathlib import Path

_ENDINGS = TABLES | {ZIP}  # a set of files comes as one zip
_LOCKS = ("~${name}", ".~lock.{name}#")  # what Excel and LibreOffice put beside an open file

Stamp = tuple[int, int]  # size in bytes, when it was changed


@dataclass(slots=True)
class WatchedFolder:
    """A folder at which one looks again and again. Subfolders are left alone."""

    folder: Path
    _before: dict[Path, Stamp] = field(default_factory=dict)
    _done: dict[Path, Stamp] = field(default_factory=dict)

    def pass_over_present(self) -> int:
        """Take what is there now for done, and return how many files that are.

        Raises RosterError "folder-unreadable".
        """
        self._done = self._look()
        return len(self._done)

    def whole_files(self) -> list[Path]:
        """Return what is new or changed and as it was at the last look, the oldest first.

        Raises RosterError "folder-unreadable".
        """
        now = self._look()
        before, self._before = self._before, now
        whole = [
            file
            for file, stamp in now.items()
            if before.get(file) == stamp != self._done.get(file) and not _is_open(file)
        ]
        return sorted(whole, key=lambda file: (now[file][1], file.name))

    def take(self, file: Path) -> None:
        """Take a file for done as it was when it was last looked at."""
        self._done[file] = self._before[file]

    def _look(self) -> dict[Path, Stamp]:
        try:
            with os.scandir(self.folder) as entries:
                found = {self.folder / each.name: _stamp(each) for each in entries}
        except OSError as error:
            reason = reason_of(error)
            raise RosterError("folder-unreadable", folder=self.folder, reason=reason) from error
        return {file: stamp for file, stamp in found.items() if stamp is not None}


def _stamp(entry: os.DirEntry[str]) -> Stamp | None:
    """Return the stamp of a plain file with something in it; None for all else."""
    name = entry.name
    if name.startswith((".", "~")) or os.path.splitext(name)[1].lower() not in _ENDINGS:  # noqa: PTH122 - of every entry
        return None
    try:
        facts = entry.stat(follow_symlinks=False)
    except OSError:  # it has gone meanwhile
        return None
    is_file = stat.S_ISREG(facts.st_mode) and facts.st_size > 0
    return (facts.st_size, facts.st_mtime_ns) if is_file else None


def _is_open(file: Path) -> bool:
    """Tell whether a spreadsheet program has it open."""
    return any(file.with_name(lock.format(name=file.name)).exists() for lock in _LOCKS)


def moved_to(file: Path, folder: Path) -> Path:
    """Move a file into a folder under a name that is free there, and return where it is.

    Raises RosterError "not-moved".
    """
    names = (file.name, *(numbered_name(file.name, number) for number in range(2, MOST_ASIDE)))
    try:
        target = next(folder / name for name in names if not (folder / name).exists())
        return file.rename(target)
    except (OSError, StopIteration) as error:
        reason = reason_of(error) if isinstance(error, OSError) else ""
        raise RosterError("not-moved", file=file, folder=folder, reason=reason) from error
