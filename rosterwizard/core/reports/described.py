"""Problems for people: looked up and put into words only when they are shown."""

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

import polars as pl

from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.profiles.language import Severity
from rosterwizard.core.reports.told_problems import ToldPart, ToldProblems
from rosterwizard.core.sheet.row_places import row_of_sheet

_AT_ONCE = 50_000
_OWN = ("row", "sheet", "value", "message", "fix", "following")


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem in words.

    type: the id of the record type. row: the sheet's own row number; None for the whole file.
    sheet: the name of the row's own sheet where several are stacked; else None.
    column: its letter; None for a whole row or a field that no column fills; of a field that is
    made of columns the first one's, and heading names them all. field: None where the problem is
    not about a single field. value: the cell as it stands in the sheet, or what is made; of a
    password only how long it is.
    title: the kind of problem. rule: what is asked for. allowed: the closed list of values, as
    one text. todo: what to do. source, inferred: who says so, and whether that is our reading.
    says: what the person should know besides. fix: what one click does; None if nothing does.
    following: how many problems that are not told follow from this one.
    """

    type: str
    row: int | None
    sheet: str | None
    column: str | None
    heading: str | None
    field: str | None
    code: str
    severity: Severity
    value: str | None = dataclasses.field(repr=False)
    message: str = dataclasses.field(repr=False)
    fix: str | None
    following: int
    title: str
    rule: str
    allowed: str
    example: str
    todo: str
    source: str
    inferred: bool
    says: str

    def row_in_words(self, number: str) -> str:
        """Return what the row is called. number: its own number, as it is to be written."""
        return row_of_sheet(number, self.sheet)


def described(
    job_sheet: JobSheet, problems: Problems, rows_of_frame: slice = slice(None)
) -> Iterator[Problem]:
    """Give the problems of that part of `problems.frame` in words, in its order."""
    told = ToldProblems(job_sheet, problems)
    for frame in parts_of(problems.frame[rows_of_frame]):
        yield from _in_order(told.parts(frame))


def parts_of(frame: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Give the problems in parts that are put into words together."""
    for start in range(0, frame.height, _AT_ONCE):
        yield frame.slice(start, _AT_ONCE)


def _in_order(parts: Iterable[ToldPart]) -> Iterator[Problem]:
    told: list[tuple[int, Problem]] = []
    for part in parts:
        alike = dataclasses.asdict(part.alike)
        told += (
            (place, Problem(**alike, **dict(zip(_OWN, own, strict=True))))
            for place, *own in part.each.select("place", *_OWN).iter_rows()
        )
    yield from map(itemgetter(1), sorted(told, key=itemgetter(0)))
