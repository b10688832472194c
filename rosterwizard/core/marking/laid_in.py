"""The cells that were changed since a file was read."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rosterwizard.core.job.job import JobSheet


@dataclass(frozen=True, slots=True)
class LaidIn:
    """One changed cell. row, column: positions; row is None for a heading. new: of a new row."""

    row: int | None
    column: int
    before: str = field(repr=False)
    after: str = field(repr=False)
    secret: bool = False
    new: bool = False


def laid_in(sheet: JobSheet) -> Iterator[LaidIn]:
    """Give each cell and heading that differs from what was read, whatever steps led there."""
    secret = sheet.secret_columns
    for match, before in zip(sheet.matching.matches, sheet.sheet.headings, strict=True):
        if match.heading != before:
            yield LaidIn(None, match.column, before, match.heading)
    if sheet.frame is sheet.sheet.frame:
        return
    first_new = sheet.frame.height - sheet.sheet.new_rows
    for column, name in enumerate(sheet.frame.columns):
        read, now = sheet.sheet.frame[name], sheet.frame[name]
        for row in (read != now).arg_true():
            is_secret, is_new = column in secret, row >= first_new
            yield LaidIn(row, column, read[row], now[row], is_secret, is_new)
