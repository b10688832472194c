"""The files of the practice server as SFTP shows them: one flat folder of bounded size."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import paramiko
from paramiko.sftp import SFTP_FAILURE, SFTP_NO_SUCH_FILE, SFTP_OK, SFTP_PERMISSION_DENIED

from rosterwizard.core.sheet.file_names import windows_can_hold
from rosterwizard.services.practice.rosters import LARGEST_FILE

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_FILES = 200
NAME = re.compile(r"[\w.-][\w. -]{0,119}")


def _is_plain(name: str) -> bool:
    return NAME.fullmatch(name) is not None and windows_can_hold(name)


@dataclass(frozen=True, slots=True)
class Manners:
    """How files are taken. disturb: called before each piece is written.

    finished: called after a file got its own name. takes_files: else nobody may write here.
    has_room: else no piece fits any more.
    """

    disturb: Callable[[], None]
    finished: Callable[[], None]
    takes_files: bool = True
    has_room: bool = True


class Upload(paramiko.SFTPHandle):
    """One file that is being written."""

    def __init__(self, path: Path, flags: int, manners: Manners) -> None:
        super().__init__(flags)
        wanted = os.O_WRONLY | os.O_CREAT | (flags & os.O_EXCL) | getattr(os, "O_BINARY", 0)
        self._file = os.fdopen(os.open(path, wanted, 0o600), "wb")
        self._manners = manners

    def write(self, offset: int, data: bytes) -> int:  # type: ignore[override] # never another kind
        """Write one piece where it belongs."""
        self._manners.disturb()
        if offset + len(data) > LARGEST_FILE or not self._manners.has_room:
            return SFTP_FAILURE
        try:
            self._file.seek(offset)
            self._file.write(data)
            self._file.flush()
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno or 0)
        return SFTP_OK

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class Files(paramiko.SFTPServerInterface):
    """The folder that clients see as "/"."""

    def __init__(self, server: paramiko.ServerInterface, folder: Path, manners: Manners) -> None:
        super().__init__(server)
        self._folder = folder
        self._manners = manners

    def _local(self, path: str) -> Path | None:
        """Return the file behind a path; None for what is not right below the folder."""
        parts = PurePosixPath(self.canonicalize(path)).parts
        if len(parts) == 1:
            return self._folder
        if len(parts) == 2 and _is_plain(parts[1]):  # noqa: PLR2004 - "/" and the name
            return self._folder / parts[1]
        return None

    def list_folder(self, path: str) -> list[paramiko.SFTPAttributes] | int:
        """Name the files."""
        if self._local(path) != self._folder:
            return SFTP_NO_SUCH_FILE
        return [
            paramiko.SFTPAttributes.from_stat(each.lstat(), each.name)
            for each in self._folder.iterdir()
        ]

    def stat(self, path: str) -> paramiko.SFTPAttributes | int:
        """Tell size and kind."""
        local = self._local(path)
        try:
            return (
                SFTP_NO_SUCH_FILE
                if local is None
                else paramiko.SFTPAttributes.from_stat(local.lstat())
            )
        except OSError:
            return SFTP_NO_SUCH_FILE

    def lstat(self, path: str) -> paramiko.SFTPAttributes | int:
        """Tell size and kind; there are no links to follow."""
        return self.stat(path)

    def open(
        self, path: str, flags: int, attr: paramiko.SFTPAttributes
    ) -> paramiko.SFTPHandle | int:
        """Begin to write a new file; nothing is ever read or written over."""
        del attr  # rights and times are ours to decide
        local = self._local(path)
        writes = flags & (os.O_WRONLY | os.O_RDWR)
        if local is None or local == self._folder or not writes or local.exists():
            return SFTP_PERMISSION_DENIED
        if not self._manners.takes_files:
            return SFTP_PERMISSION_DENIED
        if len(list(self._folder.iterdir())) >= MOST_FILES:
            return SFTP_FAILURE
        return Upload(local, flags, self._manners)

    def remove(self, path: str) -> int:
        """Remove a file."""
        local = self._local(path)
        if local is None or not local.is_file():
            return SFTP_NO_SUCH_FILE
        local.unlink()
        return SFTP_OK

    def rename(self, oldpath: str, newpath: str) -> int:
        """Give a file another name, unless that is taken."""
        new = self._local(newpath)
        if new is not None and new.exists():
            return SFTP_FAILURE
        return self._renamed(oldpath, newpath)

    def posix_rename(self, oldpath: str, newpath: str) -> int:
        """Give a file another name; one that has it goes."""
        return self._renamed(oldpath, newpath)

    def _renamed(self, oldpath: str, newpath: str) -> int:
        old, new = self._local(oldpath), self._local(newpath)
        if old is None or new is None or not old.is_file():
            return SFTP_NO_SUCH_FILE
        if new.is_dir():
            return SFTP_FAILURE
        old.replace(new)
        self._manners.finished()
        return SFTP_OK
