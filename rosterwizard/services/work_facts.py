"""What is asked of the work at hand and follows from it, for the flow, pages and what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.wizard.flow import Facts

if TYPE_CHECKING:  # each of these brings msgspec or polars, which must not delay the first paint
    from pathlib import Path

    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.profiles.language import RecordType
    from rosterwizard.services.work import Work


def facts_of(work: Work) -> Facts:
    """Return what the flow must know."""
    unsettled = 0
    if work.job is not None:
        from rosterwizard.core.job.unsettled import count_unsettled  # noqa: PLC0415 - start-up

        unsettled = count_unsettled(work.job)
    return Facts(
        record_types=len(work.record_types),
        files=len(work.paths),
        opened=work.job is not None,
        left_out=_left_out(work),
        unsettled=unsettled,
        checked=bool(work.problems),
        sent=work.submitted is not None,
        is_case=work.case is not None,
    )


def chosen_types(work: Work) -> tuple[RecordType, ...]:
    """Return the chosen record types in the profile's order."""
    types = work.profile.record_types if work.profile else ()
    return tuple(each for each in types if each.name in work.record_types)


def ticked_columns(work: Work) -> dict[str, tuple[str, ...]]:
    """Return the ticked field names of each chosen record type of which something was ticked."""
    system = work.profile.name if work.profile else ""
    return {
        name: work.ticked[system, name]
        for name in work.record_types
        if (system, name) in work.ticked
    }


def own_files(work: Work) -> tuple[Path, ...]:
    """Return the person's files, among them those in a folder: nothing is ever saved there."""
    sheets = work.job.sheets if work.job else ()
    return (*work.paths, *(each.sheet.origin.file for each in sheets))


def next_undo(work: Work) -> Edit | None:
    """Return the edit that would be taken back."""
    return work.sheet_of(work.edited[-1]).edits.done[-1] if work.edited else None


def next_redo(work: Work) -> Edit | None:
    """Return the edit that would be done again."""
    return work.sheet_of(work.undone[-1]).edits.undone[-1] if work.undone else None


def _left_out(work: Work) -> int:
    origins = [each.sheet.origin for each in work.job.sheets] if work.job else ()
    return sum(len(each.sheets_alike) for each in origins if not each.wanted)
