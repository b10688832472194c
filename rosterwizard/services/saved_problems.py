"""The problems of a job as a file for those who mend it elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.core.messages.progress import Progress
from rosterwizard.core.reports.reports import Form, encoded, report
from rosterwizard.services.own_files import refuse_own_files
from rosterwizard.services.whole_files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import Job

LISTS: dict[str, Form] = {".html": "html", ".csv": "csv", ".txt": "text", ".json": "json"}
"""The forms of a list of problems, by the ending of its file."""


def save_problems(
    job: "Job",
    problems: "Mapping[str, Problems]",
    file: Path,
    own: "Iterable[Path]",
    progress: Progress,
) -> tuple[str, ...]:
    """Save the problems in the form that the ending of `file` says; return what is to be known.

    An ending that is none of `LISTS` means the person's workbook with its problems marked. own:
    the files that were read, which are never written to. Raises RosterError, as `write_whole` and
    `marked_copy` do, and "output-is-input".
    """
    refuse_own_files([file], own)
    form = LISTS.get(file.suffix.lower())
    if form is not None:
        write_list(file, report(job, problems, form), form)
        return ()
    from rosterwizard.services.marked_copy import marked_copy  # noqa: PLC0415 - openpyxl

    copy = marked_copy(job, problems, file, progress)
    write_whole(file, copy.content)
    return copy.told


def write_list(file: Path, pieces: "Iterator[str]", form: Form) -> None:
    """Write the pieces of a report into its file. Raises RosterError, as `write_whole` does."""
    write_whole(file, encoded(pieces, form))
