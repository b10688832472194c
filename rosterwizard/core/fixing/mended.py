"""What was mended in a job, step by step, and what came by each step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rosterwizard.core.fixing.gone_rows import pairs_of_step

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.fixing.fixes import Fix
    from rosterwizard.core.fixing.recipes import Mend
    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.job.job import Job, JobSheet


@dataclass(frozen=True, slots=True)
class Step:
    """One change that was made, or would be.

    record_type: the name of the one whose sheet it changes. caused: how many errors and warnings
    come by it, in all sheets of the job. fix: which one it is; None where a recipe says it.
    """

    record_type: str
    edit: Edit
    caused: int = 0
    fix: Fix | None = None

    def sheet_in(self, job: Job) -> JobSheet:
        """Return the sheet of the job that it changes."""
        return next(each for each in job.sheets if each.record_type.name == self.record_type)

    def pairs(self, job: Job) -> pl.DataFrame:
        """Return what becomes what (see `pairs_of`), with the passwords of the job masked."""
        if self.fix and self.fix.gone:
            return self.fix.pairs()
        return pairs_of_step(self.sheet_in(job), self.edit)


@dataclass(frozen=True, slots=True)
class Mended:
    """A job after all steps, in the order in which they were made.

    problems: what is left, by the name of the record type. idle: the mends of a recipe that found
    nothing to do.
    """

    job: Job
    steps: tuple[Step, ...]
    problems: Mapping[str, Problems]
    idle: tuple[Mend, ...] = ()
