"""What was done to a job, done to its look-alike: the same steps with look-alikes as texts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import polars as pl
from msgspec import structs

from rosterwizard.core.job.edits import CELLS, Edit, HeadingEdit, NewRow
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.steps import Made, Opened, Settled, Step, steps_of
from rosterwizard.core.matching.known_names import known_headings
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.matching.matching_edits import MatchingEdit, MatchingPart
from rosterwizard.core.sheet.heading_text import folded

UNTOLD = "…"  # stands for a text that is not passed on


class AlikeTexts(Protocol):
    """Where the look-alikes of texts come from; the same text always has the same one."""

    def of_cell(self, record_type: str, column: int, text: str) -> str:
        """Return what stands for the text of a cell. record_type: its name. column: from 0."""

    def of_field(self, record_type: str, field: str, text: str) -> str:
        """Return what stands for the value that a field has in all rows."""


def steps_without_keys(job: Job) -> Iterator[Step]:
    """Give the steps that make the job of a freshly opened one, without the keys of their rows.

    Those find rows again in a file that has changed; that of a case does not.
    """
    for step in steps_of(job):
        yield structs.replace(step, keys=None) if isinstance(step, Made) else step


def alike_steps(job: Job, opened: Job, texts: AlikeTexts) -> Iterator[Step]:
    """Give the steps that make a look-alike of the job.

    opened: the look-alike as it was just opened, with the same sheets.
    """
    pairs = zip(job.sheets, opened.sheets, strict=True)
    sheets = {own.record_type.name: _AlikeSheet(own, alike, texts) for own, alike in pairs}
    for step in steps_without_keys(job):
        yield sheets[step.record_type].step(step)


@dataclass(frozen=True, slots=True)
class _AlikeSheet:
    """The sheet that the steps are of, and its look-alike."""

    own: JobSheet
    alike: JobSheet
    words: AlikeTexts

    def step(self, step: Step) -> Step:
        if isinstance(step, Opened):
            return Opened(step.record_type, self._matching(step.matching), step.without)
        if isinstance(step, Made | Settled):
            return structs.replace(step, edit=self._edit(step.edit))
        return step

    @property
    def _name(self) -> str:
        return self.own.record_type.name

    def _matching(self, matching: Matching) -> Matching:
        headings = self.alike.sheet.headings
        return replace(
            matching,
            matches=tuple(
                replace(each, heading=headings[each.column]) for each in matching.matches
            ),
            constants={
                name: self.words.of_field(self._name, name, text)
                for name, text in matching.constants.items()
            },
        )

    def _edit(self, edit: Edit) -> Edit:
        return structs.replace(
            edit,
            cells=self._cells(edit.cells),
            params=dict(self._told(edit.params)),
            headings=tuple(map(self._heading, edit.headings)),
            matching=edit.matching and self._change(edit.matching),
            new_rows=tuple(map(self._new_row, edit.new_rows)),
        )

    def _cells(self, cells: pl.DataFrame) -> pl.DataFrame:
        """Return the cells with look-alikes; their order tells nothing, and stays."""
        parts = [
            part.with_columns(self._alike(part[side], column) for side in ("before", "after"))
            for (column,), part in cells.with_row_index("place").group_by("column")
        ]
        return pl.concat(parts).sort("place").select(*CELLS) if parts else cells

    def _alike(self, texts: pl.Series, column: object) -> pl.Series:
        assert isinstance(column, int)  # noqa: S101 - for the type checker
        alikes = {text: self.words.of_cell(self._name, column, text) for text in texts.unique()}
        return texts.replace_strict(alikes, return_dtype=pl.String)

    def _heading(self, edit: HeadingEdit) -> HeadingEdit:
        """Return the change with the heading of the look-alike, or a known one, on each side."""
        alike = self.alike.sheet.headings[edit.column]
        before, after = (self._known(each, alike) for each in (edit.before, edit.after))
        return HeadingEdit(edit.column, before, after)

    def _known(self, heading: str, alike: str) -> str:
        is_known = folded(heading) in known_headings([self.own.record_type])
        return heading if is_known else alike

    def _change(self, change: MatchingEdit) -> MatchingEdit:
        return MatchingEdit(self._meant(change.before), self._meant(change.after))

    def _meant(self, part: MatchingPart) -> MatchingPart:
        constants = {
            name: text and self.words.of_field(self._name, name, text)
            for name, text in part.constants.items()
        }
        return structs.replace(part, constants=constants)

    def _new_row(self, row: NewRow) -> NewRow:
        own, alike = (each.sheet.origin.own_sheets for each in (self.own, self.alike))
        return structs.replace(row, sheet=dict(zip(own, alike, strict=True)).get(row.sheet, ""))

    def _told(self, params: Mapping[str, object]) -> Iterator[tuple[str, object]]:
        """Give what fills the gaps of the words of an edit: counts, and names of the profile."""
        fields = {each.name for each in self.own.record_type.fields}
        for name, value in params.items():
            is_text = isinstance(value, str)
            told = value in fields if is_text else value is None or isinstance(value, int)
            yield name, value if told else UNTOLD
