"""What a person may settle about how a file is read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How to understand a file; "" and 0 mean: find out.

    sheet_name: the sheet of a workbook. heading_row: the number of the headings' row in the
        person's own sheet, from 1. encoding: a name of `core.reading.encoding_names.ENCODINGS`.
    delimiter: one character.
    """

    sheet_name: str = ""
    heading_row: int = 0
    encoding: str = ""
    delimiter: str = ""


FIND_OUT = ReadingOptions()
