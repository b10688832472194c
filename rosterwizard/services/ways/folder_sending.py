"""Handing a file over by putting it into a folder that another program watches."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.held_files import is_held
from rosterwizard.services.ways.exchange import Answer, names_taken
from rosterwizard.services.ways.unfinished_files import is_left_over, unfinished_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.ways.exchange import Batch

PIECE = 1_048_576
CODES = {
    errno.ENOENT: "folder-missing",
    errno.ENOTDIR: "folder-missing",
    errno.EACCES: "folder-read-only",
    errno.EPERM: "folder-read-only",
    errno.EROFS: "folder-read-only",
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
}
# What a file system answers that knows no hard links (FAT, some network drives); Windows calls
# that an invalid function, which Python takes for EINVAL.
NO_LINKS = frozenset(
    {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL}
)


class FolderProtocol:
    """Puts files into one folder. row_words: the code of what is said of each row then."""

    def __init__(self, server: Server, row_words: str = "row-handed-over") -> None:
        self._folder = Path(server.url)
        self._row_words = row_words

    def check(self, progress: Progress) -> None:
        """Write an empty file under a name that nobody takes, and remove it again."""
        progress.report(0, 1)
        probe = self._folder / unfinished_name("check")
        try:
            probe.touch(exist_ok=False)
            self._remove_left_over(probe)
            probe.unlink()
        except OSError as error:
            raise self._trouble(error) from error
        progress.report(1, 1)

    def in_the_way(self, names: Sequence[str], progress: Progress) -> tuple[str, ...]:
        """Return which of the names are taken in the folder."""
        progress.report(0, 1)
        return tuple(name for name in names if (self._folder / name).exists())

    def send(self, batch: Batch, progress: Progress) -> Answer:
        """Write the file under another name, then give it its own: never half of it is there."""
        unfinished, place = self._folder / unfinished_name(batch.name), self._folder / batch.name
        try:
            self._write(unfinished, batch, progress)
            self._remove_left_over(unfinished)
            if batch.replaces:
                unfinished.replace(place)
            else:
                _rename_unless_there(unfinished, place)
        except (Cancelled, KeyboardInterrupt):
            return Answer.called_off()
        except FileExistsError:
            return Answer.not_sent(names_taken([batch.name], self._folder))
        except OSError as error:
            return Answer.not_sent(self._trouble(error))
        finally:
            with suppress(OSError):
                unfinished.unlink()
        return Answer("delivered", sentence(self._row_words), place=str(place))

    def _write(self, path: Path, batch: Batch, progress: Progress) -> None:
        size = batch.size
        with path.open("xb") as file:
            for piece in batch.pieces.at_most(PIECE):
                progress.report(file.tell(), size)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        progress.report(size, size)

    def _remove_left_over(self, own: Path) -> None:
        """Remove what earlier sendings of ours left there; own: a file of this one.

        Where nothing may be removed, it stays.
        """
        with suppress(OSError):
            now = own.stat().st_mtime
            for each in self._folder.iterdir():
                if is_left_over(each.name, each.lstat().st_mtime, now):
                    each.unlink()

    def _trouble(self, error: OSError) -> RosterError:
        number = 0 if is_held(error) else error.errno or 0  # held, it looks like a lack of rights
        code = CODES.get(number, "folder-unusable")
        reason = error.strerror or type(error).__name__
        return RosterError(code, folder=self._folder, reason=reason)


def _rename_unless_there(old: Path, new: Path) -> None:
    """Rename a file; FileExistsError when the new name is taken, which `rename` does not say."""
    try:
        os.link(old, new)  # the only way on Unix that never replaces anything
    except FileExistsError:
        raise
    except (OSError, AttributeError) as error:
        if isinstance(error, OSError) and error.errno not in NO_LINKS:
            raise
        if new.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        old.rename(new)
