"""What the process that reads a workbook is asked, and what it answers, message by message."""

from collections.abc import Iterator
from typing import BinaryIO

from msgspec import Struct, msgpack

_LENGTH_BYTES = 4


class Request(Struct, frozen=True):
    """What to read. It travels as an argument, the workbook itself as standard input.

    sheet_names: the sheets that are wanted; none where that is to be found out. All others that
    have something in them are read as well, so that nothing is left out in silence. own_sheets:
    those of our templates that hold no records. mark_sheet: the one that holds the template's mark.
    marks_sheet: the one that remembers which problems we marked.
    memory_bytes: what the process may use at most.
    """

    sheet_names: tuple[str, ...]
    own_sheets: tuple[str, ...]
    mark_sheet: str
    memory_bytes: int
    marks_sheet: str = ""


class Names(Struct, frozen=True, tag="names"):
    """The names of the sheets that may hold records, and of those that are charts and the like.

    linked: cells of the workbook refer to other files.
    """

    names: tuple[str, ...]
    charts: tuple[str, ...] = ()
    linked: bool = False


class Mark(Struct, frozen=True, tag="mark"):
    """The rows of the mark sheet."""

    rows: list[list[str]]

    def __repr__(self) -> str:
        """Show no cell."""
        return f"Mark(rows={len(self.rows)})"


class Marks(Struct, frozen=True, tag="marks"):
    """The rows of the sheet that remembers which problems we marked."""

    rows: list[list[str]]

    def __repr__(self) -> str:
        """Show no cell."""
        return f"Marks(rows={len(self.rows)})"


class SheetStart(Struct, frozen=True, tag="sheet"):
    """A sheet follows, with about that many rows.

    hidden: a person does not see it. wanted: it was asked for by name.
    """

    name: str
    rows: int
    hidden: bool = False
    wanted: bool = False


class Rows(Struct, frozen=True, tag="rows"):
    """The next rows of the sheet as columns of text, from column A and row 1 on."""

    columns: list[list[str]]

    def __repr__(self) -> str:
        """Show no cell."""
        return f"Rows(columns={len(self.columns)})"


class SheetEnd(Struct, frozen=True, tag="end"):
    """The sheet is over. Positions count from 0, cells are told by row and column.

    hidden: rows. hidden_columns: columns. noticed: cells, by the code of what is odd about them,
    and its kind behind a colon: no saved result, a date, a number that is too long or whose form is
    not known. merged: top, left, bottom and right of
    what is one cell.
    """

    hidden: list[int]
    hidden_columns: list[int] = []
    noticed: dict[str, list[tuple[int, int]]] = {}
    merged: list[tuple[int, int, int, int]] = []


class OtherZip(Struct, frozen=True, tag="zip"):
    """It is no workbook but a zip of files."""


class Fault(Struct, frozen=True, tag="fault"):
    """A `RosterError`; nothing follows."""

    code: str
    params: dict[str, str]


class Done(Struct, frozen=True, tag="done"):
    """Everything was sent."""


Message = Names | Mark | Marks | SheetStart | Rows | SheetEnd | OtherZip | Fault | Done

_ENCODER = msgpack.Encoder()
_DECODER = msgpack.Decoder(Message)


def write_message(message: Message, out: BinaryIO) -> None:
    """Send one message."""
    data = _ENCODER.encode(message)
    out.write(len(data).to_bytes(_LENGTH_BYTES, "big"))
    out.write(data)


def read_messages(source: BinaryIO) -> Iterator[Message]:
    """Give the messages as they come in, until the other side closes.

    Raises msgspec.DecodeError or EOFError when they make no sense or break off.
    """
    while length := source.read(_LENGTH_BYTES):
        size = int.from_bytes(length, "big")
        data = source.read(size)
        if len(data) != size:
            raise EOFError
        yield _DECODER.decode(data)
