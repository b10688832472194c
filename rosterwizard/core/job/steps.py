"""What was done to a job, step by step: enough to do it all again on the same files.

A step names its sheet by the record type. Laid on one after the other, the steps of a job make
the job of a freshly opened one. An edit carries the keys of its rows, by which it can be laid on
files that have changed meanwhile.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from heapq import merge
from typing import Literal

from msgspec import Struct

from rosterwizard.core.job.edits import Edit, Edits, meant_after
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.row_keys import RowKeys, keys_of_touched
from rosterwizard.core.job.sheet_edits import rematched
from rosterwizard.core.job.whole_sheet import WholeSheet
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
    """An edit was made. keys: of the rows that it touches; None: none, or they are not known."""

    record_type: str
    edit: Edit
    keys: RowKeys | None = None


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
    """Give the steps that make the job of a freshly opened one: the edits in their order."""
    for sheet in job.sheets:
        yield Opened(sheet.record_type.name, _opened_matching(sheet), sheet.aside_at_opening)
    made = [tuple(_made(sheet)) for sheet in job.sheets]
    yield from merge(*made, key=_number)
    yield from map(Undone, job.edited_types("undone"))
    for sheet, steps in zip(job.sheets, made, strict=True):
        yield from _settled_since(sheet, steps)


def steps_between(before: Job, after: Job) -> tuple[Step, ...] | None:
    """Return the one step that makes `after` of `before`, or none where they are the same.

    None: it takes more than one step, or `after` was not made of `before` at all.
    """
    if before is after:
        return ()
    if len(before.sheets) != len(after.sheets) or before.profile is not after.profile:
        return None
    pairs = [
        (old, new)
        for old, new in zip(before.sheets, after.sheets, strict=True)
        if old is not new and not _only_forgets(old, new)
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
    return sheet if step.without == sheet.aside_at_opening else sheet.opened_without(step.without)


def _number(step: Made | Settled) -> int:
    return step.edit.number


def _only_forgets(old: JobSheet, new: JobSheet) -> bool:
    """Tell whether nothing but what was undone is gone, as it is by an edit of another sheet."""
    was, now = old.edits, new.edits
    stands = new.frame is old.frame and new.matching is old.matching
    return stands and now.done == was.done and not now.undone


def _step_between(old: JobSheet, new: JobSheet) -> tuple[Step, ...] | None:
    name = new.record_type.name
    # The origin stays the same, whatever is done to a sheet.
    if old.opened.origin is not new.opened.origin or old.record_type != new.record_type:
        return None
    if old.edits is new.edits:
        change = rematched(old, new.matching)
        return (Settled(name, change),) if change else ()
    match _way_between(old.edits, new.edits):
        case "redone":
            return (Redone(name),)
        case "undone":
            return (Undone(name),)
        case "made":
            edit = new.edits.done[-1]
            of = old.grown(edit.new_rows)
            there = of.rows_there()
            keys = keys_of_touched(of.opened.frame, there, of.matching, of.record_type, edit)
            return (Made(name, edit, keys),)
    return None


def edit_between(old: JobSheet, new: JobSheet) -> Edit | None:
    """Return the edit that was made, made again or taken back between two states of a sheet.

    None where it took another step, or more than one.
    """
    match _way_between(old.edits, new.edits):
        case "redone" | "made":
            return new.edits.done[-1]
        case "undone":
            return old.edits.done[-1]
    return None


def is_made_between(old: JobSheet, new: JobSheet) -> bool:
    """Tell whether an edit was made between two states of a sheet, and none taken back or again."""
    return _way_between(old.edits, new.edits) == "made"


def _way_between(was: Edits, now: Edits) -> Literal["made", "undone", "redone"] | None:
    grown, again = len(now.done) - len(was.done), was.undone[-1:]
    if grown == 1 and now.done == (*was.done, *again) and (*now.undone, *again) == was.undone:
        return "redone"
    if grown == 1 and not now.undone and now.done[:-1] == was.done:
        return "made"
    if grown == -1 and now.done == was.done[:-1] and now.undone == (*was.undone, was.done[-1]):
        return "undone"
    return None


def _made(sheet: JobSheet) -> Iterator[Made | Settled]:
    """Give every edit, also those that were taken back, with the keys of its rows.

    What was settled before an edit about what it had matched anew comes before it.
    """
    name, matching = sheet.record_type.name, _opened_matching(sheet)
    whole = WholeSheet.as_read(sheet.opened).opened(sheet.aside_at_opening)
    for edit in (*sheet.edits.done, *reversed(sheet.edits.undone)):
        replaced = meant_after(matching, edit, "before")
        change = rematched(replace(sheet, matching=matching), replaced)
        if change is not None:
            yield Settled(name, change)
            matching = meant_after(matching, change)
        whole = whole.with_new_rows([each.sheet for each in edit.new_rows])
        there, opened = whole.rows, whole.sheet.frame
        keys = keys_of_touched(opened, there, matching, sheet.record_type, edit)
        yield Made(name, edit, keys)
        matching = meant_after(matching, edit)
        if edit.set_aside or edit.brought_back:
            whole = whole.with_rows(edit.set_aside, edit.brought_back)


def _opened_matching(sheet: JobSheet) -> Matching:
    matching = sheet.matching
    for edit in (*sheet.edits.undone, *reversed(sheet.edits.done)):
        matching = meant_after(matching, edit, "before")
    return matching


def _settled_since(sheet: JobSheet, made: Iterable[Made | Settled]) -> Iterator[Settled]:
    """Give what was settled later about the same columns that an edit had matched anew.

    Also an edit that was taken back: making it again and taking it back would bring back what
    the columns meant before it.
    """
    matching = _opened_matching(sheet)
    for step in made:
        matching = meant_after(matching, step.edit)
    for edit in sheet.edits.undone:
        matching = meant_after(matching, edit, "before")
    change = rematched(replace(sheet, matching=matching), sheet.matching)
    if change is not None:
        yield Settled(sheet.record_type.name, change)
