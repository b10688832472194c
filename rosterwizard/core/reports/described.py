"""Problems for people: looked up and put into words only when they are shown."""

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.profiles.language import Severity
from rosterwizard.core.reports.told_problems import ToldPart, ToldProblems
from rosterwizard.core.sheet.row_places import BEYOND, row_name

# What is looked up for many problems at once costs little more than for few, but a report of them
# is many times as long as what is looked up.
_AT_ONCE, _IN_A_PIECE = 200_000, 40_000
_OWN = ("row", "added", "sheet", "value", "message", "fix", "following")


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem in words.

    type: the id of the record type. row: the sheet's own row number; None for the whole file, and
    for a row that is in no file: added says which of those it is, counted from 1.
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
    added: int | None
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

    @property
    def row_name(self) -> str | None:
        """What the row is called; None for the whole file."""
        number = self.row if self.added is None else BEYOND + self.added
        return None if number is None else row_name(number, self.sheet)


def described(
    job_sheet: JobSheet, problems: Problems, rows_of_frame: slice = slice(None)
) -> Iterator[Problem]:
    """Give the problems of that part of `problems.frame` in words, in its order."""
    for parts in told_in_turn(job_sheet, problems, rows_of_frame):
        yield from in_words_of(parts)


def told_in_turn(
    job_sheet: JobSheet, problems: Problems, rows_of_frame: slice = slice(None)
) -> Iterator[list[ToldPart]]:
    """Give the same, so many at a time by their rules, that memory stays flat."""
    told = ToldProblems(job_sheet, problems)
    frame = problems.frame[rows_of_frame]
    for start in range(0, frame.height, _AT_ONCE):
        few = frame.slice(start, _AT_ONCE)
        parts = list(told.parts(few))
        for place in range(0, few.height, _IN_A_PIECE):
            pieces = (part.slice(place, _IN_A_PIECE) for part in parts)
            yield [piece for piece in pieces if piece.each.height]


def in_words_of(parts: Iterable[ToldPart]) -> Iterator[Problem]:
    """Give the problems of parts that are told together, in the order of their places."""
    told: list[tuple[int, Problem]] = []
    for part in parts:
        alike = dataclasses.asdict(part.alike)
        told += (
            (place, Problem(**alike, **dict(zip(_OWN, own, strict=True))))
            for place, *own in part.each.select("place", *_OWN).iter_rows()
        )
    yield from map(itemgetter(1), sorted(told, key=itemgetter(0)))
