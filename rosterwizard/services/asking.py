"""Asking a process of our own for one answer about a file that may be a stranger's.

The file is handed over whole, and the process may die of it; this is the side that survives. The
other one is `answering`.
"""

import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from typing import BinaryIO, Generic, TypeVar, cast

from msgspec import DecodeError, Struct, msgpack

from rosterwizard.core.messages.progress import Progress
from rosterwizard.core.reading.workbooks.messages import Fault
from rosterwizard.services.answering import LENGTH_BYTES
from rosterwizard.services.own_process import start_own_process

_POLL_S = 0.05

Answer = TypeVar("Answer", bound=Struct)


@dataclass(frozen=True, slots=True)
class Errand(Generic[Answer]):
    """What a process is asked for.

    child: the module it runs, one of `own_entry.MODULES`. answer: the type of what it gives.
    time_s: what it may take.
    """

    child: str
    request: Struct = field(repr=False)
    answer: type[Answer]
    time_s: float


def answer_about(data: bytes, errand: Errand[Answer], progress: Progress) -> Answer | Fault | None:
    """Return what the process says; None where it died of it, or had to be stopped."""
    asked = msgpack.encode(errand.request)
    with tempfile.TemporaryFile(buffering=0) as handed:
        for piece in (len(asked).to_bytes(LENGTH_BYTES, "big"), asked, data):
            _write_whole(cast("BinaryIO", handed), piece)
        handed.seek(0)
        process = start_own_process(errand.child, stdin=cast("BinaryIO", handed))
        try:
            said = _said_by(process, progress, time.monotonic() + errand.time_s)
        finally:
            process.kill()
            process.wait()
            cast("BinaryIO", process.stdout).close()
    try:
        return msgpack.decode(said, type=errand.answer | Fault)
    except DecodeError:
        return None


def _write_whole(file: BinaryIO, data: bytes) -> None:
    """Write all of it: unbuffered, one call takes 2 GiB at most."""
    left = memoryview(data)
    while left:
        left = left[file.write(left) :]


def _said_by(process: "subprocess.Popen[bytes]", progress: Progress, deadline: float) -> bytes:
    while time.monotonic() < deadline:
        progress.report(0, 0)
        try:
            return process.communicate(timeout=_POLL_S)[0]
        except subprocess.TimeoutExpired:
            continue
    return b""
