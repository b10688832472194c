"""From the state that a case holds to a job: opened, matched and edited as the customer had it.

Nothing of this machine plays a part: no remembered matching, no register, no profile of one's own.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from polars.exceptions import PanicException, PolarsError

from rosterwizard.core.casefile.case_state import CaseState
from rosterwizard.core.job.job import Job
from rosterwizard.core.job.laying import LaidOn, lay_on
from rosterwizard.core.job.steps import Opened, Step
from rosterwizard.core.matching.known_names import known_headings
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.profiles.loading import find_record_type
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.core.sheet.sheet import Sheet
from rosterwizard.services.case_files.case_memory import memory_of
from rosterwizard.services.kept_steps import steps_of_plain
from rosterwizard.services.opening import job_of_sheets
from rosterwizard.services.opening_memory import NO_MEMORY, OpeningMemory
from rosterwizard.services.own_profiles import profiles_in
from rosterwizard.services.reading import read_contents
from rosterwizard.services.whole_files import write_whole

_NOWHERE = Path("/rosterwizard-case")  # no file of a case is written anywhere


@dataclass(frozen=True, slots=True)
class StateFiles:
    """The files of a state, read once, to be opened as often as is wanted.

    types: the ids of the record types that they are. mode: that of the files as they were named.
    """

    sheets: Sequence[Sheet]
    aside: Sequence[str]
    profiles: Sequence[Profile]
    options: ReadingOptions
    types: Sequence[str]
    mode: str

    def opened(self, memory: OpeningMemory = NO_MEMORY) -> Job:
        """Return the job that they make, before anything was done to it."""
        candidates = [find_record_type(each, self.profiles)[1] for each in self.types]
        job = job_of_sheets(
            self.sheets, candidates, self.profiles, self.options, aside=self.aside, memory=memory
        )
        return replace(job, mode=self.mode)


def state_files(
    state: CaseState,
    profiles: Sequence[Profile],
    types: Sequence[str],
    mode: str,
    progress: Progress = UNWATCHED,
) -> StateFiles:
    """Read the files of a state, which are in memory.

    types: as `types_of` returns them. Raises RosterError "case-unsound" where there are none,
    "unknown-system", "unknown-type", and what `read_contents` raises.
    """
    if not types:
        raise RosterError("case-unsound")
    aside: list[str] = []
    known = known_headings(find_record_type(types[0], profiles)[0].record_types)
    contents = {_NOWHERE / name: content for name, content in state.files.items()}
    sheets = read_contents(contents, state.options, progress, known, aside)
    return StateFiles(sheets, aside, profiles, state.options, types, mode)


def types_of(job: Job) -> tuple[str, ...]:
    """Return the ids of the record types that the files of a job are."""
    return tuple(each.record_type.id for each in job.sheets)


def profiles_of_case(texts: Mapping[str, bytes]) -> tuple[Profile, ...]:
    """Return our profiles and those that a case brings. Raises RosterError "profile-fault"."""
    with tempfile.TemporaryDirectory(prefix="rosterwizard-case-") as folder:
        for name, content in texts.items():
            write_whole(Path(folder) / name, content, private=True)
        return profiles_in(Path(folder))


def laid_state(files: StateFiles, state: CaseState) -> LaidOn:
    """Return the job of a state, and what of it does not fit.

    Raises RosterError "case-unsound", and what opening does.
    """
    with unsound_answered_for():
        memory = memory_of(state.recalled, state.taken)
        steps = steps_of_plain(state.steps)
    opened = files.opened(memory)
    with unsound_answered_for():
        _refuse_odd(steps, opened)
        return lay_on(opened, steps)


@contextmanager
def unsound_answered_for() -> Iterator[None]:
    """Raise what comes of a state that we would never have written as RosterError."""
    try:
        yield
    except (
        *(msgspec.MsgspecError, PolarsError, PanicException, RecursionError),
        *(ValueError, TypeError, LookupError, ArithmeticError, AttributeError),
    ):
        # Not chained: the cause could repeat a text.
        raise RosterError("case-unsound") from None


def _refuse_odd(steps: Sequence[Step], opened: Job) -> None:
    """Raise ValueError for a matching that is of no sheet, which laying takes on trust."""
    widths = {each.record_type.name: each.frame.width for each in opened.sheets}
    for step in steps:
        if isinstance(step, Opened) and step.record_type in widths:
            columns = range(widths[step.record_type])
            made = step.matching.made.values()
            is_sound = [match.column for match in step.matching.matches] == [*columns]
            if not is_sound or not all(each.columns for each in made):
                raise ValueError("a matching of another sheet")
            if not {column for each in made for column in each.columns} <= {*columns}:
                raise ValueError("a making of another sheet")
