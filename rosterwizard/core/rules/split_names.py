"""Full names that are split, where nobody can know which words are which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from rosterwizard.core.rules.checked_rule import FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.making.made_of import Making
    from rosterwizard.core.profiles.language import Field, RecordType, Severity
    from rosterwizard.core.rules.checked_rule import RuleMaker


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsureName(FieldRule):
    """A full name says which of its words are the family name.

    Of two fields that are split off one column, the first one tells it.
    """

    code = "unsure-name"
    stated_in = "nowhere"
    severity: Severity = "warning"

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        from rosterwizard.core.matching.name_parts import part_of_field

        if part_of_field(field) in {"given", "family"}:
            yield make.of_field(cls(field=field.name), field)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        import polars as pl

        from rosterwizard.core.making.made_texts import unsure_rows

        making = _told_by(self.field, cells.job_sheet)
        if making is None:
            return None
        return pl.lit(unsure_rows(making, cells.job_sheet.frame))

    def tells_more(self, _record_type: RecordType) -> bool:
        return True

    def tells(self, cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        import polars as pl
        from msgspec.structs import replace

        from rosterwizard.core.making.made_texts import made_text

        frame, making = cells.job_sheet.frame, cells.job_sheet.matching.made[self.field]
        given, family = (made_text(replace(making, part=part), frame) for part in _PARTS)
        half = (given == "") | (family == "")
        return {
            "kind": pl.when(pl.lit(half)).then(pl.lit("half")).otherwise(pl.lit("")),
            "whole": pl.lit(frame[f"c{making.columns[0]}"]),
            "given": pl.lit(given),
            "family": pl.lit(family),
        }


_PARTS = ("given", "family")


def _told_by(field: str, job_sheet: JobSheet) -> Making | None:
    """Return how the field is split off a column, where this field is the one that tells it."""
    matching = job_sheet.matching
    making = matching.making_of(field)
    if making is None or not making.splits:
        return None
    column = making.columns[0]
    alike = [
        each.name
        for each in job_sheet.record_type.fields
        if (other := matching.making_of(each.name)) and other.splits and column in other.columns
    ]
    return making if alike[0] == field else None
