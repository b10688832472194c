"""What one run of the wizard works on: one sheet for each record type that it fills."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import merge
from operator import itemgetter
from typing import Literal

import polars as pl
from msgspec import structs

from rosterwizard.core.job.edits import Edit, Edits, NewRow, Side, laid_over, meant_after
from rosterwizard.core.job.taken_numbers import TakenNumbers
from rosterwizard.core.job.whole_sheet import WholeSheet
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.making.made_texts import made_text
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.matching.recognising import Deletions
from rosterwizard.core.matching.secret_columns import secret_columns
from rosterwizard.core.matching.told_texts import ToldTexts
from rosterwizard.core.profiles.language import Profile, RecordType
from rosterwizard.core.sheet.aside_row import Why
from rosterwizard.core.sheet.sheet import Sheet, with_blank_rows


@dataclass(frozen=True, slots=True)
class JobSheet:
    """A sheet, what its headings mean, and the edits laid over it.

    frame: the sheet's frame with all edits in it: same rows, same columns "c0", "c1", ….
    matching: its headings, too, are those with all edits in them.
    whole: the sheet with the rows that were set aside; None when none ever was. Those of a
        template's samples never count.
    """

    record_type: RecordType
    sheet: Sheet
    matching: Matching
    frame: pl.DataFrame = field(repr=False)
    edits: Edits = field(default_factory=Edits)
    whole: WholeSheet | None = None

    @classmethod
    def of(cls, record_type: RecordType, sheet: Sheet, matching: Matching) -> "JobSheet":
        """Return the sheet with no edits yet."""
        return cls(record_type, sheet, matching, sheet.frame)

    def edited(self, edit: Edit) -> "JobSheet":
        """Return the job sheet with one more edit."""
        step = self._from_here(edit)
        return self._with_step(step, "after", self.edits.with_edit(step))

    def settled(self, edit: Edit) -> "JobSheet":
        """Return the job sheet with a change that undo passes by: a person's word on headings."""
        return self._with_step(self._from_here(edit), "after", self.edits)

    def undone(self) -> "JobSheet":
        """Return the job sheet with the last edit taken back; itself when there is none."""
        if not self.edits.done:
            return self
        return self._with_step(self.edits.done[-1], "before", self.edits.without_last())

    def redone(self) -> "JobSheet":
        """Return the job sheet with the last undone edit done again; itself when there is none."""
        if not self.edits.undone:
            return self
        return self._with_step(self.edits.undone[-1], "after", self.edits.with_last_again())

    def without_undone(self) -> "JobSheet":
        """Return the job sheet in which no undone edit can be done again any more."""
        return replace(self, edits=replace(self.edits, undone=())) if self.edits.undone else self

    def grown(self, rows: Sequence[NewRow]) -> "JobSheet":
        """Return the sheet with new rows, which are blank, below all others."""
        if not rows:
            return self
        sheets, whole = [each.sheet for each in rows], self.whole
        sheet = self.sheet.with_new_rows(self.opened.new_rows + 1, sheets)
        unchanged = self.frame is self.sheet.frame
        frame = sheet.frame if unchanged else with_blank_rows(self.frame, len(sheets))
        return replace(self, sheet=sheet, frame=frame, whole=whole and whole.with_new_rows(sheets))

    def shrunk(self, count: int) -> "JobSheet":
        """Return the sheet without so many of its last new rows, which are all there."""
        if not count:
            return self
        sheet, whole = self.sheet.without_last(count), self.whole and self.whole.without_last(count)
        frame = sheet.frame if self.frame is self.sheet.frame else self.frame.head(-count)
        return replace(self, sheet=sheet, frame=frame, whole=whole)

    def opened_without(self, rows: Mapping[int, Why]) -> "JobSheet":
        """Return the sheet as it is opened, with no edits yet, without these rows.

        rows: why, by position in the sheet with all rows; an edit can bring them back.
        """
        whole = (self.whole or WholeSheet.of(self.sheet, self.frame)).opened(rows)
        sheet, frame = whole.left(self.secret_columns)
        return replace(self, sheet=sheet, frame=frame, whole=whole)

    @property
    def opened(self) -> Sheet:
        """The sheet as it was opened, with all of its rows."""
        return self.whole.sheet if self.whole else self.sheet

    @property
    def aside_at_opening(self) -> dict[int, Why]:
        """Why rows (positions in the sheet with all rows) were set aside when it was opened."""
        return dict(self.whole.opened_without) if self.whole else {}

    def not_kept(self, rows: pl.Series) -> pl.Series:
        """Return those of the rows (positions) of which no person said that they are records."""
        kept = [row for edit in self.edits.done for row in edit.kept]
        return rows.filter(~self.rows_there().gather(rows).is_in(kept)) if kept else rows

    def rows_there(self) -> pl.Series:
        """Return the rows that are there, as positions in the sheet as it was opened."""
        return (self.whole or WholeSheet.of(self.sheet, self.frame)).rows

    def has_rows_of(self, other: "JobSheet") -> bool:
        """Tell whether the same rows are there as in another state of the sheet."""
        if self.whole is other.whole:  # None, perhaps: then they are all that there are
            return self.frame.height == other.frame.height
        return self.rows_there().equals(other.rows_there())

    def has_records_of(self, other: "JobSheet") -> bool:
        """Tell whether the same rows are there, and the same of them count as records."""
        return self.has_rows_of(other) and self.blank_rows().equals(other.blank_rows())

    def has_grown_from(self, other: "JobSheet") -> bool:
        """Tell whether the rows of another state are all there, and only new ones below them."""
        there, before = self.rows_there(), other.rows_there()
        new = self.sheet.new_rows - other.sheet.new_rows
        return new > 0 and there.len() == before.len() + new and there.head(-new).equals(before)

    def blank_rows(self) -> pl.Series:
        """Return the new rows (positions) in which nothing stands: they are no records yet."""
        new = self.frame.tail(self.sheet.new_rows)
        if new.is_empty():
            return pl.Series([], dtype=pl.UInt32)
        blank = new.select(pl.all_horizontal(pl.all().str.strip_chars() == "")).to_series()
        return (blank.arg_true() + (self.frame.height - new.height)).cast(pl.UInt32)

    def count_records(self) -> int:
        """Return how many rows are records."""
        return self.frame.height - self.blank_rows().len()

    def count_new_records(self) -> int:
        """Return how many of the new rows are records."""
        return self.sheet.new_rows - self.blank_rows().len()

    def _from_here(self, edit: Edit) -> Edit:
        new = (
            structs.replace(row, at=at) for at, row in enumerate(edit.new_rows, self.opened.height)
        )
        edit = structs.replace(edit, new_rows=tuple(new))
        grown = self.grown(edit.new_rows)
        step = edit.from_here(grown.frame, self.matching)
        if not (step.set_aside or step.brought_back):
            return step
        there = set(grown.rows_there().to_list())
        aside = tuple(row for row in step.set_aside if row in there)
        back = tuple(row for row in step.brought_back if row not in there)
        return structs.replace(step, set_aside=aside, brought_back=back)

    def _with_step(self, step: Edit, side: Side, edits: Edits) -> "JobSheet":
        matching = meant_after(self.matching, step, side)
        if side == "after":
            changed = _with_cells(self.grown(step.new_rows), step.cells, side)
            changed = _with_rows(changed, step.set_aside, step.brought_back)
        else:  # the cells' rows are those from before any row went
            changed = _with_rows(self, step.brought_back, step.set_aside)
            changed = _with_cells(changed, step.cells, side).shrunk(len(step.new_rows))
        return replace(changed, edits=edits, matching=matching)

    @property
    def secret_columns(self) -> frozenset[int]:
        """The columns whose texts are shown nowhere: those of passwords."""
        return secret_columns(self.matching, self.record_type)

    @property
    def told(self) -> ToldTexts:
        """What is told of its texts, which may be passwords or personal."""
        return ToldTexts(self.matching, self.record_type, self.frame)

    def by_field(
        self, names: Collection[str] | None = None, rows: pl.Series | None = None
    ) -> pl.DataFrame:
        """Return the texts of all fields that have any, by name, in the profile's order.

        It has a row for each row of the sheet, also when it has no column at all. names: of these
        fields alone. rows: of these rows (positions) alone.
        """
        every = (each.name for each in self.record_type.fields)
        asked = [name for name in every if names is None or name in names]
        few = self if rows is None else self._of_rows(rows, asked)
        columns = {name: text for name in asked if (text := few.text_of(name)) is not None}
        return pl.DataFrame(columns) if columns else pl.DataFrame(height=few.frame.height)

    def text_of(self, field_name: str) -> pl.Series | None:
        """Return the text of the field in each row; None where nothing fills it.

        A column comes first, then what is made of columns, then the value for all rows.
        """
        column = self.matching.column_of(field_name)
        if column is not None:
            return self.frame[f"c{column}"]
        making = self.matching.making_of(field_name)
        if making is not None:
            return self._made(making)
        constant = self.matching.constants.get(field_name)
        if constant is None:
            return None
        return pl.repeat(constant, self.frame.height, dtype=pl.String, eager=True)

    def text_at(self, column: int, field_name: str | None) -> pl.Series:
        """Return what stands at the place of a field: in its column, or what is made there."""
        making = self.matching.making_of(field_name) if field_name else None
        return self._made(making) if making else self.frame[f"c{column}"]

    def texts_at(self, rows: pl.Series, column: int, field_name: str | None) -> pl.Series:
        """Return the same for these rows (positions) alone."""
        if field_name and self.matching.making_of(field_name):
            return self._of_rows(rows, (field_name,)).text_at(column, field_name)
        return self.frame[f"c{column}"][rows]

    def _of_rows(self, rows: pl.Series, names: Iterable[str]) -> "JobSheet":
        """Return these rows (positions) alone, with what makes up these fields; it may have more.

        A row of a wide sheet is long, and mostly few of its fields are asked for.
        """
        columns = {each for name in names for each in self.matching.columns_of(name)}
        there = [self.frame[f"c{each}"] for each in sorted(columns)]
        frame = pl.DataFrame(there) if there else self.frame  # which has rows also without columns
        return replace(self, frame=frame[rows], whole=None)

    def _made(self, making: Making) -> pl.Series:
        return made_text(making, self.frame, self.record_type.schema.missing_values)


