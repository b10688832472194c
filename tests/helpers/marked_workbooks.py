"""Jobs read from files, their marked workbooks, and what becomes of these when they are read."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from rosterwizard.core.checking import check_job
from rosterwizard.core.checking.marked_since import MarkedSince, marked_since
from rosterwizard.core.marking.own_workbook import Marked, marked_workbook
from rosterwizard.core.marking.places import Places
from rosterwizard.core.marking.plain_workbook import plain_places, plain_workbook
from rosterwizard.core.marking.planning import marking_of
from rosterwizard.services.opening import open_job
from tests.helpers.filled_templates import PROFILES

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.marking.marks import Marking

PATRONS = "infiniti/patrons"


def job_of_file(path: Path, wanted: str = PATRONS) -> Job:
    """Return the job that a file makes, as commands open it."""
    return open_job([path], list(PROFILES.values()), wanted)


def marking_in(job: Job, most: int = 100) -> Marking:
    """Return what is to be marked in the job's own workbook."""
    places = {each.record_type.name: Places.in_own_workbook(each) for each in job.sheets}
    return marking_of(job, check_job(job), places, most=most)


def own_marked(path: Path, job: Job | None = None, *, keep_macros: bool = False) -> Marked:
    """Return the workbook at `path` with its problems marked, without another process."""
    marking = marking_in(job or job_of_file(path))
    return marked_workbook(path.read_bytes(), marking, keep_macros=keep_macros)


def plain_marked(job: Job) -> bytes:
    """Return a new workbook with the job's problems marked."""
    marking = marking_of(job, check_job(job), plain_places(job), as_text=True)
    return plain_workbook(job, marking)


def since(path: Path, wanted: str = PATRONS) -> MarkedSince | None:
    """Return what became of the marks of a file."""
    job = job_of_file(path, wanted)
    return marked_since(job, check_job(job))


def opened_book(content: bytes) -> Workbook:
    """Return the workbook as openpyxl reads it."""
    return load_workbook(io.BytesIO(content))
