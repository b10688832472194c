"""What the library does not tell of a sheet; the modules beside this one find it in the file."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rosterwizard.core.reading.workbooks.number_format import NumberFormat

Place = tuple[int, int]  # row and column


@dataclass(slots=True)
class Extras:
    """What is known of a sheet besides the library's values. Positions count from 0.

    texts: by column and row, what the cell shows. hidden_rows, hidden_columns: what a person does
    not see. unsaved: cells with a formula that has no saved result. unshown: cells whose number is
    shown in a way that could not be worked out. merged: top, left, bottom and right of each area
    that is one cell.
    """

    texts: dict[int, dict[int, str]] = field(repr=False, default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    unsaved: list[Place] = field(default_factory=list)
    unshown: list[Place] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def put_text(self, row: int, column: int, text: str) -> None:
        """Note what one cell shows."""
        self.texts.setdefault(column, {})[row] = text


class FormattedCells:
    """Numbers with their formats become what is shown; each number is worked out once.

    formats: by the number of the cell's style. is_1904: days are counted from 1904 on.
    """

    def __init__(self, formats: dict[int, NumberFormat], *, is_1904: bool) -> None:
        self._is_1904 = is_1904
        self.formats = {style: each for style, each in formats.items() if not each.says_nothing}
        self._texts: dict[int, dict[str, str | None]] = {style: {} for style in self.formats}

    def put_into(self, extras: Extras, cells: Iterable[tuple[int, int, int, str]]) -> None:
        """Note what numbers show. cells: row, column, style and the number as it is written."""
        for row, column, style, raw in cells:
            known = self._texts[style]
            text = known.get(raw, "")
            if not text and raw not in known:
                text = known[raw] = self.formats[style].text(raw, is_1904=self._is_1904)
            if text is not None:
                extras.texts.setdefault(column, {})[row] = text
            elif not self.formats[style].is_date:
                extras.unshown.append((row, column))


def column_number(letters: str) -> int:
    """Return the position of the column that a spreadsheet calls so: A is 0, AA is 26."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
