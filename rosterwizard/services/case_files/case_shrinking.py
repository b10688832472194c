"""The smallest files that still have a chosen problem, proven by opening them."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec import structs

from rosterwizard.core.casefile.case_state import CaseState
from rosterwizard.core.checking import check_job
from rosterwizard.core.job.steps import Opened, with_step
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.reproducing.expected_problems import ExpectedProblem, expected_problems
from rosterwizard.core.sheet.file_names import safe_file_name
from rosterwizard.core.shrinking.job_part import part_of_job
from rosterwizard.core.shrinking.shrinking import shrunk_steps
from rosterwizard.core.shrinking.smallest import smallest
from rosterwizard.services.case_files.state_opening import state_files, types_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import polars as pl

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.core.profiles.language import Profile


@dataclass(frozen=True, slots=True)
class Shrunk:
    """Files that still have the problem. job: what they make. problem: as it is told of them."""

    files: Mapping[str, bytes] = field(repr=False)
    options: ReadingOptions
    job: Job
    problem: ExpectedProblem

    @property
    def rows(self) -> int:
        """How many rows all sheets have together."""
        return sum(sheet.frame.height for sheet in self.job.sheets)


def chosen_problem(
    expected: Iterable[ExpectedProblem], code: str = "", row: int | None = None
) -> ExpectedProblem:
    """Return the first problem of that code and row; without a code the first error, or the first.

    Raises RosterError "shrink-no-problem".
    """
    fit = [
        each for each in expected if code in {"", each.code} and row in {None, each.row, each.added}
    ]
    if not fit:
        raise RosterError("shrink-no-problem", code=code)
    errors = [each for each in fit if each.severity == "error"]
    return (errors or fit)[0]


def problem_at(
    job: Job, problems: Mapping[str, Problems], name: str, frame: pl.DataFrame
) -> ExpectedProblem:
    """Return the problem in a frame of one (schema `FRAME`), with all that is told of it.

    problems: as `check_job` returns them. name: of the record type whose sheet has it.
    """
    alone = replace(problems[name], frame=frame)
    sheets = tuple(each for each in job.sheets if each.record_type.name == name)
    (found,) = expected_problems(replace(job, sheets=sheets), {name: alone})
    return next(each for each in expected_problems(job, problems) if each.place == found.place)


@dataclass(frozen=True, slots=True)
class ShrinkSource:
    """What is made smaller: a job, the files that it was read from, and how they were read."""

    job: Job
    files: Mapping[str, bytes] = field(repr=False, default_factory=dict)
    options: ReadingOptions = FIND_OUT


def shrunk_job(
    source: ShrinkSource,
    problem: ExpectedProblem,
    progress: Progress = UNWATCHED,
    *,
    tied: bool = False,
) -> Shrunk:
    """Return the smallest files that have the problem, as it is known by what it is made of.

    Most is tried in memory, which is fast. Where what is left, written out, has the problem no
    more, each step is written out and opened; and where it is the bytes of a text that are odd, its
    own lines are left out one by one.
    tied: it must be the problem of the very row. Raises RosterError "shrink-not-kept".
    """
    job, target = source.job, _Target(problem, tied=tied)

    def still_has(part: Job) -> bool:
        return target.is_in(part, progress)

    def still_has_written(part: Job) -> bool:
        progress.report(0, 0)
        return _written(part, target) is not None

    for has in (still_has, still_has_written):
        *_, parts = shrunk_steps(job, has, progress)
        found = _written(part_of_job(job, parts), target)
        if found is not None:
            return found
    found = _by_lines(source, target)
    if found is None:
        raise RosterError("shrink-not-kept", code=problem.code)
    return found


@dataclass(frozen=True, slots=True)
class _Target:
    """The problem that must stay. tied: in its own row; once it is written, rows have others."""

    problem: ExpectedProblem
    tied: bool

    def is_in(self, job: Job, progress: Progress = UNWATCHED) -> bool:
        progress.report(0, 0)
        found = self.found(job)
        own = self.problem.row, self.problem.added
        return any(not self.tied or (each.row, each.added) == own for each in found)

    def found(self, job: Job) -> Sequence[ExpectedProblem]:
        """Return the problems of the job that are like it."""
        problems = check_job(job)
        sheets = [each for each in job.sheets if each.record_type.id == self.problem.type]
        if not any(
            rule.code == self.problem.code and rule.field == self.problem.field
            for sheet in sheets
            for rule, _ in problems[sheet.record_type.name].by_rule()
        ):
            return ()
        wanted = _like(self.problem)
        return [each for each in expected_problems(job, problems) if _like(each) == wanted]


def _like(problem: ExpectedProblem) -> ExpectedProblem:
    """Return what two problems have alike that are the same one in files of another size."""
    return structs.replace(problem, row=None, added=None, column=None, sheet=None, following=0)


def _written(job: Job, target: _Target) -> Shrunk | None:
    """Return the job written as files and opened again; None where the problem is gone."""
    names = _names(job.sheets)
    files = {name: _csv(sheet) for name, sheet in zip(names, job.sheets, strict=True)}
    return _reopened(files, FIND_OUT, job, target, as_matched=True)


def _reopened(
    files: Mapping[str, bytes],
    options: ReadingOptions,
    job: Job,
    target: _Target,
    *,
    as_matched: bool = False,
) -> Shrunk | None:
    profiles: Sequence[Profile] = (job.profile,)
    try:
        state = CaseState(files, options)
        again = state_files(state, profiles, types_of(job), job.mode).opened()
    except RosterError:
        return None
    matched = _as_matched(again, job, same=as_matched)
    found = target.found(matched) if matched else ()
    return Shrunk(files, options, matched, found[0]) if matched and found else None


def _as_matched(again: Job, job: Job, *, same: bool) -> Job | None:
    """Return the job that was opened again, matched as before; None where it is another one."""
    for sheet in job.sheets:
        own = again.sheet_of(sheet.record_type.name)
        if own is None or own.sheet.headings != tuple(
            match.heading for match in sheet.matching.matches
        ):
            return None
        if same and own.opened.height != sheet.frame.height:
            return None
        without = own.aside_at_opening
        again = again.with_sheet(
            with_step(own, Opened(own.record_type.name, sheet.matching, without))
        )
    return again if len(again.sheets) == len(job.sheets) else None


def _names(sheets: Sequence[JobSheet]) -> Sequence[str]:
    if len(sheets) == 1:
        return [f"{PurePath(safe_file_name(sheets[0].sheet.origin.file.name)).stem}.csv"]
    return [f"{each.record_type.name}.csv" for each in sheets]


def _csv(sheet: JobSheet) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(match.heading for match in sheet.matching.matches)
    writer.writerows(sheet.frame.iter_rows())
    return written.getvalue().encode()


def _by_lines(source: ShrinkSource, target: _Target) -> Shrunk | None:
    """Return the text file with as few of its own lines as can be; None where that is no help."""
    job, options = source.job, source.options
    origin = job.sheets[0].sheet.origin
    if len(source.files) != 1 or len(job.sheets) != 1 or not origin.encoding:
        return None
    ((name, content),) = source.files.items()
    end = "\n".encode(origin.encoding.removesuffix("-sig")).removeprefix(b"\xff\xfe")
    lines = content.split(end)
    head, rows = lines[: origin.heading_row], lines[origin.heading_row :]

    def made(some: Sequence[bytes]) -> Shrunk | None:
        return _reopened({name: end.join([*head, *some])}, options, job, target)

    if made(rows) is None:
        return None
    return made(smallest(rows, lambda some: made(some) is not None))
