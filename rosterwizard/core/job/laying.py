"""Laying kept steps on a job that was opened again, and telling which of them no longer fit."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from rosterwizard.core.job.edits import Edit
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.sheet_laying import SheetLaying, lay_all
from rosterwizard.core.job.steps import Made, Opened, Settled, Step, Undone, with_step
from rosterwizard.core.matching.matching import Match, Matching

Reason = Literal[
    "no-sheet",  # there is no sheet of the record type any more
    "other-headings",  # the file's headings are not those that the work was done on
    "no-place",  # the sheet has no such row or column
    "other-text",  # something else stands there by now
    "no-field",  # the record type has no such field any more
]


@dataclass(frozen=True, slots=True)
class LaidOn:
    """The job with all steps that fit.

    fitted, count: how many of the changes that stood at the end are there again.
    misfits: why the others are not, in their order.
    """

    job: Job
    fitted: int
    misfits: tuple[Reason, ...]

    @property
    def count(self) -> int:
        """How many changes there were."""
        return self.fitted + len(self.misfits)


def lay_on(job: Job, steps: Iterable[Step]) -> LaidOn:
    """Return the freshly opened `job` with the steps laid on it, each that fits."""
    layings = lay_all(job, steps, _Laying)
    for name in (each.record_type.name for each in job.sheets):
        sheet = layings[name].sheet
        job = job.with_sheet(sheet) if sheet is not None else job
    made = [reason for each in layings.values() for reason in each.made]
    lost = [reason for each in layings.values() for reason in each.lost]
    misfits = (*lost, *(reason for reason in made if reason is not None))
    return LaidOn(job, made.count(None), misfits)


@dataclass(slots=True)
class _Laying(SheetLaying[Reason | None]):
    """A sheet that is as it was.

    made, undone: for each edit why it is not there, None where it is. lost: why something that
    is no edit is not there. closed: why nothing at all can be laid on.
    """

    made: list[Reason | None] = field(default_factory=list)
    lost: list[Reason] = field(default_factory=list)
    closed: Reason | None = None

    def take(self, step: Step) -> None:
        """Lay one step on, or note why it does not fit."""
        match step:
            case Opened():
                self._open(step)
            case Made():
                self.made.append(self._laid(step, step.edit))
            case Settled():
                reason = self._laid(step, step.edit)
                self.lost += [reason] if reason else []
            case Undone():
                self._move(step, self.made, self.undone)
            case _:
                self._move(step, self.undone, self.made)

    def _open(self, step: Opened) -> None:
        if self.sheet is None:
            return
        headings = tuple(match.heading for match in step.matching.matches)
        if headings != self.sheet.sheet.headings:
            self.closed = "other-headings"
            return
        known = {each.name for each in self.sheet.record_type.fields}
        matching = _with_known(step.matching, known)
        if matching != step.matching:
            self.lost.append("no-field")
        height = self.sheet.opened.height
        without = {row: why for row, why in step.without.items() if row < height}
        self.sheet = with_step(self.sheet, Opened(step.record_type, matching, without))

    def _laid(self, step: Step, edit: Edit) -> Reason | None:
        if self.sheet is None or self.closed:
            return self.closed or "no-sheet"
        reason = _misfit(self.sheet.grown(edit.new_rows), edit)
        if reason is None:
            self.sheet = with_step(self.sheet, step)
        return reason

    def _move(self, step: Step, source: list[Reason | None], target: list[Reason | None]) -> None:
        """Take back or do again what was laid on; what was not stays out."""
        if source:
            target.append(source.pop())
            if target[-1] is None and self.sheet is not None:
                self.sheet = with_step(self.sheet, step)


def _with_known(matching: Matching, known: set[str]) -> Matching:
    """Return the matching without the fields that there are no more."""
    return replace(
        matching,
        matches=tuple(_known_match(each, known) for each in matching.matches),
        constants={name: text for name, text in matching.constants.items() if name in known},
        made={name: each for name, each in matching.made.items() if name in known},
        left_out=matching.left_out & known,
    )


def _known_match(match: Match, known: set[str]) -> Match:
    if match.field is None or match.field in known:
        return match
    return replace(match, field=None, reason="none")


def _misfit(sheet: JobSheet, edit: Edit) -> Reason | None:
    """Return why the edit cannot be laid on as it was made; None where it can.

    sheet: with its new rows already.
    """
    if not _has_places(sheet, edit):
        return "no-place"
    if not _fields(edit) <= {each.name for each in sheet.record_type.fields}:
        return "no-field"
    return None if _stands_there(sheet, edit) else "other-text"


def _has_places(sheet: JobSheet, edit: Edit) -> bool:
    columns = {*edit.cells["column"].unique(), *(each.column for each in edit.headings)}
    columns |= _columns_meant(edit)
    opened = sheet.opened.height
    return (
        all(0 <= column < sheet.frame.width for column in columns)
        and all(0 <= row < opened for row in edit.rows_as_opened)
        and bool((edit.cells["row"] < sheet.frame.height).all())
    )


def _columns_meant(edit: Edit) -> set[int]:
    """Return the columns of which the edit says what they fill or make."""
    if edit.matching is None:
        return set()
    after = edit.matching.after
    making = {column for each in after.made.values() if each for column in each.columns}
    return after.matches.keys() | making


def _fields(edit: Edit) -> set[str]:
    """Return the fields that the edit matches, gives a value for, or leaves out."""
    if edit.matching is None:
        return set()
    after = edit.matching.after
    matched = {field for field, _ in after.matches.values() if field is not None}
    return matched | after.constants.keys() | after.left_out.keys() | after.made.keys()


def _stands_there(sheet: JobSheet, edit: Edit) -> bool:
    """Tell whether the cells and headings are what they were before the edit was made."""
    headings = sheet.matching.matches
    return all(headings[each.column].heading == each.before for each in edit.headings) and all(
        (sheet.frame[f"c{column}"].gather(part["row"]) == part["before"]).all()
        for (column,), part in edit.cells.group_by("column")
    )
