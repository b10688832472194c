"""A job read again from files, with the matching that another one has."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.matching.known_names import known_headings
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.matching.recognising import recognised
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.core.sheet.sheet import Sheet
from rosterwizard.services.opening import opened_with
from rosterwizard.services.reading import read_all

Constant = Callable[[JobSheet, str, str], str]


def as_it_is(_sheet: JobSheet, _field: str, text: str) -> str:
    """Return the value that all rows have."""
    return text


def opened_again(
    job: Job,
    paths: Sequence[Path],
    options: ReadingOptions,
    progress: Progress = UNWATCHED,
    constant: Constant = as_it_is,
) -> Job:
    """Return the job that files make with the matching of `job` laid on them, and no edits.

    constant: what stands for the value that all rows have of a field. What a register remembers of
    this machine has no say. Raises RosterError as `open_job` does.
    """
    types = tuple(each.record_type for each in job.sheets)
    known = known_headings(job.profile.record_types)
    aside: list[str] = []
    sheets = read_all(paths, options, progress, known, aside)
    found = recognised(sheets, types, [job.profile])
    opened = [
        opened_with(
            each.sheet,
            each.record_type,
            _laid_on(each.sheet, like, constant),
            every_row=options.every_row,
        )
        for each in found.sheets
        if (like := job.sheet_of(each.record_type.name)) is not None
    ]
    return Job(job.profile, tuple(opened), job.mode, found.deletions, (*aside, *found.aside))


def _laid_on(sheet: Sheet, like: JobSheet, constant: Constant) -> Matching:
    """Return the matching of a job's sheet for another one with as many columns."""
    matching = like.matching
    matches = tuple(
        replace(match, heading=heading)
        for match, heading in zip(matching.matches, sheet.headings, strict=False)
    )
    constants = {name: constant(like, name, text) for name, text in matching.constants.items()}
    return replace(matching, matches=matches, constants=constants)
