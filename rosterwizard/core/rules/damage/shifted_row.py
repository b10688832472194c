"""Rows whose cells stand one column too far right or left: one was put in, or left out."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Self

from rosterwizard.core.cells.field_values import kind_of
from rosterwizard.core.rules.checked_rule import RowsFix
from rosterwizard.core.rules.damage.moved_cells import cells_moved, cells_put
from rosterwizard.core.rules.damage.told_rows import ToldRows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import Field, RecordType
    from rosterwizard.core.rules.checked_rule import RuleMaker


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftedRow(ToldRows):
    """The cells of a row stand below their own headings.

    side: where they moved to. first: by row, the column from which on they did. placed: the rows in
    which no other column is as likely.
    """

    code = "shifted-row"
    side: Literal["left", "right"]
    first: Mapping[int, int] = dataclasses.field(default_factory=dict, repr=False)
    placed: frozenset[int] = dataclasses.field(default=frozenset(), repr=False)

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        if any(_tells(field) for field in make.record_type.fields):
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
        return dataclasses.replace(
            self,
            rows=tuple(each.row for each in found),
            first={each.row: each.first for each in found},
            placed=frozenset(each.row for each in found if each.is_known),
        )

    def tells_more(self, _record_type: RecordType) -> bool:
        return True

    def tells(self, cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        import polars as pl

        from rosterwizard.core.sheet.sheet import column_letter

        matches = cells.job_sheet.matching.matches
        names = {
            row: matches[at].heading.strip() or column_letter(at) for row, at in self.first.items()
        }
        return {"start": pl.col("row").replace_strict(names, default="", return_dtype=pl.String)}

    def rows_fixes(self) -> tuple[RowsFix, ...]:
        return (RowsFix("fix-shifted-row", self._moved_back),)

    def _moved_back(self, job_sheet: JobSheet, rows: pl.Series) -> pl.DataFrame:
        import polars as pl

        told = self.told(rows).filter(self.told(rows).is_in(self.placed))
        first = [self.first[row] for row in told]
        parts = [
            cells_moved(job_sheet, told.filter(pl.Series(first) == at), at, self.side)
            for at in sorted(set(first))
        ]
        return pl.concat([cells_put(job_sheet, told, {}), *parts])


def _tells(field: Field) -> bool:
    """Tell whether the field does not take any text."""
    takes_any = kind_of(field) in {"string", "any", "list"} and field.format not in {"email", "uri"}
    return bool(field.allowed) or not takes_any
