"""Whether words of a system repeat something of the rows that it was sent."""

import re
from collections.abc import Iterable, Iterator

import polars as pl

from rosterwizard.core.job.job import JobSheet

_SHORTEST = 3  # letters; below that, any count would be a cell
_LONGEST = 4  # words of a cell that is looked for
_WORD = re.compile(r"[^\s,;:!?()\[\]\"“”']+")


def repeats_a_cell(words: str, sheets: Iterable[JobSheet]) -> bool:
    """Tell whether a cell stands in the words, whatever its case.

    Values of closed lists are no person's, so they do not count.
    """
    parts = pl.Series([*_parts(words.casefold())], dtype=pl.String)
    return any(
        (cells.str.to_lowercase().str.strip_chars().is_in(parts.implode())).any()
        for sheet in sheets
        for cells in _own_cells(sheet)
    )


def _own_cells(sheet: JobSheet) -> Iterator[pl.Series]:
    listed = {field.name for field in sheet.record_type.fields if field.allowed}
    for match in sheet.matching.matches:
        if match.field not in listed:
            yield sheet.frame[f"c{match.column}"]


def _parts(words: str) -> Iterator[str]:
    """Give every run of a few words that is long enough to be a cell."""
    found = [each.rstrip(".") for each in _WORD.findall(words)]
    for begin in range(len(found)):
        for end in range(begin + 1, min(begin + _LONGEST, len(found)) + 1):
            part = " ".join(found[begin:end])
            if len(part) >= _SHORTEST and not part.isdecimal():
                yield part
