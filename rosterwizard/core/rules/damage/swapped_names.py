"""Given names in the column of family names, and the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_ideas import is_about
from rosterwizard.core.rules.checked_rule import CheckedRule, RowsFix
from rosterwizard.core.rules.damage.moved_cells import cells_swapped
from rosterwizard.core.rules.damage.told_rows import ToldRows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import RecordType
    from rosterwizard.core.rules.checked_rule import RuleMaker

_MADE = ("email", "google-email", "username")


class SwappedNames(ToldRows, frozen=True, kw_only=True):
    """Given names and family names stand in their own columns.

    given, family: the fields. made: those whose texts are often made of both names.
    """

    code = "swapped-names"
    given: str
    family: str
    made: tuple[str, ...] = ()

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        fields = make.record_type.fields
        given = [each.name for each in fields if is_about(each, "given-name")]
        family = [each.name for each in fields if is_about(each, "surname")]
        made = [each.name for each in fields if any(is_about(each, idea) for idea in _MADE)]
        if len(given) == len(family) == 1:
            yield make.of_rows(cls(given=given[0], family=family[0], made=tuple(made)))

    @property
    def names(self) -> tuple[str, ...]:
        return (self.given, self.family)

    def reads(self, record_type: RecordType) -> frozenset[str]:
        return CheckedRule.reads(self, record_type) | {*self.made}

    def told_by(self, own: Cells, _every: Mapping[str, Cells]) -> Self:
        column_of = own.matching.column_of
        if column_of(self.given) is None or column_of(self.family) is None:
            return self
        from rosterwizard.core.cells.name_order import swapped_rows

        made = [each for each in self.made if column_of(each) is not None]
        found = swapped_rows(own, self.given, self.family, made)
        return replace(self, rows=found.rows, whole=found.whole)

    def tells_more(self, _record_type: RecordType) -> bool:
        return True

    def tells(self, cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        return {"one": cells.read(self.given), "other": cells.read(self.family)}

    def tells_of_sheet(self, job_sheet: JobSheet, _column: int | None) -> Mapping[str, object]:
        one, other = (job_sheet.text_of(name) for name in self.names)
        row = self.rows[0]
        return {
            "one": "" if one is None else one[row],
            "other": "" if other is None else other[row],
        }

    def rows_fixes(self) -> tuple[RowsFix, ...]:
        return (RowsFix("fix-swap-names", self._swapped),)

    def _swapped(self, job_sheet: JobSheet, rows: pl.Series) -> pl.DataFrame:
        return cells_swapped(job_sheet, self.told(rows), self.given, self.family)
