"""What the library does not tell of a sheet; the modules beside this one find it in the file."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rosterwizard.core.reading.workbooks.number_format import NumberFormat

MOST_COLUMNS = 16_384  # of a sheet: column XFD is the last one

Place = tuple[int, int]  # row and column


def _no_texts() -> defaultdict[int, dict[int, str]]:
    return defaultdict(dict)


@dataclass(slots=True)
class Extras:
    """What is known of a sheet besides the library's values. Positions count from 0.

    texts: by column and row, what the cell shows. hidden_rows, hidden_columns: what a person does
    not see. unsaved: cells with a formula that has no saved result. unshown: cells whose number is
    shown in a way that could not be worked out. merged: top, left, bottom and right of each area
    that is one cell.
    """

    texts: defaultdict[int, dict[int, str]] = field(repr=False, default_factory=_no_texts)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    unsaved: list[Place] = field(default_factory=list)
    unshown: list[Place] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def put_text(self, row: int, column: int, text: str) -> None:
        """Note what one cell shows."""
        self.texts[column][row] = text


class FormattedCells:
    """Numbers with their formats become what is shown.

    formats: by the number of the cell's style. is_1904: days are counted from 1904 on.
    """

    def __init__(self, formats: dict[int, NumberFormat], *, is_1904: bool) -> None:
        self.formats = {style: each for style, each in formats.items() if not each.says_nothing}
        self._texts = {style: _Shown(each, is_1904) for style, each in self.formats.items()}

    def put_into(self, extras: Extras, cells: Iterable[tuple[int, int, int, str]]) -> None:
        """Note what numbers show. cells: row, column, style and the number as it is written."""
        shown, texts = self._texts, extras.texts
        for row, column, style, raw in cells:
            text = shown[style][raw]
            if text is not None:
                texts[column][row] = text
            elif not self.formats[style].is_date:
                extras.unshown.append((row, column))


class _Shown(dict[str, str | None]):
    """What numbers show in one format; each is worked out once, when it is first asked for."""

    def __init__(self, form: NumberFormat, is_1904: bool) -> None:  # noqa: FBT001 - nobody else's
        super().__init__()
        self._form, self._is_1904 = form, is_1904

    def __missing__(self, raw: str) -> str | None:
        text = self[raw] = self._form.text(raw, is_1904=self._is_1904)
        return text


def column_number(letters: str) -> int:
    """Return the position of the column that a spreadsheet calls so: A is 0, AA is 26."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
