"""The side of a process of our own that gives one answer and ends: standard input in, answer out.

What comes in is the length of the request, the request, and the file it is about. The other side is
`asking`. Nothing heavy is imported here.
"""

import gc
from collections.abc import Callable
from typing import BinaryIO, Protocol, TypeVar

from msgspec import Struct, msgpack

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.workbooks.messages import Fault
from rosterwizard.services.reading_child import limit_memory

LENGTH_BYTES = 8


class Limited(Protocol):
    """A request. memory_bytes: what the process may use at most."""

    @property
    def memory_bytes(self) -> int:
        """How much."""


Asked = TypeVar("Asked", bound=Limited)
Work = Callable[[Asked, bytes], Struct]


def serve_one(request_type: type[Asked], work: Work[Asked], failed: str) -> None:
    """Answer the request on standard input. failed: see `answer_one`."""
    gc.disable()  # as in `reading_child`
    # By number, as there.
    with open(0, "rb", closefd=False) as source, open(1, "wb", closefd=False) as out:
        answer_one(source, out, request_type, work, failed)


def answer_one(
    source: BinaryIO, out: BinaryIO, request_type: type[Asked], work: Work[Asked], failed: str
) -> None:
    """Write what the work gives, or a `Fault` for what Python is told of.

    failed: the code of what is no RosterError.
    """
    found: Struct
    try:
        length = int.from_bytes(source.read(LENGTH_BYTES), "big")
        request = msgpack.decode(source.read(length), type=request_type)
        limit_memory(request.memory_bytes)
        found = work(request, source.read())
    except RosterError as error:
        params = {name: str(value) for name, value in error.params.items()}
        found = Fault(error.code, params)
    except BaseException:  # noqa: BLE001 - whatever a library stumbled over
        found = Fault(failed, {})
    out.write(msgpack.encode(found))
    out.flush()
