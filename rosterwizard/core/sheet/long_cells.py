"""Cells of any length: Python's own reader of CSV takes one of more than 128 KB for an error."""

import csv

_LONGEST = 2**31 - 1  # C's long has no more on Windows


def let_cells_be_long() -> None:
    """Have `csv` read cells of any length from now on, everywhere in the program."""
    csv.field_size_limit(_LONGEST)
