"""Saving the smallest files that have a problem: as they are, or as a case."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import structs

from rosterwizard.core.casefile.alike_steps import steps_without_keys
from rosterwizard.core.casefile.case_file import Case, packed_case
from rosterwizard.core.casefile.case_parts import zip_of
from rosterwizard.core.casefile.case_state import CaseState
from rosterwizard.core.checking import check_job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.reading.file_endings import CASE, ZIP
from rosterwizard.core.reproducing.expected_problems import expected_problems
from rosterwizard.services.case_files.bytes_facts import facts_of_bytes
from rosterwizard.services.case_files.case_saving import harmless_name
from rosterwizard.services.case_files.case_shrinking import Shrunk
from rosterwizard.services.case_files.job_facts import sheet_facts
from rosterwizard.services.kept_steps import plain_steps
from rosterwizard.services.own_files import refuse_own_files
from rosterwizard.services.private_files import write_private


def save_shrunk(
    shrunk: Shrunk, path: Path, case: Case | None = None, own: Iterable[Path] = ()
) -> None:
    """Save the files: one as it is, several into a folder or a zip, what came from a case as one.

    case: where the files came from, which are look-alikes; None where they came from a person's own
    file, of which no case is made, for it would hold real rows. own: the person's own files, which
    are never written to. Raises RosterError "case-extract-real", "shrink-no-case", "several-files",
    "output-is-input" and what `write_whole` raises.
    """
    if case is not None and case.manifest.holds == "real":
        raise RosterError("case-extract-real")
    if path.suffix.lower() == CASE:
        if case is None:
            raise RosterError("shrink-no-case")
        targets = {path: packed_case(shrunk_case(case, shrunk))}
    else:
        targets = _targets(shrunk.files, path)
    refuse_own_files(targets, own)
    for target, content in targets.items():
        write_private(target, content)


def _targets(files: Mapping[str, bytes], path: Path) -> dict[Path, bytes]:
    """Return what is to be written where."""
    if path.is_dir():
        return {path / harmless_name(name): content for name, content in files.items()}
    if path.suffix.lower() == ZIP:
        return {path: zip_of(files.items())}
    if len(files) > 1:
        raise RosterError("several-files", names=listed(files))
    return dict.fromkeys([path], *files.values())


def shrunk_case(case: Case, shrunk: Shrunk) -> Case:
    """Return a case of the smallest files alone; what was told of the whole is left out."""
    job = shrunk.job
    facts = (
        structs.replace(facts_of_bytes(content, None), name=name)
        for name, content in shrunk.files.items()
    )
    manifest = structs.replace(
        case.manifest,
        files=tuple(facts),
        sheets=sheet_facts(job),
        edits=(),
        recipe=(),
        proof=None,
        answer=(),
    )
    steps = plain_steps(steps_without_keys(job))
    state = CaseState(shrunk.files, shrunk.options, steps=steps)
    return Case(manifest, expected_problems(job, check_job(job)), case.profiles, state)
