"""Making a case file of the work at hand, and proving what it holds before anybody saves it.

The proof is no opinion on the parts: the bytes are opened just as support will open them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from msgspec import structs

from rosterwizard.core.casefile.alike_steps import steps_without_keys
from rosterwizard.core.casefile.case_file import Case, packed_case, read_case
from rosterwizard.core.casefile.case_state import CaseState
from rosterwizard.core.casefile.manifest import Manifest, ProofFacts
from rosterwizard.core.checking import check_job
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.reproducing.expected_problems import expected_problems
from rosterwizard.services.case_files.bytes_facts import facts_of_file
from rosterwizard.services.case_files.case_answers import answer_facts
from rosterwizard.services.case_files.case_machine import (
    log_lines,
    made_with_now,
    self_check_facts,
)
from rosterwizard.services.case_files.case_memory import (
    packed_recalled,
    packed_taken,
    recalled_for,
)
from rosterwizard.services.case_files.case_opening import OpenedCase, opened_case
from rosterwizard.services.case_files.case_taken import taken_for
from rosterwizard.services.case_files.job_facts import (
    edit_facts,
    mend_facts,
    profile_facts,
    sheet_facts,
)
from rosterwizard.services.case_files.real_files import files_given, real_files
from rosterwizard.services.kept_steps import plain_steps
from rosterwizard.services.own_profiles import own_profile_files

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from rosterwizard.core.casefile.manifest import AnswerFacts, FileFacts, Holds
    from rosterwizard.core.job.job import Job
    from rosterwizard.core.lookalike.values_again import ColumnInUse
    from rosterwizard.services.submitting.submission import Submitted

Part = Literal["answer", "log", "self-check"]
PARTS: tuple[Part, ...] = ("answer", "log", "self-check")
"""What a person may leave out of a case."""


@dataclass(frozen=True, slots=True)
class CaseRequest:
    """Of what a case is to be made.

    job: as it is by now, edits and all. paths, options: of the files, as they were read.
    submitted: what became of the last sending. without: what the person leaves out.
    """

    job: Job
    paths: Sequence[Path]
    options: ReadingOptions = FIND_OUT
    submitted: Submitted | None = None
    without: Collection[Part] = ()


@dataclass(frozen=True, slots=True)
class MadeCase:
    """A case that can be saved, and what the proof says of it.

    content: the bytes of the file. opened: the case as support will see it. found: in which parts
    of the case original values were found again: such a case is not to be saved. told: sentences
    about what a look-alike could not do. in_use: see `LookAlikes`.
    """

    case: Case
    content: bytes = field(repr=False)
    opened: OpenedCase
    found: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    in_use: Sequence[ColumnInUse] = ()


@dataclass(frozen=True, slots=True)
class CaseInside:
    """What differs between a case of look-alikes and one of real files.

    names: of the files, where those may be told. answer: what the server said.
    """

    state: CaseState
    names: Sequence[str] = ()
    answer: Sequence[AnswerFacts] = ()


def made_real_case(
    request: CaseRequest, passphrase: str, progress: Progress = UNWATCHED
) -> MadeCase:
    """Return a case that holds the real files, sealed; no name and no cell is outside of the seal.

    What the server said is told in counts alone. Raises RosterError "passphrase-short",
    "case-of-input", and what reading and opening raise.
    """
    job = request.job
    state = CaseState(
        real_files(request.paths),
        request.options,
        packed_recalled(recalled_for(job)),
        packed_taken(taken_for(job)),
        plain_steps(steps_without_keys(job)),
    )
    answer = answer_facts(job, request.submitted, None) if request.submitted else ()
    return proven_case(request, CaseInside(state, answer=answer), passphrase, progress)


def proven_case(
    request: CaseRequest, inside: CaseInside, passphrase: str | None, progress: Progress
) -> MadeCase:
    """Return the case with what opening its bytes anew comes to."""
    case = _case(request, inside, "look-alike" if passphrase is None else "real", progress)
    read = read_case(packed_case(case, passphrase)).opened(passphrase)
    opened = opened_case(read, progress)
    found = opened.differences
    proof = ProofFacts(problems=found.expected, kept=found.same, new=len(found.new))
    case = replace(case, manifest=structs.replace(case.manifest, proof=proof))
    return MadeCase(case, packed_case(case, passphrase), opened)


def _case(request: CaseRequest, inside: CaseInside, holds: Holds, progress: Progress) -> Case:
    job, without = request.job, request.without
    problems = check_job(job, progress)
    own = own_profile_parts(job.profile.name)
    manifest = Manifest(
        holds=holds,
        mode=job.mode,
        files=tuple(_file_facts(request, inside.names)),
        sheets=sheet_facts(job),
        profile=profile_facts(job, tuple(own)),
        edits=edit_facts(job),
        recipe=mend_facts(job, problems),
        made_with=made_with_now(),
        answer=() if "answer" in without else tuple(inside.answer),
        log=() if "log" in without else log_lines(),
        self_check=() if "self-check" in without else self_check_facts(progress),
        parts_left_out=tuple(each for each in PARTS if each in without),
    )
    return Case(manifest, expected_problems(job, problems), own, inside.state)


def own_profile_parts(name: str) -> dict[str, bytes]:
    """Return the parts that hold a person's own profile, by names that tell nothing of them."""
    own = own_profile_files(name)
    return {f"profile-{number}.toml": content for number, content in enumerate(own, 1)}


def _file_facts(request: CaseRequest, names: Sequence[str]) -> Iterator[FileFacts]:
    """Give the facts of each file. names: of their look-alikes, where there is one for each."""
    origins = {sheet.sheet.origin.file: sheet.sheet.origin for sheet in request.job.sheets}
    paths = tuple(files_given(request.paths))
    told = names if len(names) == len(paths) else [""] * len(paths)
    for path, name in zip(paths, told, strict=True):
        yield structs.replace(facts_of_file(path, origins.get(path)), name=name)
