"""What one run of the wizard works on: one sheet for each record type that it fills."""

from dataclasses import dataclass, field, replace

import polars as pl

from rosterwizard.core.job.edits import Edit, Edits, Side, laid_over
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.profiles.language import Profile, RecordType
from rosterwizard.core.sheet.sheet import Sheet


@dataclass(frozen=True, slots=True)
class JobSheet:
    """A sheet, what its headings mean, and the edits laid over it.

    frame: the sheet's frame with all edits in it: same rows, same columns "c0", "c1", ….
    matching: its headings, too, are those with all edits in them.
    """

    record_type: RecordType
    sheet: Sheet
    matching: Matching
    frame: pl.DataFrame = field(repr=False)
    edits: Edits = field(default_factory=Edits)

    @classmethod
    def of(cls, record_type: RecordType, sheet: Sheet, matching: Matching) -> "JobSheet":
        """Return the sheet with no edits yet."""
        return cls(record_type, sheet, matching, sheet.frame)

    def edited(self, edit: Edit) -> "JobSheet":
        """Return the job sheet with one more edit."""
        step = edit.from_here(self.frame)
        return self._with_step(step, "after", self.edits.with_edit(step))

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

    def _with_step(self, step: Edit, side: Side, edits: Edits) -> "JobSheet":
        matching = self.matching
        for each in step.headings:
            matching = matching.with_heading(each.column, getattr(each, side))
        frame = laid_over(self.frame, step.cells, side)
        return replace(self, frame=frame, edits=edits, matching=matching)

    def by_field(self) -> pl.DataFrame:
        """Return the matched columns and constants, named by field, in the profile's order.

        It has a row for each row of the sheet, also when it has no column at all.
        """
        columns = {}
        for each in self.record_type.fields:
            column = self.matching.column_of(each.name)
            if column is not None:
                columns[each.name] = self.frame[f"c{column}"]
            elif each.name in self.matching.constants:
                constant = self.matching.constants[each.name]
                columns[each.name] = pl.repeat(
                    constant, self.frame.height, dtype=pl.String, eager=True
                )
        return pl.DataFrame(columns) if columns else pl.DataFrame(height=self.frame.height)


@dataclass(frozen=True, slots=True)
class Job:
    """The sheets of one system that are checked and sent together."""

    profile: Profile
    sheets: tuple[JobSheet, ...]

    def sheet_of(self, record_type: str) -> JobSheet | None:
        """Return the sheet of that record type (its name), or None."""
        for each in self.sheets:
            if each.record_type.name == record_type:
                return each
        return None

    def with_sheet(self, changed: JobSheet) -> "Job":
        """Return the job with the sheet of the same record type replaced."""
        return replace(
            self,
            sheets=tuple(
                changed if each.record_type.name == changed.record_type.name else each
                for each in self.sheets
            ),
        )
