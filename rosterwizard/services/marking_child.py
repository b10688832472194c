"""The process that marks a person's own workbook. Started for `services.marked_copy` alone."""

from msgspec import Struct

from rosterwizard.core.marking.marks import Marking
from rosterwizard.services.answering import serve_one

FAILED = "marking-failed"


class MarkRequest(Struct, frozen=True):
    """What to do. memory_bytes: what the process may use at most."""

    marking: Marking
    keep_macros: bool
    memory_bytes: int


def main() -> None:
    """Answer the request on standard input with a `Marked`, or a `Fault`."""
    serve_one(MarkRequest, mark, FAILED)


def mark(request: MarkRequest, data: bytes) -> Struct:
    """Return the workbook, marked."""
    from rosterwizard.core.marking.own_workbook import marked_workbook  # noqa: PLC0415 - may fail

    return marked_workbook(data, request.marking, keep_macros=request.keep_macros)
