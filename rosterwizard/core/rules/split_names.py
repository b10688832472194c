"""Full names that are split, where nobody can know which words are which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.rules.checked_rule import FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import RecordType, Severity
    from rosterwizard.core.rules.checked_rule import RuleMaker

_PARTS = ("given", "family")


class UnsureName(FieldRule, frozen=True, kw_only=True):
    """A full name says which of its words are the family name.

    No field has it by itself: a sheet has it for each column that it splits.
    """

    code = "unsure-name"
    stated_in = "nowhere"
    severity: Severity = "warning"

    @classmethod
    def of_sheet(cls, make: RuleMaker, job_sheet: JobSheet) -> Iterator[Self]:
        """Give the rule once for each column that is split, for the first field made of it."""
        told: set[int] = set()
        for field in job_sheet.record_type.fields:
            making = job_sheet.matching.making_of(field.name)
            if making and making.splits and told.isdisjoint(making.columns):
                told |= {*making.columns}
                yield replace(make.of_field(cls(field=field.name), field), example="")

    @property
    def shown_of(self) -> str | None:
        return None

    def hangs_on_text(self, _record_type: RecordType) -> bool:
        return False  # it is about the columns that are split

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr:
        import polars as pl

        from rosterwizard.core.making.made_texts import unsure_rows

        sheet = cells.job_sheet
        return pl.lit(unsure_rows(sheet.matching.made[self.field], sheet.frame))

    def tells_more(self, _record_type: RecordType) -> bool:
        return True

    def tells(self, cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        import polars as pl

        from rosterwizard.core.making.made_texts import made_text

        frame, making = cells.job_sheet.frame, cells.matching.made[self.field]
        given, family = (made_text(replace(making, part=part), frame) for part in _PARTS)
        half = (given == "") | (family == "")
        return {
            "kind": pl.when(pl.lit(half)).then(pl.lit("half")).otherwise(pl.lit("")),
            "whole": pl.lit(frame[f"c{making.columns[0]}"]),
            "given": pl.lit(given),
            "family": pl.lit(family),
        }
