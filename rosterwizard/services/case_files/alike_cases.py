"""Making a case of look-alikes: the default, and all that most people ever send."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from rosterwizard.core.casefile.alike_steps import alike_steps
from rosterwizard.core.casefile.case_state import CaseState
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.services.case_files.case_answers import answer_facts
from rosterwizard.services.case_files.case_making import (
    CaseInside,
    CaseRequest,
    MadeCase,
    own_profile_parts,
    proven_case,
    wanted_by,
)
from rosterwizard.services.case_files.case_memory import (
    alike_recalled,
    memory_of,
    packed_recalled,
    recalled_for,
)
from rosterwizard.services.case_files.state_opening import profiles_of_case, state_files
from rosterwizard.services.kept_steps import plain_steps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.reading.options import ReadingOptions


class Alikes(Protocol):
    """The look-alikes of the files of a job, and of every text that belongs to it."""

    @property
    def files(self) -> Mapping[str, bytes]:
        """The content of the files, by their names."""

    @property
    def options(self) -> ReadingOptions:
        """How they are read."""

    def text_for(self, record_type: str, column: int, text: str) -> str:
        """Return what stands for a text of a column."""


def case_of_alikes(
    request: CaseRequest, alikes: Alikes, progress: Progress = UNWATCHED
) -> MadeCase:
    """Return a case that holds look-alikes, with what the proof says of it.

    Raises RosterError "case-not-alike" where the look-alikes are not understood as the files were.
    """
    texts = _Texts(alikes, request.job)
    state = _state(request, alikes, texts, progress)
    answer = answer_facts(request.job, request.submitted, texts) if request.submitted else ()
    inside = CaseInside(state, tuple(alikes.files), answer)
    return proven_case(request, inside, None, progress)


def _state(request: CaseRequest, alikes: Alikes, texts: _Texts, progress: Progress) -> CaseState:
    job, files = request.job, CaseState(alikes.files, alikes.options)
    profiles = profiles_of_case(dict(own_profile_parts(job.profile.name)))
    read = state_files(files, profiles, wanted_by(request), job.mode, progress)
    opened = read.opened()
    _refuse_others(job, opened)
    recalled = packed_recalled(alike_recalled(recalled_for(job), job, opened, texts))
    again = read.opened(memory_of(recalled))
    _refuse_others(job, again)
    return replace(files, recalled=recalled, steps=plain_steps(alike_steps(job, again, texts)))


def _refuse_others(job: Job, opened: Job) -> None:
    def looks(of: Job) -> list[tuple[str, int]]:
        return [(each.record_type.id, each.frame.width) for each in of.sheets]

    if looks(job) != looks(opened):
        raise RosterError("case-not-alike")


@dataclass(frozen=True, slots=True)
class _Texts:
    """Where the look-alikes of single texts come from."""

    alikes: Alikes
    job: Job

    def of_cell(self, record_type: str, column: int, text: str) -> str:
        return self.alikes.text_for(record_type, column, text)

    def of_field(self, record_type: str, field: str, text: str) -> str:
        sheet = self.job.sheet_of(record_type)
        place = sheet.matching.place_of(field) if sheet else None
        return self.alikes.text_for(record_type, place or 0, text)
