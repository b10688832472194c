"""The process that marks a person's own workbook: standard input in, one answer out, then it ends.

Started for `services.marked_copy` alone. What comes in is the length of the request, the request,
and the workbook.
"""

import gc
from typing import BinaryIO

from msgspec import Struct, msgpack

from rosterwizard.core.marking.marks import Marking
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.workbooks.messages import Fault
from rosterwizard.services.reading_child import limit_memory

LENGTH_BYTES = 8


class MarkRequest(Struct, frozen=True):
    """What to do. memory_bytes: what the process may use at most."""

    marking: Marking
    keep_macros: bool
    memory_bytes: int


def main() -> None:
    """Answer the request on standard input."""
    gc.disable()  # as in `reading_child`
    # By number, as there.
    with open(0, "rb", closefd=False) as source, open(1, "wb", closefd=False) as out:
        answer(source, out)


def answer(source: BinaryIO, out: BinaryIO) -> None:
    """Mark the workbook and write a `Marked`, or a `Fault` for what Python is told of."""
    found: Struct
    try:
        length = int.from_bytes(source.read(LENGTH_BYTES), "big")
        request = msgpack.decode(source.read(length), type=MarkRequest)
        limit_memory(request.memory_bytes)
        from rosterwizard.core.marking.own_workbook import marked_workbook  # noqa: PLC0415 - may fail

        data = source.read()
        found = marked_workbook(data, request.marking, keep_macros=request.keep_macros)
    except RosterError as error:
        params = {name: str(value) for name, value in error.params.items()}
        found = Fault(error.code, params)
    except BaseException:  # noqa: BLE001 - whatever the library stumbled over
        found = Fault("marking-failed", {})
    out.write(msgpack.encode(found))
    out.flush()
