"""Laying kept changes on a file that changed meanwhile: by the keys of its rows, never by position.

A cell is changed only where its row is known again for certain, its heading is there once, and
what the change replaced still stands in it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

import polars as pl
from msgspec import structs

from rosterwizard.core.job.edits import CELLS, Edit, HeadingEdit, Side, meant_after
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.left_out import LeftOut, compared
from rosterwizard.core.job.moved_edits import MovedEdit, moved_edit
from rosterwizard.core.job.sheet_laying import SheetLaying, lay_all
from rosterwizard.core.job.steps import Made, Opened, Settled, Step, Undone, with_step
from rosterwizard.core.matching.matching import Matching, Reason
from rosterwizard.core.matching.matching_edits import MatchingEdit, MatchingPart

if TYPE_CHECKING:
    from rosterwizard.core.making.made_of import Making


@dataclass(frozen=True, slots=True)
class LaidByKey:
    """The job with all changes that fit.

    fitted: how many places are as they were changed, new rows among them. left_out: those that are
    not. new_rows: how many rows that are in no file came along.
    """

    job: Job
    fitted: int
    left_out: tuple[LeftOut, ...]
    new_rows: int = 0

    @property
    def count(self) -> int:
        """How many places were changed."""
        return self.fitted + len(self.left_out)


def lay_by_key(job: Job, steps: Iterable[Step]) -> LaidByKey:
    """Return the freshly opened `job` with the steps laid on it, each as far as it fits."""
    layings = lay_all(job, steps, _Laying)
    fitted, left_out = 0, []
    for name, laying in layings.items():
        if laying.sheet is not None:
            job = job.with_sheet(laying.sheet)
        fits, out = compared(name, laying.sheet, laying.words, laying.columns, laying.done)
        fitted += fits
        left_out += out
    new_rows = sum(each.opened.new_rows for each in job.sheets)
    return LaidByKey(job, fitted, tuple(left_out), new_rows)


@dataclass(slots=True)
class _Laying(SheetLaying[MovedEdit]):
    """A sheet of the changed file.

    words: what the headings of the former file meant when it was opened, and what by now.
    columns: where its columns are. new_rows: where the rows that a person added are, by where they
    were in the former file.
    """

    words: tuple[Matching, Matching] = (Matching(()), Matching(()))
    columns: dict[int, int] = field(default_factory=dict)
    done: list[MovedEdit] = field(default_factory=list)
    new_rows: dict[int, int] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        """Lay on of one step what fits."""
        match step:
            case Opened():
                self._open(step)
            case Made():
                self._make(step)
            case Settled():
                self._settle(step)
            case Undone():
                self._move(step, self.done, self.undone)
            case _:
                self._move(step, self.undone, self.done)

    def _open(self, step: Opened) -> None:
        self.words = (step.matching, step.matching)
        if self.sheet is None:
            return
        self.columns = _columns(step.matching, self.sheet.matching)
        part = _known(self.sheet, self._moved_part(_whole_part(step.matching)))
        matching = _let_go(self.sheet.matching, part).put_into(self.sheet.matching)
        # Which rows look like no records is seen anew in a changed file.
        opened = Opened(step.record_type, matching, self.sheet.aside_at_opening)
        self.sheet = with_step(self.sheet, opened)

    def _make(self, step: Made) -> None:
        self._add_rows(step.edit)
        moved = moved_edit(self.sheet, step.edit, step.keys, self.columns, self.new_rows)
        self._mean(step.edit)
        if self.sheet is not None:
            edit = self._fitting(self.sheet, moved)
            self.sheet = self.sheet.edited(edit) if edit else self.sheet
            moved = replace(moved, laid=edit is not None)
        self.done.append(moved)

    def _add_rows(self, edit: Edit) -> None:
        """Note where the new rows of an edit will be; those that were taken back are forgotten."""
        if edit.new_rows:
            first = edit.new_rows[0].at
            self.new_rows = {was: now for was, now in self.new_rows.items() if was < first}
            height = self.sheet.opened.height if self.sheet else 0
            for now, row in enumerate(edit.new_rows, height):
                self.new_rows[row.at] = now

    def _settle(self, step: Settled) -> None:
        self._mean(step.edit)
        change = self._moved_matching(step.edit)
        if change is not None and self.sheet is not None:
            self.sheet = self.sheet.settled(Edit(code=step.edit.code, matching=change))

    def _move(self, step: Step, source: list[MovedEdit], target: list[MovedEdit]) -> None:
        """Take back or do again what was laid on; what was not stays out."""
        if source:
            moved = source.pop()
            target.append(moved)
            self._mean(moved.edit, "before" if isinstance(step, Undone) else "after")
            if moved.laid and self.sheet is not None:
                self.sheet = with_step(self.sheet, step)

    def _mean(self, edit: Edit, side: Side = "after") -> None:
        opened, now = self.words
        self.words = (opened, meant_after(now, edit, side))

    def _fitting(self, sheet: JobSheet, moved: MovedEdit) -> Edit | None:
        """Return of the edit what fits the sheet; None where nothing does."""
        edit = structs.replace(
            moved.edit,
            cells=_fitting_cells(sheet.grown(moved.edit.new_rows), moved.cells),
            headings=tuple(self._fitting_headings(sheet, moved.edit)),
            matching=self._moved_matching(moved.edit),
            set_aside=moved.certain_rows(moved.edit.set_aside),
            brought_back=moved.certain_rows(moved.edit.brought_back),
            kept=moved.certain_rows(moved.edit.kept),
        )
        count = edit.cells.height or len(edit.rows_as_opened)
        if not (count or edit.headings or edit.matching):
            return None
        params = {**edit.params, "count": count} if "count" in edit.params else edit.params
        return structs.replace(edit, params=params)

    def _fitting_headings(self, sheet: JobSheet, edit: Edit) -> Iterable[HeadingEdit]:
        for each in edit.headings:
            column = self.columns.get(each.column)
            if column is not None and sheet.matching.matches[column].heading == each.before:
                yield structs.replace(each, column=column)

    def _moved_matching(self, edit: Edit) -> MatchingEdit | None:
        if edit.matching is None or self.sheet is None:
            return None
        part = _known(self.sheet, self._moved_part(edit.matching.after))
        after = _let_go(self.sheet.matching, part).put_into(self.sheet.matching)
        return MatchingEdit.between(self.sheet.matching, after)

    def _moved_part(self, part: MatchingPart) -> MatchingPart:
        matches = {
            self.columns[column]: meant
            for column, meant in part.matches.items()
            if column in self.columns
        }
        made = {name: each and each.moved(self.columns) for name, each in part.made.items()}
        gone = {name for name, each in part.made.items() if each and made[name] is None}
        made = {name: each for name, each in made.items() if name not in gone}
        return structs.replace(part, matches=matches, made=made)


def _columns(before: Matching, now: Matching) -> dict[int, int]:
    """Return where the columns are now whose heading stands once, before and now."""
    counts = [Counter(each.heading for each in matching.matches) for matching in (before, now)]
    places = {each.heading: each.column for each in now.matches}
    return {
        each.column: places[each.heading]
        for each in before.matches
        if each.heading.strip() and all(count[each.heading] == 1 for count in counts)
    }


def _whole_part(matching: Matching) -> MatchingPart:
    return MatchingPart(
        {each.column: (each.field, each.reason) for each in matching.matches},
        cast("dict[str, str | None]", matching.constants),
        dict.fromkeys(matching.left_out, True),
        cast("dict[str, Making | None]", matching.made),
    )


def _known(sheet: JobSheet, part: MatchingPart) -> MatchingPart:
    """Return the part without the fields that there are no more."""
    known = {each.name for each in sheet.record_type.fields}
    return MatchingPart(
        {at: meant for at, meant in part.matches.items() if meant[0] is None or meant[0] in known},
        {name: value for name, value in part.constants.items() if name in known},
        {name: is_out for name, is_out in part.left_out.items() if name in known},
        {name: each for name, each in part.made.items() if name in known},
    )


def _let_go(matching: Matching, part: MatchingPart) -> MatchingPart:
    """Return the part that also frees, in other columns, the fields that it gives away."""
    given = {name for name, _ in part.matches.values() if name is not None}
    given |= {name for name, each in part.made.items() if each is not None}
    freed: dict[int, tuple[str | None, Reason]] = {
        each.column: (None, "chosen") for each in matching.matches if each.field in given
    }
    return structs.replace(part, matches={**freed, **part.matches})


def _fitting_cells(sheet: JobSheet, cells: pl.DataFrame) -> pl.DataFrame:
    there = sheet.rows_there()
    places = pl.DataFrame({"new_at": there, "place": pl.arange(there.len(), eager=True)})
    certain = cells.filter(pl.col("certain"), pl.col("new_column").is_not_null()).join(
        places, on="new_at", how="inner"
    )
    fitting = [
        part.with_columns(sheet.frame[f"c{column}"].gather(part["place"]).alias("stands"))
        for (column,), part in certain.group_by("new_column", maintain_order=True)
    ]
    if not fitting:
        return pl.DataFrame(schema=CELLS)
    found = pl.concat(fitting).filter(pl.col("stands") == pl.col("before"))
    return (
        found.select(
            pl.col("place").alias("row"), pl.col("new_column").alias("column"), "before", "after"
        )
        .select(pl.col(name).cast(kind) for name, kind in CELLS.items())
        .sort("row", "column")
    )
