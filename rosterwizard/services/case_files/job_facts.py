"""What a case tells of a job without any of its values: sheets, matching, edits and recipe."""

from collections.abc import Iterator, Mapping

from rosterwizard.core.casefile.manifest import EditFacts, MendFacts, ProfileFacts, SheetFacts
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.fixing.recipes import mends_of
from rosterwizard.core.job.edits import Edit
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.sheet.sheet import column_letter

_REPLACED = "edit-replaced"


def sheet_facts(job: Job) -> tuple[SheetFacts, ...]:
    """Return what is told of each sheet."""
    return tuple(map(_sheet, job.sheets))


def edit_facts(job: Job) -> tuple[EditFacts, ...]:
    """Return what is told of each edit, sheet by sheet, oldest first."""
    return tuple(_edits(job))


def mend_facts(job: Job, problems: Mapping[str, Problems]) -> tuple[MendFacts, ...]:
    """Return what is told of the recipe that the edits make."""
    return tuple(
        MendFacts(fix=mend.fix or _REPLACED, field=mend.field, record_type=mend.type)
        for mend in mends_of(job, problems)
    )


def profile_facts(job: Job, own: tuple[str, ...]) -> ProfileFacts:
    """Return what is told of the profile. own: the parts that hold the person's own one."""
    return ProfileFacts(name=job.profile.name, version=job.profile.version, own=own)


def _sheet(sheet: JobSheet) -> SheetFacts:
    matching, origin = sheet.matching, sheet.sheet.origin
    return SheetFacts(
        record_type=sheet.record_type.id,
        rows=sheet.frame.height,
        columns=sheet.frame.width,
        heading_row=origin.heading_row,
        stacked=len(origin.stacked),
        matched={column_letter(each.column): each.field or "" for each in matching.matches},
        made={
            name: tuple(map(column_letter, each.columns)) for name, each in matching.made.items()
        },
        alike=tuple(matching.constants),
        left_out=tuple(sorted(matching.left_out)),
    )


def _edits(job: Job) -> Iterator[EditFacts]:
    for sheet in job.sheets:
        for edit in sheet.edits.done:
            yield _edit(sheet, edit, is_undone=False)
        for edit in reversed(sheet.edits.undone):
            yield _edit(sheet, edit, is_undone=True)


def _edit(sheet: JobSheet, edit: Edit, *, is_undone: bool) -> EditFacts:
    return EditFacts(
        record_type=sheet.record_type.id,
        code=edit.code,
        changed=edit.cells.height,
        columns=tuple(map(column_letter, sorted(edit.cells["column"].unique()))),
        headings=len(edit.headings),
        rows=len(edit.rows_as_opened),
        is_undone=is_undone,
    )
