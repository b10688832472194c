"""What a person may settle about how a file is read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How to understand a file; "" and 0 mean: find out.

    sheet_name: the sheet of a workbook. further_sheets: those whose rows are to stand below its
        rows, in the workbook's own order. heading_row: the number of the headings' row in the
        person's own sheet, from 1. encoding: a name of `core.reading.encoding_names.ENCODINGS`.
    delimiter: one character. every_row: also rows that look like no records are taken in.
    """

    sheet_name: str = ""
    heading_row: int = 0
    encoding: str = ""
    delimiter: str = ""
    further_sheets: tuple[str, ...] = ()
    every_row: bool = False

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """All the sheets that are wanted; none where that is to be found out."""
        return (self.sheet_name, *self.further_sheets) if self.sheet_name else ()

    def of_sheets(self, names: Sequence[str]) -> "ReadingOptions":
        """Return the same options with these sheets wanted."""
        first, *others = names or ("",)
        return replace(self, sheet_name=first, further_sheets=tuple(others))


FIND_OUT = ReadingOptions()
