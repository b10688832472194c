"""Reading processes by the thousand: one Python loads all they need, and forks for each workbook.

Each is the product's own `reading_child.main`, with its own limits, its own standard input and
output; only the tenth of a second that a new Python takes is saved. What goes wrong in our own
code, and is told to the person as a damaged file, is written down beside.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, Self, cast
from unittest.mock import patch

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.workbooks import library
from rosterwizard.core.reading.workbooks.messages import write_message
from rosterwizard.services import reading_child, reading_process
from rosterwizard.services.own_process import start_own_process
from tests.helpers.fuzz_limits import limit_time, tell_into

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.reading.workbooks.messages import Message, Request

_MOST = 2**16
# What our own code hands on as it is: a file that ends too soon, for the library.
_OF_THE_FILE = (RosterError, MemoryError, OSError)
_OURS = str(Path(library.__file__).parents[3])


class ForkedProcess:
    """What `start_own_process` returns, as far as `reading_process` uses it."""

    def __init__(self, line: socket.socket, request: str, source: BinaryIO) -> None:
        self._line = line
        ours, theirs = os.pipe()
        socket.send_fds(line, [request.encode()], [source.fileno(), theirs])
        os.close(theirs)
        self.stdout = os.fdopen(ours, "rb")
        self._pid = int(line.recv(_MOST))
        self._is_over = False

    def kill(self) -> None:
        if not self._is_over:
            os.kill(self._pid, signal.SIGKILL)  # it stays known until it is waited for

    def wait(self) -> int:
        self._line.send(b"wait %d" % self._pid)
        self._is_over = True
        return int(self._line.recv(_MOST))


class Nursery:
    """The Python that forks. told: the file in which its children say what was wrong.

    real_each: so many workbooks, and one of them is read by a process as the product starts it.
    """

    def __init__(self, told: Path, real_each: int) -> None:
        self._real_each = real_each
        self._started = 0
        self.line, theirs = socket.socketpair()
        command = (
            sys.executable,
            "-m",
            "tests.helpers.forked_reading",
            str(theirs.fileno()),
            str(told),
        )
        self._process = subprocess.Popen(
            command, pass_fds=[theirs.fileno()], stderr=subprocess.DEVNULL
        )
        theirs.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.line.close()
        self._process.wait()

    def start(self, module: str, request: str, *, stdin: BinaryIO) -> subprocess.Popen[bytes]:
        """Take the place of `start_own_process`."""
        self._started += 1
        if self._started % self._real_each == 0:
            return start_own_process(module, request, stdin=stdin)
        return cast("subprocess.Popen[bytes]", ForkedProcess(self.line, request, stdin))


@contextmanager
def forked_reading(told: Path, real_each: int = 100) -> Iterator[None]:
    """Have nearly all workbooks read by forked processes meanwhile."""
    with (
        Nursery(told, real_each) as nursery,
        patch.object(reading_process, "start_own_process", nursery.start),
    ):
        yield


def _serve(line: socket.socket, told: IO[str]) -> None:
    """Fork when a request comes, wait when that is asked; end when the other side does."""
    while True:
        asked, files, _, _ = socket.recv_fds(line, _MOST, 2)
        if not asked:
            return
        if asked.startswith(b"wait "):
            _, status = os.waitpid(int(asked[5:]), 0)
            line.send(b"%d" % status)
            continue
        pid = os.fork()
        if not pid:
            _read(asked.decode(), files, told)
        for file in files:
            os.close(file)
        line.send(b"%d" % pid)


def _read(request: str, files: list[int], told: IO[str]) -> None:
    """Be the reading process, from standard input to standard output, and end."""
    try:
        limit_time(told)
        for number, file in enumerate(files):
            os.dup2(file, number)
        sys.argv[1:] = [request]
        reading_child.main()
    except BaseException:  # noqa: BLE001 - it is told, and the fork must go no further
        traceback.print_exc(file=told)
    told.flush()
    os._exit(0)


def telling(told: IO[str]) -> None:
    """Write down what goes wrong in code of ours while a workbook is read.

    What an unpacker or the library stumbles over is told to the person, and is no fault.
    """
    read = library.read_workbook

    def read_workbook(data: bytes, request: Request) -> Iterator[Message]:
        with telling_of_ours(told):
            yield from read(data, request)

    def write(message: Message, out: BinaryIO) -> None:
        try:
            write_message(message, out)
        except Exception as error:
            if not isinstance(error, OSError):  # nobody listens any more
                traceback.print_exc(file=told)
            raise

    patch.object(library, "read_workbook", read_workbook).start()
    patch.object(reading_child, "write_message", write).start()


@contextmanager
def telling_of_ours(told: IO[str]) -> Iterator[None]:
    try:
        yield
    except _OF_THE_FILE:
        raise
    except Exception as error:
        if traceback.extract_tb(error.__traceback__)[-1].filename.startswith(_OURS):
            traceback.print_exc(file=told)
        raise


if __name__ == "__main__":
    # What kills it is told to the person; only that it took too long is a fault.
    TOLD = tell_into(Path(sys.argv[2]), of_death=False)
    telling(TOLD)
    _serve(socket.socket(fileno=int(sys.argv[1])), TOLD)
