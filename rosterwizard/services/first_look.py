"""The first rows of a large text file, to be looked at while all of it is read.

They are read as a file of just these rows would be. What the whole file shows counts: it may have
another encoding than its beginning shows, and what is at the end of the part may be cut off.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.core.matching.known_names import known_headings
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.reading.kinds import is_workbook_or_zip
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.services.opening import candidates_of, job_of_sheets
from rosterwizard.services.reading_files import disk_answered_for, is_folder, open_file

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet

LARGE_BYTES = 2 << 20  # smaller ones are read whole about as quickly
_PART_BYTES = 1 << 16


def first_look(
    path: Path, profiles: Sequence[Profile], wanted: str = "", options: ReadingOptions = FIND_OUT
) -> "JobSheet | None":
    """Return the sheet that the beginning of a large text file makes; its last row is cut off.

    wanted: as `open_job` takes it. None where the file is not large, or no text, or where its
    beginning alone does not show what it is: reading all of it tells.
    """
    try:
        part = _beginning(path)
        if not part:
            return None
        from rosterwizard.core.reading.text_files import read_text  # noqa: PLC0415 - needs polars

        candidates = candidates_of(profiles, wanted)
        sheet = read_text(part, path, options, known_headings(candidates))
        return job_of_sheets((sheet,), candidates, profiles, options).sheets[0]
    except RosterError:
        return None


def _beginning(path: Path) -> bytes:
    """Return the whole lines at the beginning; b"" where nothing is to be shown of them."""
    if is_folder(path):
        return b""
    with open_file(path) as file, disk_answered_for():
        if file.seek(0, 2) < LARGE_BYTES:
            return b""
        file.seek(0)
        part = file.read(_PART_BYTES) or b""
    if is_workbook_or_zip(part) or b"\0" in part:  # letters of two bytes: where do lines end?
        return b""
    end = max(part.rfind(b"\n"), part.rfind(b"\r"))
    return part[: end + 1]
