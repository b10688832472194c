"""A workbook is read by another process, which may die of it; this is the side that survives.

Nothing heavy is imported here, so that the other process starts before anything else does.
"""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import BinaryIO, Self, cast

import msgspec

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.reading.workbooks.messages import (
    Done,
    Fault,
    Message,
    OtherZip,
    Request,
    Rows,
    SheetStart,
    read_messages,
)
from rosterwizard.core.sheet.marked_before import MEMORY_SHEET
from rosterwizard.core.templates.template_mark import MARK_SHEET, OWN_SHEETS
from rosterwizard.services.own_process import start_own_process

MEMORY_BYTES = 3 * 2**30
SMALL_FILE_BYTES, SMALL_MEMORY_BYTES = 20 * 2**20, 2**30  # an office computer has little
TIME_S = 180
_POLL_S = 0.05
_CHILD = "rosterwizard.services.reading_child"


class WorkbookProcess:
    """Another process that is reading one workbook; it starts at once.

    file: the workbook, unbuffered and at its start. memory_bytes, None for what a file of that size
    needs at most; time_s: what the process may take until it
    is stopped. Use it in a `with`, so that it never outlives its use.
    """

    def __init__(
        self,
        file: BinaryIO,
        sheet_names: tuple[str, ...] = (),
        *,
        memory_bytes: int | None = None,
        time_s: float = TIME_S,
    ) -> None:
        memory_bytes = memory_bytes or _memory_for(file)
        request = Request(sheet_names, tuple(OWN_SHEETS), MARK_SHEET, memory_bytes, MEMORY_SHEET)
        self._deadline = time.monotonic() + time_s
        self._arrived: SimpleQueue[Message | None] = SimpleQueue()
        self._process = start_own_process(_CHILD, msgspec.json.encode(request).decode(), stdin=file)
        self._output = cast("BinaryIO", self._process.stdout)
        self._thread = Thread(target=self._receive, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._thread.join()
        self._output.close()

    def messages(self, progress: Progress = UNWATCHED) -> Iterator[Message]:
        """Give what the process finds, as it comes; rows are the steps that are reported.

        Raises RosterError for what is wrong with the workbook, among others "reading-stopped"
        when the process died of it and "reading-too-slow" when it had to be stopped.
        """
        done = total = 0
        while True:
            progress.report(done, total)
            if time.monotonic() > self._deadline:
                raise RosterError("reading-too-slow")
            with suppress(Empty):
                message = self._arrived.get(timeout=_POLL_S)
                yield _understood(message)
                if isinstance(message, SheetStart):
                    total += message.rows
                if isinstance(message, Rows):
                    done += len(message.columns[0])
                if isinstance(message, Done | OtherZip):
                    return

    def _receive(self) -> None:
        try:
            for message in read_messages(self._output):
                self._arrived.put(message)
        except (EOFError, msgspec.DecodeError):
            pass  # whatever it is, it ended too soon
        finally:
            self._arrived.put(None)  # or the other thread would wait until the time is up


def _memory_for(file: BinaryIO) -> int:
    """Return what the process may use: a small file that needs more is out to harm."""
    is_small = os.fstat(file.fileno()).st_size < SMALL_FILE_BYTES
    return SMALL_MEMORY_BYTES if is_small else MEMORY_BYTES


def _understood(message: Message | None) -> Message:
    if message is None:
        raise RosterError("reading-stopped")
    if isinstance(message, Fault):
        raise RosterError(message.code, **message.params)
    return message
