"""Looking up the new texts, so that none that nobody spoke of stays by mistake."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from rosterwizard.core.lookalike.workbooks.texts import Columns, NewTexts, OtherText
from rosterwizard.core.sheet.marked_before import MEMORY_SHEET
from rosterwizard.core.templates.template_mark import MARK_SHEET, OWN_SHEETS

FIXED_NAMES = frozenset({*OWN_SHEETS, MEMORY_SHEET})
"""Names of sheets that are ours, and stay."""

_TITLES = 1  # where the mark names a sheet: what, sheet title, value


def names_told(names: Iterable[str]) -> Iterator[OtherText]:
    """Give the names of sheets that get new ones."""
    return (OtherText("sheet-name", name) for name in names if name not in FIXED_NAMES)


def with_mark(texts: NewTexts, names: Collection[str]) -> NewTexts:
    """Return the texts with the new names of the sheets in the mark of a template, too."""
    mark = texts.sheets.get(MARK_SHEET, [])
    if len(mark) <= _TITLES:
        return texts
    new = New(texts, frozenset(names))
    titles = [new.sheet(each) or each for each in mark[_TITLES]]
    renewed = [*mark[:_TITLES], titles, *mark[_TITLES + 1 :]]
    return NewTexts({**texts.sheets, MARK_SHEET: renewed}, texts.others)


@dataclass(frozen=True, slots=True)
class New:
    """The new texts of one workbook. sheets: the names of all its sheets."""

    texts: NewTexts = field(repr=False)
    sheets: frozenset[str] = field(repr=False)

    def __call__(self, text: str) -> str:
        """Return the new text for one beside the cells. Raises LookupError where there is none."""
        if not text:
            return text
        if text not in self.texts.others:
            raise LookupError  # without the text, which may be anybody's
        return self.texts.others[text]

    def sheet(self, name: str) -> str | None:
        """Return the new name of a sheet; None where there is no such sheet."""
        if name in FIXED_NAMES:
            return name
        known = name if name in self.sheets else self._as_it_is_spelled(name)
        return known and self(known)

    def columns(self, sheet: str) -> "NewColumns":
        """Return the new texts of the cells of a sheet, by its present name."""
        return NewColumns(self.texts.sheets.get(sheet, []))

    def _as_it_is_spelled(self, name: str) -> str | None:
        return next((each for each in self.sheets if each.casefold() == name.casefold()), None)


@dataclass(frozen=True, slots=True)
class NewColumns:
    """The new texts of one sheet's cells."""

    columns: Columns = field(repr=False)

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.columns)

    @property
    def height(self) -> int:
        """How many rows."""
        return max(map(len, self.columns), default=0)

    def at(self, row: int, column: int) -> str:
        """Return the new text of a cell; "" for one that reading does not know."""
        if not (0 <= column < len(self.columns) and 0 <= row < len(self.columns[column])):
            return ""
        return self.columns[column][row]
