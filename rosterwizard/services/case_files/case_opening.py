"""Opening a case file: the files are checked anew, and held against what the customer saw."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rosterwizard.core.casefile.case_file import MOST_BYTES, Case, ReadCase, read_case
from rosterwizard.core.casefile.manifest import MadeWith
from rosterwizard.core.checking import check_job
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.reproducing.differences import Differences, differences
from rosterwizard.core.reproducing.expected_problems import expected_problems
from rosterwizard.services.case_files.case_machine import made_with_now
from rosterwizard.services.case_files.state_opening import (
    laid_state,
    profiles_of_case,
    state_files,
)
from rosterwizard.services.reading_files import disk_answered_for, open_file

_PIECE_BYTES = 2**20


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A case with the job that it makes here.

    problems: as `check_job` returns them. differences: from what the customer saw. told: what else
    support should know: another version of the program, edits that do not fit.
    """

    case: Case
    job: Job
    problems: Mapping[str, Problems]
    differences: Differences
    told: tuple[RosterError, ...] = ()

    @property
    def is_reproduced(self) -> bool:
        """Whether there are the same problems as the customer saw, and all of the edits."""
        lost = any(each.code == "case-edits-lost" for each in self.told)
        return not self.differences and not lost


def case_in(path: Path) -> ReadCase:
    """Return what stands in a case file, before any of it is opened.

    Raises RosterError "case-unsound", "case-newer", and what `open_file` raises, with `file`.
    """
    try:
        return read_case(_content(path))
    except RosterError as error:
        error.params.setdefault("file", path.name)
        raise


def _content(path: Path) -> bytes:
    with disk_answered_for(), open_file(path) as file:
        pieces, size = [], 0
        while piece := file.read(_PIECE_BYTES):
            pieces.append(piece)
            size += len(piece)
            if size > MOST_BYTES:
                raise RosterError("file-too-big")
    return b"".join(pieces)


def opened_case(
    case: Case, progress: Progress = UNWATCHED, profiles: Sequence[Profile] | None = None
) -> OpenedCase:
    """Open the files of a case as the customer did, check them, and say what differs.

    profiles: to be used in place of ours and those of the case, to hold one version against
    another. Raises RosterError "case-unsound", "unknown-system", "profile-fault", and what
    reading raises.
    """
    manifest, state = case.manifest, case.state
    if state is None:
        raise RosterError("passphrase-wanted")
    used = profiles_of_case(case.profiles) if profiles is None else profiles
    types = [each.record_type for each in manifest.sheets]
    files = state_files(state, used, types, manifest.mode, progress)
    laid = laid_state(files, state)
    problems = check_job(laid.job, progress)
    found = expected_problems(laid.job, problems)
    told = [*_other_versions(case, laid.job.profile)]
    if laid.misfits:
        told.append(RosterError("case-edits-lost", count=len(laid.misfits), all=laid.count))
    return OpenedCase(case, laid.job, problems, differences(case.expected, found), tuple(told))


def _other_versions(case: Case, profile: Profile) -> Iterator[RosterError]:
    """Give in what this machine differs from the customer's, where that may bear on a check."""
    was, now = _bearing(case.manifest.made_with), _bearing(made_with_now())
    was[profile.title], now[profile.title] = case.manifest.profile.version, profile.version
    for name, version in was.items():
        if version != now[name]:
            yield RosterError("case-other-version", name=name, was=version, now=now[name])


def _bearing(made_with: MadeWith) -> dict[str, str]:
    polars = made_with.libraries.get("polars", "")
    return {"Roster Wizard": made_with.program, "Python": made_with.python, "Polars": polars}
