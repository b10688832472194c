"""Making a job smaller step by step, as long as it still has the problem."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.shrinking.job_part import KeptPart, Place, part_of_job
from rosterwizard.core.shrinking.smallest import smallest

Parts = tuple[KeptPart, ...]
StillHas = Callable[[Job], bool]
_MOST_ASKED = 60  # questions about letters: by then the rows and columns are few anyway
_MOST_LETTERS = 200  # of a cell; of a longer one only so many are tried one by one


def shrunk_steps(job: Job, still_has: StillHas, progress: Progress = UNWATCHED) -> Iterator[Parts]:
    """Give ever smaller parts of the job that still have what the job has; the last is smallest.

    Sheets go first, then rows, columns, rows again, and at last letters of the cells. What a
    reference needs stays by itself: without it, the problem would be gone, or another one.
    `still_has` is asked often; it may raise `Cancelled`.
    """
    small = _Shrinking(job, still_has)
    parts: Parts = tuple(map(KeptPart.whole, job.sheets))
    yield parts
    steps = (small.sheets, small.rows, small.columns, small.rows, small.texts)
    for done, step in enumerate(steps, 1):
        parts = step(parts)
        progress.report(done, len(steps))
        yield parts


class _Shrinking:
    """Makes parts of one job smaller in each way."""

    def __init__(self, job: Job, still_has: StillHas) -> None:
        self._job = job
        self._still_has = still_has
        self._left_to_ask = _MOST_ASKED

    def _holds(self, parts: Parts) -> bool:
        has_tables = bool(parts) and all(part.columns for part in parts)  # no file has no column
        return has_tables and self._still_has(part_of_job(self._job, parts))

    def sheets(self, parts: Parts) -> Parts:
        """Leave out sheets."""
        return tuple(smallest(parts, lambda some: self._holds(tuple(some))))

    def rows(self, parts: Parts) -> Parts:
        """Leave out rows, of all sheets together."""
        every = [(at, row) for at, part in enumerate(parts) for row in part.rows]
        left = smallest(every, lambda some: self._holds(_with_rows(parts, some)))
        return _with_rows(parts, left)

    def columns(self, parts: Parts) -> Parts:
        """Leave out columns, of all sheets together."""
        every = [(at, column) for at, part in enumerate(parts) for column in part.columns]
        left = smallest(every, lambda some: self._holds(_with_columns(parts, some)))
        return _with_columns(parts, left)

    def texts(self, parts: Parts) -> Parts:
        """Leave out letters of the cells that are left, and where it can be, all of them."""
        for at, row, column in _cells(parts):
            parts = self._with_less(parts, at, (row, column))
        return parts

    def _with_less(self, parts: Parts, at: int, place: Place) -> Parts:
        sheet = self._job.sheet_of(parts[at].record_type)
        text = sheet.frame[place[0], place[1]] if sheet else ""

        def with_text(letters: Sequence[str]) -> Parts:
            part = replace(parts[at], texts={**parts[at].texts, place: "".join(letters)})
            return (*parts[:at], part, *parts[at + 1 :])

        letters = [text[:-_MOST_LETTERS], *text[-_MOST_LETTERS:]] if text else []
        left = smallest(letters, lambda some: self._may_ask() and self._holds(with_text(some)))
        return with_text(left) if len(left) < len(letters) else parts

    def _may_ask(self) -> bool:
        self._left_to_ask -= 1
        return self._left_to_ask >= 0


def _cells(parts: Parts) -> Iterator[tuple[int, int, int]]:
    for at, part in enumerate(parts):
        yield from ((at, row, column) for row in part.rows for column in part.columns)


def _with_rows(parts: Parts, left: Sequence[Place]) -> Parts:
    rows: list[list[int]] = [[] for _ in parts]
    for at, row in left:
        rows[at].append(row)
    return tuple(replace(part, rows=own) for part, own in zip(parts, rows, strict=True))


def _with_columns(parts: Parts, left: Sequence[Place]) -> Parts:
    columns: list[list[int]] = [[] for _ in parts]
    for at, column in left:
        columns[at].append(column)
    return tuple(replace(part, columns=own) for part, own in zip(parts, columns, strict=True))
