"""The process that reads one workbook: standard input in, messages out, then it ends.

Started for `services.reading_process` alone, with a `Request` as JSON for its argument.
"""

import gc
import sys
from contextlib import suppress
from typing import BinaryIO

import msgspec

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.workbooks.messages import Fault, Request, write_message
from rosterwizard.services.reading_files import disk_answered_for


def main() -> None:
    """Answer the request that stands in the arguments."""
    gc.disable()  # millions of cells and no cycles: looking for them takes longer than reading
    request = msgspec.json.decode(sys.argv[1], type=Request)
    limit_memory(request.memory_bytes)
    # By number: a program without a console (Windows) has pipes, but no sys.stdin and sys.stdout.
    with open(0, "rb", closefd=False) as source, open(1, "wb", closefd=False) as out:
        answer(request, source, out)


def limit_memory(size: int) -> None:
    """Let the system hold this process to `size` bytes, and leave no picture of its memory.

    Windows cannot, and macOS may not want to; there only the declared sizes and the time limit
    protect.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not there on Windows

        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_AS, (size, size))


def answer(request: Request, source: BinaryIO, out: BinaryIO) -> None:
    """Read the workbook in `source` and write messages to `out`.

    What goes wrong becomes a `Fault`, if Python is told of it; else the process dies, and the
    other side draws its conclusions.
    """
    try:
        from rosterwizard.core.reading.workbooks.library import read_workbook  # noqa: PLC0415 - may fail

        with disk_answered_for():
            data = source.read()
        for message in read_workbook(data, request):
            write_message(message, out)
    except RosterError as error:
        params = {name: str(value) for name, value in error.params.items()}
        write_message(Fault(error.code, params), out)
    except MemoryError:
        write_message(Fault("file-too-big", {}), out)
    except BaseException:  # noqa: BLE001 - a panic of the library is not even an Exception
        write_message(Fault("file-damaged", {}), out)
    out.flush()
