"""The process that takes a workbook's texts out, or puts others in.

Started for `services.look_alike_workbooks` alone.
"""

from msgspec import Struct

from rosterwizard.core.lookalike.workbooks.texts import NewTexts
from rosterwizard.services.answering import serve_one

FAILED = "look-alike-failed"


class TextsRequest(Struct, frozen=True):
    """What to do. new: the texts to put in; None to tell those that are there.

    memory_bytes: what the process may use at most.
    """

    new: NewTexts | None
    memory_bytes: int


def main() -> None:
    """Answer the request on standard input with `WorkbookTexts`, `Rewritten`, or a `Fault`."""
    serve_one(TextsRequest, renew, FAILED)


def renew(request: TextsRequest, data: bytes) -> Struct:
    """Return the texts of the workbook, or the workbook with the new ones."""
    from rosterwizard.core.lookalike.workbooks import rewriting  # noqa: PLC0415 - may fail

    return (
        rewriting.every_text(data)
        if request.new is None
        else rewriting.with_texts(data, request.new)
    )
