"""The texts of a workbook that could be of a person, and what became of a rewritten one."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from msgspec import Struct, field

Kind = Literal["text", "number", "date", "boolean", "error", "blank"]
Where = Literal["sheet-name", "formula", "number-format"]
Columns = list[list[str]]  # from column A and row 1 on, all of one length

_LETTERS: Mapping[Kind, str] = {
    "text": "t",
    "number": "n",
    "date": "d",
    "boolean": "b",
    "error": "e",
    "blank": " ",
}
_VALUES = frozenset({_LETTERS["number"], _LETTERS["date"]})
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}


class CellText(NamedTuple):
    """One filled cell. row, column: counted from 0. text: as reading shows it.

    computed: a formula gave it.
    """

    sheet: str
    row: int
    column: int
    text: str
    kind: Kind
    computed: bool

    def __repr__(self) -> str:
        """Show no cell."""
        return f"CellText(row={self.row}, column={self.column}, kind={self.kind!r})"


class SheetTexts(Struct, frozen=True):
    """All cells of one sheet, before anything that reading does with headings and records.

    columns: what each cell shows. kinds: of each column one letter a row, see `kind_at`. computed:
    by row and column the cells that hold a formula.
    """

    name: str
    columns: Columns
    kinds: list[str]
    computed: list[tuple[int, int]] = []

    def __repr__(self) -> str:
        """Show no cell and no name."""
        return f"SheetTexts(columns={len(self.columns)})"

    def kind_at(self, row: int, column: int) -> Kind:
        """Return of what kind a cell is."""
        return _KINDS[self.kinds[column][row]]

    def values(self) -> Iterator[tuple[int, int]]:
        """Give row and column of each cell that holds a number or a date.

        Letters in what it shows come from its format; only the digits are its own.
        """
        for column, kinds in enumerate(self.kinds):
            for row, letter in enumerate(kinds):
                if letter in _VALUES:
                    yield row, column

    def cells(self) -> Iterator[CellText]:
        """Give the cells that show something."""
        computed = set(self.computed)
        for column, texts in enumerate(self.columns):
            for row, text in enumerate(texts):
                if text:
                    kind, is_computed = self.kind_at(row, column), (row, column) in computed
                    yield CellText(self.name, row, column, text, kind, is_computed)


class OtherText(Struct, frozen=True):
    """A text beside the cells that stays in the workbook, and where it stands."""

    where: Where
    text: str

    def __repr__(self) -> str:
        """Show no text."""
        return f"OtherText({self.where!r})"


class WorkbookTexts(Struct, frozen=True, tag="texts"):
    """Every text that is in a rewritten workbook but for what we write ourselves.

    sheets: those with something in them, hidden ones and our own too. others: each text once.
    """

    sheets: list[SheetTexts]
    others: list[OtherText]

    def cells(self) -> Iterator[CellText]:
        """Give the cells of all sheets that show something."""
        for sheet in self.sheets:
            yield from sheet.cells()


class NewTexts(Struct, frozen=True):
    """What the workbook is to show instead.

    sheets: by the present name of each sheet, columns of the same size as those of `SheetTexts`.
    others: a new text for each one beside the cells, sheet names among them.
    """

    sheets: dict[str, Columns]
    others: dict[str, str]

    def __repr__(self) -> str:
        """Show no cell and no name."""
        return f"NewTexts(sheets={len(self.sheets)}, others={len(self.others)})"


class Unlike(Struct, frozen=True):
    """A cell that does not show its new text: no number shows it in this format.

    sheet: its new name. row, column: counted from 0.
    """

    sheet: str
    row: int
    column: int

    def __repr__(self) -> str:
        """Show no name."""
        return f"Unlike(row={self.row}, column={self.column})"


class Rewritten(Struct, frozen=True, tag="rewritten"):
    """The workbook with its new texts.

    ending: of a name for it. anew: it was of another form, which nobody can write, and became a
    new workbook. dropped: how many of what is not in it any more, by a code. unlike: the cells that
    do not show what they should. otherwise: codes of what reading notices otherwise.
    """

    content: bytes
    ending: str
    anew: bool = False
    dropped: dict[str, int] = field(default_factory=dict)
    unlike: list[Unlike] = []
    otherwise: list[str] = []

    def __repr__(self) -> str:
        """Show no content."""
        return f"Rewritten(dropped={self.dropped!r}, otherwise={self.otherwise!r})"


def letter_of(kind: Kind) -> str:
    """Return the letter by which `SheetTexts.kinds` tells it."""
    return _LETTERS[kind]
