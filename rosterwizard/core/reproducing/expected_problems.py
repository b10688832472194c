"""What a check found, in a form that another check can be held to and that tells of nobody.

It has places and codes, and no text of any cell, heading or sheet.
"""

from collections.abc import Iterator, Mapping

import polars as pl
from msgspec import Struct

from rosterwizard.core.checking.problems import FRAME, Problems
from rosterwizard.core.fixing.few_rows import FewRows, TwinRows
from rosterwizard.core.fixing.fixes import Proposals
from rosterwizard.core.fixing.offered import codes_of_each, parts_with_fixes
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.profiles.language import Severity
from rosterwizard.core.sheet.sheet import column_letter
from rosterwizard.core.showing.causes import causes_of
from rosterwizard.core.showing.root_causes import Kind, root_causes, root_problems

_AT_ONCE = 200_000  # problems
_PLACES = ("row", "column", "rule")


class ExpectedProblem(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One problem of a check, without any text of the file.

    type: the id of the record type. field: as the profile calls it; None where the problem is not
    about a single one. column: its letter; None for a whole row or the file.
    sheet: where several are stacked, which of them it is, counted from 1. row: the sheet's own row
    number; None for the whole file, and for a new row: added says which of those it is.
    cause: what its root cause has in common with others; "" where none explains it.
    following: how many problems that are not told follow from it. fix: the code of the fix that is
    offered; "" for none.
    """

    type: str
    code: str
    severity: Severity
    field: str | None = None
    column: str | None = None
    sheet: int | None = None
    row: int | None = None
    added: int | None = None
    cause: Kind | str = ""
    following: int = 0
    fix: str = ""

    @property
    def place(self) -> tuple[object, ...]:
        """What makes it this problem and no other: its code and where it stands."""
        return self.type, self.code, self.field, self.column, self.sheet, self.row, self.added


def expected_problems(job: Job, problems: Mapping[str, Problems]) -> tuple[ExpectedProblem, ...]:
    """Return what was found in all sheets of a job, in the order in which it is told.

    problems: by the name of the record type, as `check_job` returns them.
    """
    return tuple(
        problem
        for sheet in job.sheets
        for problem in _of_sheet(sheet, problems[sheet.record_type.name])
    )


def _of_sheet(sheet: JobSheet, problems: Problems) -> Iterator[ExpectedProblem]:
    if not len(problems):
        return
    alike = [(rule.code, rule.severity, rule.field) for rule in problems.rules]
    for column, rule, *told in _facts(sheet, problems).iter_rows():
        letter = None if column is None else column_letter(column)
        facts = (sheet.record_type.id, *alike[rule], letter, *told)
        yield ExpectedProblem(**dict(zip(ExpectedProblem.__struct_fields__, facts, strict=True)))


def _facts(sheet: JobSheet, problems: Problems) -> pl.DataFrame:
    """Return of each problem its column, its rule, and what an expected one has from `sheet` on."""
    frame = problems.frame
    places = sheet.sheet.places.of_rows(frame["row"])
    return pl.DataFrame(
        [
            *frame.select("column", "rule"),
            _own_sheets(sheet, frame["row"]).alias("sheet"),
            places.in_file().alias("row"),
            places.new().alias("added"),
            _causes(sheet, problems).alias("cause"),
            problems.followers().of_each(frame).alias("following"),
            _fixes(sheet, problems).alias("fix"),
        ]
    )


def _own_sheets(sheet: JobSheet, rows: pl.Series) -> pl.Series:
    """Return which of the stacked sheets each row is of, from 1; null where there is but one."""
    named = sheet.sheet.row_sheet
    if named is None:
        return pl.Series([None], dtype=pl.UInt32).new_from_index(0, rows.len())
    numbers = {name: number for number, name in enumerate(sheet.sheet.origin.stacked, 1)}
    return named.cast(pl.String).replace_strict(numbers, return_dtype=pl.UInt32).gather(rows)


def _causes(sheet: JobSheet, problems: Problems) -> pl.Series:
    """Return the kind of the root cause of each problem; "" where nothing explains it."""
    roots = root_causes(sheet, problems, causes_of(sheet, problems))
    explained = [
        root_problems(sheet, problems, root).with_columns(cause=pl.lit(root.kind)) for root in roots
    ]
    known = pl.concat([pl.DataFrame(schema={**FRAME, "cause": pl.String}), *explained])
    told = problems.frame.join(
        known.unique(_PLACES, keep="first"),
        on=_PLACES,
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )
    return told["cause"].fill_null("")


def _fixes(sheet: JobSheet, problems: Problems) -> pl.Series:
    """Return the code of the fix that is offered with each problem; "" where none is."""
    proposals = Proposals(sheet, problems, TwinRows(sheet, problems))
    parts = [
        _fixes_of(sheet, problems, proposals, problems.frame.slice(start, _AT_ONCE))
        for start in range(0, len(problems), _AT_ONCE)
    ]
    return pl.concat(parts).fill_null("")


def _fixes_of(
    sheet: JobSheet, problems: Problems, proposals: Proposals, frame: pl.DataFrame
) -> pl.Series:
    proposed = proposals.fixes(frame, FewRows(sheet, problems.rules, frame))
    parts = [
        part.problems.select("place", codes_of_each(part.fixes, part.problems["row"]).alias("fix"))
        for part in parts_with_fixes(frame, proposed)
    ]
    return pl.concat(parts).sort("place")["fix"]
