"""What judging an edit costs without a window: `edit_figures.py ROWS`.

A sheet refers to another one by a key. Cells of a unique column, of one that conditions others, and
of that key are typed over by turns, and the job is judged after each. Prints as JSON, by the names
of the goals, what 99 of 100 edits do not exceed: milliseconds by the clock and of the processors'
work. It ends with the answer of a whole check, which must be the same.
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

import msgspec
import polars as pl

from rosterwizard.core.checking import check_job
from rosterwizard.core.checking.rechecking import rechecked
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.matching.matching import Match, Matching
from rosterwizard.core.profiles.language import ForeignKey, Reference
from rosterwizard.core.profiles.loading import load_profile
from rosterwizard.core.sheet.sheet import Origin, Sheet
from tests.bench.people import COLUMNS, people
from tests.bench.people_profile import people_profile
from tests.bench.stopwatch import Stopwatch, Taken, most_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.profiles.language import RecordType

    Found = Mapping[str, Problems]

TYPED_IN = {"edit-unique": "email", "edit-condition": "role", "edit-key": "student_id"}
LONGEST_S = 120


def main(rows: int, most_edits: int = 300) -> None:
    """Print the figures."""
    job = two_sheets(rows)
    found: Found = check_job(job)
    taken: dict[str, list[Taken]] = {name: [] for name in TYPED_IN}
    chance, begun = random.Random(7), time.monotonic()  # noqa: S311 - places in a sheet
    for number in range(most_edits):
        goal = tuple(TYPED_IN)[number % len(TYPED_IN)]
        sheet, column = job.sheets[0], COLUMNS.index(TYPED_IN[goal])
        edit = typed(sheet, chance.randrange(rows), column, text_for(job, column, chance))
        if edit is not None:
            edited = sheet.edited(edit)
            watch = Stopwatch()
            job, found = judged(job, found, edited)
            taken[goal].append(watch.read())
        if time.monotonic() - begun > LONGEST_S and number >= len(TYPED_IN):
            break
    for name, problems in check_job(job).items():
        assert found[name].frame.equals(problems.frame), "a whole check finds something else"
    json.dump({name: [*most_of(each), len(each)] for name, each in taken.items()}, sys.stdout)


def judged(job: Job, found: Found, edited: JobSheet) -> tuple[Job, Found]:
    """Return the job with one of its sheets edited, and what is wrong then.

    found: what was wrong before.
    """
    after = job.with_sheet(edited)
    again = rechecked(job, found, after)
    return after, check_job(after) if again is None else again.problems


def text_for(job: Job, column: int, chance: random.Random) -> str:
    """Return what is typed: by turns the text of another row, and one that is new."""
    cells = job.sheets[0].frame[f"c{column}"]
    other = cells[chance.randrange(cells.len())]
    return other if chance.randrange(2) else f"{other}{chance.randrange(10)}"


def two_sheets(rows: int) -> Job:
    """Return people, and a tenth as many who each belong to one of them."""
    profile = load_profile(people_profile(len(COLUMNS), 1), "people.toml")
    whole, keys = profile.record_types
    reference = Reference(resource=whole.name, fields=("student_id",))
    key = ForeignKey(fields=("student_id",), reference=reference)
    schema = msgspec.structs.replace(keys.schema, foreign_keys=(key,))
    keys = msgspec.structs.replace(keys, schema=schema)
    profile = msgspec.structs.replace(profile, record_types=(whole, keys))
    frame = people(rows).frame
    return Job(
        profile,
        (sheet_of(whole, frame), sheet_of(keys, frame.head(rows // 10).select("student_id"))),
    )


def sheet_of(record_type: RecordType, frame: pl.DataFrame) -> JobSheet:
    """Return a sheet whose headings are the fields."""
    matches = tuple(Match(at, name, name, "exact") for at, name in enumerate(frame.columns))
    numbers = pl.arange(2, 2 + frame.height, dtype=pl.UInt32, eager=True)
    cells = frame.rename({name: f"c{at}" for at, name in enumerate(frame.columns)})
    sheet = Sheet(cells, tuple(frame.columns), numbers, Origin(Path("people.csv")))
    return JobSheet.of(record_type, sheet, Matching(matches))


if __name__ == "__main__":
    main(int(sys.argv[1]))