def _with_cells(job_sheet: JobSheet, cells: pl.DataFrame, side: Side) -> JobSheet:
    if cells.is_empty():  # then one frame goes on to do for what was read and what is there
        return job_sheet
    whole = job_sheet.whole and job_sheet.whole.with_cells(cells, side)
    return replace(job_sheet, frame=laid_over(job_sheet.frame, cells, side), whole=whole)


def _with_rows(job_sheet: JobSheet, aside: tuple[int, ...], back: tuple[int, ...]) -> JobSheet:
    if not (aside or back):
        return job_sheet
    before = job_sheet.whole or WholeSheet.of(job_sheet.sheet, job_sheet.frame)
    whole = before.with_rows(aside, back)
    sheet, frame = whole.left(job_sheet.secret_columns)
    return replace(job_sheet, sheet=sheet, frame=frame, whole=whole)


@dataclass(frozen=True, slots=True)
class Job:
    """The sheets of one system that are checked and sent together.

    mode: that of the files as they were named; "" where nothing tells. deletions: files that came
    along and whose rows the system would delete: they are kept apart. aside: the names of files
    that came along and are no tables of the system: notes, pictures. taken: what is remembered of
    numbers that the system took before, None where nobody can be asked.
    """

    profile: Profile
    sheets: tuple[JobSheet, ...]
    mode: str = ""
    deletions: tuple[Deletions, ...] = ()
    aside: tuple[str, ...] = ()
    taken: TakenNumbers | None = field(default=None, compare=False, repr=False)

    def sheet_of(self, record_type: str) -> JobSheet | None:
        """Return the sheet of that record type (its name), or None."""
        for each in self.sheets:
            if each.record_type.name == record_type:
                return each
        return None

    def edited_types(self, which: Literal["done", "undone"]) -> tuple[str, ...]:
        """Return the record type (its name) of each edit done or undone, oldest first."""
        edits = [
            [(edit.number, each.record_type.name) for edit in getattr(each.edits, which)]
            for each in self.sheets
        ]
        # What is taken back first was made last.
        in_order = merge(*edits, key=itemgetter(0), reverse=which == "undone")
        return tuple(name for _, name in in_order)

    def edited(self, record_type: str, edit: Edit) -> "Job":
        """Return the job with one more edit of a sheet; what was undone in any is forgotten."""
        last = max((each.number for sheet in self.sheets for each in sheet.edits.done), default=0)
        numbered = structs.replace(edit, number=last + 1)
        sheets = (
            each.edited(numbered) if each.record_type.name == record_type else each.without_undone()
            for each in self.sheets
        )
        return replace(self, sheets=tuple(sheets))

    def with_sheet(self, changed: JobSheet) -> "Job":
        """Return the job with the sheet of the same record type replaced."""
        return replace(
            self,
            sheets=tuple(
                changed if each.record_type.name == changed.record_type.name else each
                for each in self.sheets
            ),
        )
