"""One damaged file through the program: opened, checked, put into words, written to bytes."""

from __future__ import annotations

import traceback
from itertools import islice
from typing import TYPE_CHECKING

from rosterwizard.core.checking import check_job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.output.files import output_job
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.reports.described import described
from rosterwizard.services.opening import open_job
from tests.helpers.fuzz_task import JOB, Outcome

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = 20  # how many problems of a sheet are put into words
_SAID = ("", "infiniti/patrons", "haiku/users", "infiniti/patrons")  # what a person says that it is


def tried(number: int, path: Path, told: Path) -> Outcome:
    """Return what comes of the file. told: where the reading process says what was wrong."""
    before = told.stat().st_size if told.exists() else 0
    came, fault = _opened(path, _SAID[number % len(_SAID)])
    if told.exists() and told.stat().st_size > before:
        with told.open(encoding="utf-8") as file:
            file.seek(before)
            fault += file.read()
    return Outcome(number, path.name, came, fault)


def _opened(path: Path, wanted: str) -> tuple[str, str]:
    try:
        _through(path, wanted)
    except RosterError as error:
        return _refused(error)
    except BaseException as error:  # noqa: BLE001 - a panic of a library is no Exception
        return _fault(error)
    return JOB, ""


def _through(path: Path, wanted: str) -> None:
    job = open_job([path], built_in_profiles(), wanted)
    problems = check_job(job)
    for each in job.sheets:
        list(islice(described(each, problems[each.record_type.name]), _WORDS))
    output_job(job)


def _refused(error: RosterError) -> tuple[str, str]:
    """Return the code, and what goes wrong when its words are made."""
    try:
        said = str(error)
    except Exception as wrong:  # noqa: BLE001 - whatever it is, it is a fault
        return error.code, _fault(wrong)[1]
    return error.code, "" if said.strip() else "no words"


def _fault(error: BaseException) -> tuple[str, str]:
    if isinstance(error, KeyboardInterrupt | SystemExit):
        raise error
    return type(error).__name__, "".join(traceback.format_exception(error))
