"""What was done to a job, step by step: enough to do it all again on the same files.

A step names its sheet by the record type. Laid on one after the other, the steps of a job make
the job of a freshly opened one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from msgspec import Struct

from rosterwizard.core.job.edits import Edit, meant_after
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.sheet_edits import rematched
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.sheet.aside_row import Why


class Opened(Struct, frozen=True, tag=True, eq=False):
    """The sheet was opened and matched so; the headings are the file's.

    without: why rows (positions in the sheet with all rows) were set aside. The positions in what
    was done since count without them, so they go again even where none would go today.
    """

    record_type: str
    matching: Matching
    without: dict[int, Why] = {}


class Made(Struct, frozen=True, tag=True, eq=False):
    """An edit was made."""

    record_type: str
    edit: Edit


class Settled(Struct, frozen=True, tag=True, eq=False):
    """A change was made that undo passes by: a person's word on headings."""

    record_type: str
    edit: Edit


class Undone(Struct, frozen=True, tag=True, eq=False):
    """The last edit of the sheet was taken back."""

    record_type: str


class Redone(Struct, frozen=True, tag=True, eq=False):
    """The edit that was taken back last was made again."""

    record_type: str


Step = Opened | Made | Settled | Undone | Redone


def steps_of(job: Job) -> Iterator[Step]:
    """Give the steps that make the job of a freshly opened one, sheet by sheet."""
    for sheet in job.sheets:
        name = sheet.record_type.name
        yield Opened(name, _opened_matching(sheet), dict(_opened_without(sheet)))
        yield from (Made(name, edit) for edit in sheet.edits.done)
        yield from (Made(name, edit) for edit in reversed(sheet.edits.undone))
        yield from (Undone(name) for _ in sheet.edits.undone)
        yield from _settled_since(sheet)


def steps_between(before: Job, after: Job) -> tuple[Step, ...] | None:
    """Return the one step that makes `after` of `before`, or none where they are the same.

    None: it takes more than one step, or `after` was not made of `before` at all.
    """
    if before is after:
        return ()
    if len(before.sheets) != len(after.sheets) or before.profile is not after.profile:
        return None
    pairs = [
        (old, new) for old, new in zip(before.sheets, after.sheets, strict=True) if old is not new
    ]
    if not pairs:
        return ()
    return _step_between(*pairs[0]) if len(pairs) == 1 else None


def with_step(sheet: JobSheet, step: Step) -> JobSheet:
    """Return the sheet after the step, which is one of that sheet's and fits it."""
    match step:
        case Opened():
            return _opened_so(sheet, step)
        case Made():
            return sheet.edited(step.edit)
        case Settled():
            return sheet.settled(step.edit)
        case Undone():
            return sheet.undone()
    return sheet.redone()


def _opened_so(sheet: JobSheet, step: Opened) -> JobSheet:
    sheet = replace(sheet, matching=step.matching)
    return sheet if step.without == _opened_without(sheet) else sheet.opened_without(step.without)


def _opened_without(sheet: JobSheet) -> Mapping[int, Why]:
    return sheet.whole.opened_without if sheet.whole else {}


def _step_between(old: JobSheet, new: JobSheet) -> tuple[Step, ...] | None:
    name = new.record_type.name
    if _opened(old) is not _opened(new) or old.record_type != new.record_type:
        return None
    if old.edits is new.edits:
        change = rematched(old, new.matching)
        return (Settled(name, change),) if change else ()
    was, now = old.edits, new.edits
    grown = len(now.done) - len(was.done)
    again = was.undone[-1:]
    if grown == 1 and now.done == (*was.done, *again) and (*now.undone, *again) == was.undone:
        return (Redone(name),)
    if grown == 1 and not now.undone and now.done[:-1] == was.done:
        return (Made(name, now.done[-1]),)
    if grown == -1 and now.done == was.done[:-1] and now.undone == (*was.undone, was.done[-1]):
        return (Undone(name),)
    return None


def _opened(sheet: JobSheet) -> object:
    """Return what stays the same from the opening of a sheet on, whatever is done to it."""
    return sheet.whole.sheet.origin if sheet.whole else sheet.sheet.origin


def _opened_matching(sheet: JobSheet) -> Matching:
    matching = sheet.matching
    for edit in (*sheet.edits.undone, *reversed(sheet.edits.done)):
        matching = meant_after(matching, edit, "before")
    return matching


def _settled_since(sheet: JobSheet) -> Iterator[Step]:
    """Give what was settled later about the same columns that an edit had matched anew.

    Also an edit that was taken back: making it again and taking it back would bring back what
    the columns meant before it.
    """
    matching = _opened_matching(sheet)
    for edit in (*sheet.edits.done, *reversed(sheet.edits.undone)):
        matching = meant_after(matching, edit)
    for edit in sheet.edits.undone:
        matching = meant_after(matching, edit, "before")
    change = rematched(replace(sheet, matching=matching), sheet.matching)
    if change is not None:
        yield Settled(sheet.record_type.name, change)
