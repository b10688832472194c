"""Making a case of look-alikes: the default, and all that most people ever send."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rosterwizard.core.casefile.alike_steps import alike_steps
from rosterwizard.core.casefile.case_state import CaseState
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.messages.words import has_sentence, sentence
from rosterwizard.services.case_files.case_answers import answer_facts
from rosterwizard.services.case_files.case_making import (
    CaseInside,
    CaseRequest,
    MadeCase,
    own_profile_parts,
    proven_case,
)
from rosterwizard.services.case_files.case_memory import (
    alike_recalled,
    memory_of,
    packed_recalled,
    packed_taken,
    recalled_for,
)
from rosterwizard.services.case_files.case_search import parts_found
from rosterwizard.services.case_files.case_taken import alike_taken, taken_for
from rosterwizard.services.case_files.state_opening import profiles_of_case, state_files, types_of
from rosterwizard.services.kept_steps import plain_steps
from rosterwizard.services.look_alikes import LookAlikes, look_alikes_of
from rosterwizard.services.reading import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.job.job import Job


def made_case(request: CaseRequest, progress: Progress = UNWATCHED) -> MadeCase:
    """Return a case that holds look-alikes, with what the proof says of it.

    Raises RosterError "case-not-alike" where the look-alikes are not understood as the files were,
    "case-of-input" for what was piped in and is gone, and what making them and reading raise.
    """
    if STANDARD_INPUT in request.paths:
        raise RosterError("case-of-input")
    try:
        alikes = look_alikes_of(request.job, request.paths, request.options, progress)
        return case_of_alikes(request, alikes, progress)
    except RosterError as error:
        error.params.setdefault("file", request.paths[0].name)
        raise


def case_of_alikes(
    request: CaseRequest, alikes: LookAlikes, progress: Progress = UNWATCHED
) -> MadeCase:
    """Return the same for look-alikes that are there."""
    texts = _Texts(alikes)
    state = _state(request, alikes, texts, progress)
    answer = answer_facts(request.job, request.submitted, texts) if request.submitted else ()
    inside = CaseInside(state, tuple(alikes.files), answer)
    made = proven_case(request, inside, None, progress)
    found = ("files",) if alikes.found_again else ()
    return replace(
        made,
        found=(*found, *parts_found(made.case.manifest, state, alikes.case)),
        told=tuple(_told(alikes)),
        in_use=alikes.in_use,
    )


def _state(
    request: CaseRequest, alikes: LookAlikes, texts: _Texts, progress: Progress
) -> CaseState:
    job, files = request.job, CaseState(alikes.files, alikes.options)
    profiles = profiles_of_case(own_profile_parts(job.profile.name))
    read = state_files(files, profiles, types_of(job), job.mode, progress)
    opened = read.opened()
    _refuse_others(job, opened)
    recalled = packed_recalled(alike_recalled(recalled_for(job), job, opened, texts))
    opened = read.opened(memory_of(recalled))
    _refuse_others(job, opened)
    taken = packed_taken(alike_taken(taken_for(job), job, texts))
    steps = plain_steps(alike_steps(job, opened, texts))
    return replace(files, recalled=recalled, taken=taken, steps=steps)


def _refuse_others(job: Job, opened: Job) -> None:
    def looks(of: Job) -> list[tuple[str, int]]:
        return [(each.record_type.id, each.frame.width) for each in of.sheets]

    if looks(job) != looks(opened):
        raise RosterError("case-not-alike")


def _told(alikes: LookAlikes) -> Iterator[str]:
    """Give what is to be known of texts whose shape gives them away."""
    for code, count in alikes.told.items():
        if count and has_sentence("look-alike-told", code):
            yield sentence("look-alike-told", code, count=count)
    yield from alikes.said


@dataclass(frozen=True, slots=True)
class _Texts:
    """Where the look-alikes of single texts come from."""

    alikes: LookAlikes

    def of_cell(self, record_type: str, column: int, text: str) -> str:
        return self.alikes.text_for(record_type, column, text)

    def of_field(self, record_type: str, field: str, text: str) -> str:
        sheet = self.alikes.case.job.sheet_of(record_type)
        return text if sheet is None else self.alikes.case.constant(sheet, field, text)
