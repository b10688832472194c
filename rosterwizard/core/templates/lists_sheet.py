"""The hidden sheet that holds the values of the dropdowns, so that they can be of any length."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from rosterwizard.core.templates.looks import put_text
from rosterwizard.core.templates.template_mark import LISTS_SHEET

_SIGNS = "signs"


class Lists:
    """Writes each different list once, in a column of its own."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._letters: dict[tuple[str, ...], str] = {}

    def signs(self, values: tuple[str, ...]) -> str:
        """Return where signs stand that formulas look for."""
        return self.cells_of(values, _SIGNS)

    def cells_of(self, values: tuple[str, ...], heading: str) -> str:
        """Return where the values stand; `heading` says whose they are when they are new."""
        if values not in self._letters:
            self._write(values, heading)
        letter = self._letters[values]
        return f"{LISTS_SHEET}!${letter}$2:${letter}${len(values) + 1}"

    def _write(self, values: tuple[str, ...], heading: str) -> None:
        column = len(self._letters) + 1
        self._letters[values] = get_column_letter(column)
        for row, text in enumerate((heading, *values), start=1):
            put_text(self._sheet, row, column, text).number_format = "@"
