"""What a person may settle about how a file is read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How to understand a file; "" and 0 mean: find out.

    sheet_name: the sheet of a workbook. heading_row: the number of the headings' row in the
        person's own sheet, from 1. encoding: a name of `core.reading.encodings.ENCODINGS`.
    delimiter: one character. every_row: also rows that look like no records are taken in.
    """

    sheet_name: str = ""
    heading_row: int = 0
    encoding: str = ""
    delimiter: str = ""
    every_row: bool = False


FIND_OUT = ReadingOptions()
