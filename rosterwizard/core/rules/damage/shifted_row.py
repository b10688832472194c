"""Rows whose cells stand one column too far right or left: one was put in, or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_values import kind_of
from rosterwizard.core.rules.checked_rule import RowsFix, Spoiled
from rosterwizard.core.rules.damage.moved_cells import cells_moved, cells_put
from rosterwizard.core.rules.damage.told_rows import ToldRows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.cells.moved_row import Shift
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import Field, RecordType
    from rosterwizard.core.rules.checked_rule import RuleMaker


class ShiftedRow(ToldRows, frozen=True, kw_only=True):
    """The cells of a row stand below their own headings.

    side: where they moved to. shifts: by row, from which column on they did.
    """

    code = "shifted-row"
    spoils_cells = True
    side: Literal["left", "right"]
    shifts: Mapping[int, Shift] = {}

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        if any(map(does_not_take_any_text, make.record_type.fields)):
            yield make.of_rows(cls(side="right"))
            yield make.of_rows(cls(side="left"))

    @property
    def kind(self) -> str:
        return "left" if self.side == "left" else ""

    @property
    def facts(self) -> dict[str, object]:
        return {"side": self.side}

    def told_by(self, own: Cells, _every: Mapping[str, Cells]) -> Self:
        from rosterwizard.core.cells.shifted_rows import shifted_rows

        found = shifted_rows(own, self.side)
        return replace(
            self,
            rows=tuple(each.row for each in found),
            shifts={each.row: each for each in found},
        )

    def spoils(self) -> Mapping[int | None, Spoiled]:
        return {row: Spoiled(each.unsure, each.first) for row, each in self.shifts.items()}

    def tells_more(self, _record_type: RecordType) -> bool:
        return True

    def tells(self, cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        import polars as pl

        from rosterwizard.core.sheet.sheet import column_letter

        matches = cells.matching.matches
        names = {
            row: matches[each.first].heading.strip() or column_letter(each.first)
            for row, each in self.shifts.items()
        }
        return {"start": pl.col("row").replace_strict(names, default="", return_dtype=pl.String)}

    def rows_fixes(self) -> tuple[RowsFix, ...]:
        return (RowsFix("fix-shifted-row", self._moved_back),)

    def _moved_back(self, job_sheet: JobSheet, rows: pl.Series) -> pl.DataFrame:
        import polars as pl

        known = [row for row, each in self.shifts.items() if each.is_known]
        told = self.told(rows).filter(self.told(rows).is_in(known))
        first = [self.shifts[row].first for row in told]
        parts = [
            cells_moved(job_sheet, told.filter(pl.Series(first) == at), at, self.side)
            for at in sorted(set(first))
        ]
        return pl.concat([cells_put(job_sheet, told, {}), *parts])


def does_not_take_any_text(field: Field) -> bool:
    """Tell whether the field does not take any text."""
    takes_any = kind_of(field) in {"string", "any", "list"} and field.format not in {"email", "uri"}
    return bool(field.allowed) or not takes_any
