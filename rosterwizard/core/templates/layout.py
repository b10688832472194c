"""Where everything stands in the sheet of a template."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from rosterwizard.core.cells.field_values import choices_of, takes_several
from rosterwizard.core.profiles.language import Field, RecordType
from rosterwizard.core.templates.template_mark import OWN_SHEETS

HEADING_ROW = 1
FIRST_ROW = 2
DEFAULT_ROWS = 5_000  # that are checked where the system names no limit

TITLE_LENGTH = 31  # Excel's limit
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_RESERVED = frozenset({"history", *(title.casefold() for title in OWN_SHEETS)})


Listed = Callable[[tuple[str, ...]], str]


def _nowhere(_values: tuple[str, ...]) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """The sheet of one record type: headings in row 1, then the samples, then the person's rows.

    References are those of the headings' row with the column fixed, as a spreadsheet wants them in
    a rule whose cells begin there. They begin there because nobody deletes that row: LibreOffice
    makes `#REF!` of a rule's own row when that is deleted, and where all rows below go with it, so
    does Excel. What is inserted right below the headings is within the rule, too. A list to choose
    from cannot begin there, since the heading itself would have to be one of its values.
    """

    title: str
    record_type: RecordType
    fields: tuple[Field, ...]
    samples: tuple[tuple[str, ...], ...] = ()
    lists: Listed = _nowhere
    _letters: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for place, each in enumerate(self.fields, start=1):
            self._letters[each.name] = get_column_letter(place)

    def __contains__(self, name: object) -> bool:
        return name in self._letters

    @property
    def last_row(self) -> int:
        """The last row that is checked: as many as one file may have, below the samples."""
        rows = self.record_type.roster.limits.rows or DEFAULT_ROWS
        return HEADING_ROW + len(self.samples) + rows

    @property
    def row(self) -> str:
        """The cells of one row."""
        return f"$A{HEADING_ROW}:${get_column_letter(len(self.fields))}{HEADING_ROW}"

    @property
    def is_heading(self) -> str:
        """A condition that is never true of a record, and short: a check has little room.

        Where titles were put above the headings, these are checked like any cell.
        """
        return f"ROW()={HEADING_ROW}"

    @property
    def is_below(self) -> str:
        """A condition that is true below the headings, wherever these are by now."""
        return f"ROW()>ROW($A${HEADING_ROW})"

    def listed(self, values: tuple[str, ...]) -> str:
        """Return the reference of cells that hold the values; "" where there are none."""
        return self.lists(values)

    def letter(self, name: str) -> str:
        """Return the letter of a field's column."""
        return self._letters[name]

    def cell(self, name: str) -> str:
        """Return a field's cell."""
        return f"${self._letters[name]}{HEADING_ROW}"

    def cells(self, name: str) -> str:
        """Return all cells of a field, fixed; the heading is one of them."""
        letter = self._letters[name]
        return f"${letter}${HEADING_ROW}:${letter}${self.last_row}"

    def filled(self, name: str) -> str:
        """Return a formula for the cells of a field from the first row to the last filled one.

        From another sheet. It starts from the heading, and blank cells in between do no harm.
        """
        heading = in_sheet(self, f"${self._letters[name]}${HEADING_ROW}")
        cells = in_sheet(self, self.cells(name))
        last = f'SUMPRODUCT(MAX(({cells}<>"")*ROW({cells})))'
        return f"OFFSET({heading},1,0,MAX(1,{last}-1),1)"

    def area(self, name: str, first_row: int = FIRST_ROW) -> str:
        """Return the cells of a field as a rule's own range."""
        letter = self._letters[name]
        return f"{letter}{first_row}:{letter}{self.last_row}"


def sheet_titles(record_types: Iterable[RecordType]) -> dict[str, str]:
    """Return a title for the sheet of each record type, by its name: legal, and no two alike."""
    titles: dict[str, str] = {}
    taken = set(_RESERVED)
    for record_type in record_types:
        title = _unused(_legal(record_type.label), taken)
        taken.add(title.casefold())
        titles[record_type.name] = title
    return titles


def _legal(text: str) -> str:
    """Return the text without what Excel forbids in a sheet's title."""
    return _FORBIDDEN.sub("-", text).strip("' ")[:TITLE_LENGTH].strip("' ") or "-"


def _unused(title: str, taken: Iterable[str]) -> str:
    candidate, number = title, 1
    while candidate.casefold() in taken:
        number += 1
        ending = f" {number}"
        candidate = title[: TITLE_LENGTH - len(ending)] + ending
    return candidate


def in_sheet(layout: SheetLayout, reference: str) -> str:
    """Return a reference to cells of another sheet."""
    title = layout.title.replace("'", "''")
    return f"'{title}'!{reference}"


def number_format(each: Field) -> str:
    """Return the number format of a field's cells.

    Everything is text, so that zeros stay and nothing becomes a date, but for true numbers: those
    are checked and aligned by the spreadsheet itself. Dates are text too, in the field's own
    form, and a formula checks them. Real date cells would take whatever is typed and read it by
    the computer's own country: 3/4 is the third of April here and the fourth of March there, and
    nobody would see which. So the form is asked for, and what is typed is what comes back.
    """
    if takes_several(each) or choices_of(each):
        return "@"
    return {"integer": "0", "year": "0", "number": "General"}.get(each.type, "@")
