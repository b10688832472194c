"""Handing a file over by SFTP: whole, and over nobody else's file."""

from __future__ import annotations

import errno
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote, urlsplit

import paramiko

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.services.ways.exchange import Answer, names_taken
from rosterwizard.services.ways.sftp_line import Patience, SftpLine, Transfer
from rosterwizard.services.ways.unfinished_files import is_left_over, unfinished_name
from rosterwizard.services.ways.waiting import run_watched

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rosterwizard.core.job.row_states import State
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.ways.exchange import Batch

Done = TypeVar("Done")
PIECE = 32_768  # what every server must take at once


class SftpProtocol:
    """Puts files into one folder of one SFTP server."""

    def __init__(self, server: Server, secret: str, patience: Patience | None = None) -> None:
        self._line = SftpLine(server, secret, patience or Patience())
        self._url = server.url
        self._folder = unquote(urlsplit(server.url).path) or "."

    def meet(self, progress: Progress) -> None:
        """Compare the server's key, and no more."""
        transfer = Transfer()

        def look() -> None:
            with self._line.met(transfer):
                pass

        self._run(look, lambda: progress.report(0, 1), transfer)

    def sign_in(self, progress: Progress) -> None:
        """Sign in, and no more."""
        transfer = Transfer()

        def look() -> None:
            with self._line.signed_in(transfer):
                pass

        self._run(look, lambda: progress.report(0, 1), transfer)

    def find_folder(self, progress: Progress) -> None:
        """Sign in and look whether the folder is there, and no more."""
        transfer = Transfer()

        def look() -> None:
            with self._line.signed_in(transfer) as files:
                self._look_at_folder(files)

        self._run(look, lambda: progress.report(0, 1), transfer)

    def check(self, progress: Progress) -> None:
        """Sign in, write a small file under a name that nobody takes, and remove it again."""
        transfer = Transfer()

        def write() -> None:
            with self._line.signed_in(transfer) as files:
                self._look_at_folder(files)
                self._try_to_write(files, transfer)

        self._run(write, lambda: progress.report(0, 1), transfer)

    def in_the_way(self, names: Sequence[str], progress: Progress) -> tuple[str, ...]:
        """Sign in and look which of the names are taken in the folder."""
        transfer = Transfer()

        def look() -> tuple[str, ...]:
            with self._line.signed_in(transfer) as files:
                self._look_at_folder(files)
                return tuple(name for name in names if _is_there(files, self._path(name)))

        return self._run(look, lambda: progress.report(0, 1), transfer)

    def send(self, batch: Batch, progress: Progress) -> Answer:
        """Upload under another name, compare the size, then give the file its own name."""
        transfer = Transfer()
        size = batch.size

        def upload() -> None:
            with self._line.signed_in(transfer) as files:
                self._look_at_folder(files)
                self._upload(files, batch, transfer)

        try:
            self._run(upload, lambda: progress.report(transfer.sent, size), transfer)
        except (Cancelled, KeyboardInterrupt):
            if transfer.may_be_there:
                return Answer("unknown", sentence("row-cancelled-unknown"), cancelled=True)
            return Answer.called_off()
        except RosterError as trouble:
            state: State = "unknown" if trouble.code == "connection-cut" else "not-sent"
            return Answer(state, str(trouble), trouble=trouble)
        return Answer("delivered", sentence("row-handed-over"), place=f"{self._url}/{batch.name}")

    def _run(self, work: Callable[[], Done], ask: Callable[[], None], transfer: Transfer) -> Done:
        """Do the work on a thread that can be cut, and answer for a line that does not hold."""
        try:
            return run_watched(work, ask, transfer.cut)
        except (paramiko.SSHException, EOFError, OSError, UnicodeError) as error:
            # Not chained: nothing of the sign-in shall stand in a traceback.
            raise self._line.trouble_of(error, transfer) from None

    def _path(self, name: str) -> str:
        return f"{self._folder.rstrip('/')}/{name}"

    def _look_at_folder(self, files: paramiko.SFTPClient) -> None:
        mode = files.stat(self._folder).st_mode
        if mode is not None and not stat.S_ISDIR(mode):
            raise FileNotFoundError(errno.ENOENT, "not a folder")

    def _try_to_write(self, files: paramiko.SFTPClient, transfer: Transfer) -> None:
        probe = self._path(unfinished_name("check"))
        self._write(files, probe, FileContent.of(b"\n"), transfer)
        self._remove_left_over(files, probe)
        try:
            files.remove(probe)
        except PermissionError:
            raise RosterError("sftp-not-removed", host=self._line.place, file=probe) from None

    def _remove_left_over(self, files: paramiko.SFTPClient, own: str) -> None:
        """Remove what earlier sendings of ours left there; own: a file of this one.

        Where the folder may not be listed, or nothing removed, it stays.
        """
        with suppress(OSError):
            now = files.stat(own).st_mtime or 0
            for each in files.listdir_attr(self._folder):
                if is_left_over(each.filename, each.st_mtime or now, now):
                    files.remove(self._path(each.filename))

    def _upload(self, files: paramiko.SFTPClient, batch: Batch, transfer: Transfer) -> None:
        unfinished = self._path(unfinished_name(batch.name))
        try:
            self._write(files, unfinished, batch.pieces, transfer)
            self._remove_left_over(files, unfinished)
            self._finish(files, unfinished, batch, transfer)
        except BaseException:
            with suppress(OSError, EOFError, paramiko.SSHException):
                files.remove(unfinished)
            raise

    def _write(
        self, files: paramiko.SFTPClient, path: str, pieces: FileContent, transfer: Transfer
    ) -> None:
        transfer.is_writing = True
        with files.open(path, "wbx") as file:
            # Each piece is waited for: pipelined, paramiko passes over pieces that are refused.
            for piece in pieces.at_most(PIECE):
                transfer.goes_on()
                file.write(piece)
                transfer.sent += len(piece)
        transfer.is_writing = False
        found = files.stat(path).st_size
        if found != pieces.size:
            raise RosterError(
                "sftp-incomplete", host=self._line.place, found=found, wanted=pieces.size
            )

    def _finish(
        self, files: paramiko.SFTPClient, unfinished: str, batch: Batch, transfer: Transfer
    ) -> None:
        place = self._path(batch.name)
        if not batch.replaces and _is_there(files, place):
            raise names_taken([batch.name], self._url)
        transfer.goes_on(to_its_name=True)
        _rename(files, unfinished, place, replaces=batch.replaces)


def _rename(files: paramiko.SFTPClient, old: str, new: str, *, replaces: bool) -> None:
    """Give the file its own name; a server refuses that when the name was taken since."""
    if not replaces:
        files.rename(old, new)
        return
    try:
        files.posix_rename(old, new)
    except OSError:  # an extension that not every server has
        if _is_there(files, new):
            files.remove(new)
        files.rename(old, new)


def _is_there(files: paramiko.SFTPClient, path: str) -> bool:
    try:
        files.stat(path)
    except FileNotFoundError:
        return False
    return True
