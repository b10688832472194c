"""Values that stand in the first of the rows that share them, as printed reports have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_ideas import is_open_text
from rosterwizard.core.matching.ideas_of_field import is_shared
from rosterwizard.core.rules.checked_rule import FieldRule, RowsFix
from rosterwizard.core.rules.damage.moved_cells import cells_put

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import Field, RecordType, Severity
    from rosterwizard.core.rules.checked_rule import RuleMaker

_FEWEST = 6  # rows
_GROUPS = 3  # values in order that no chance makes, where the field may be blank


class FillDown(FieldRule, frozen=True, kw_only=True):
    """What many records share stands in each of their rows.

    firsts: the rows (positions) that have a value; texts: these values. Both are empty where the
    column is filled in another way. needed: the field may not be blank.
    """

    code = "fill-down"
    looks_at = "rows"
    stated_in = "nowhere"
    severity: Severity = "warning"
    needed: bool = False
    firsts: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        is_key = field.name in make.record_type.schema.primary_key or field.constraints.unique
        if is_shared(field) and is_open_text(field) and not is_key:
            needed = field.constraints.required
            yield make.of_field(cls(field=field.name, needed=needed), field)

    def told_by(self, own: Cells, _every: Mapping[str, Cells]) -> Self:
        rows = own.frame.filter(own.filled(self.field))
        if rows.is_empty() or 2 * rows.height > own.frame.height or rows["row"][0] != 0:
            return self
        filled = rows.select("row", text=own.clean(self.field))
        texts = filled["text"].to_list()
        if not self._is_only_once(texts, own.frame.height):
            return self
        firsts = tuple(filled["row"].to_list())
        return replace(self, firsts=firsts, texts=tuple(texts))

    def _is_only_once(self, texts: list[str], rows: int) -> bool:
        if rows < _FEWEST or len({*texts}) < len(texts):
            return False
        return self.needed or (len(texts) >= _GROUPS and texts in _in_order(texts))

    @property
    def facts(self) -> dict[str, object]:
        return {"field": self.field}

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        return ~cells.filled(self.field) if self.firsts else None

    def tells_more(self, _record_type: RecordType) -> bool:
        return True

    def tells(self, _cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        return {"above": self._above()} if self.firsts else {}

    def rows_fixes(self) -> tuple[RowsFix, ...]:
        return (RowsFix("fix-fill-down", cells=self._filled),)

    def _filled(self, job_sheet: JobSheet, rows: pl.Series) -> pl.DataFrame:
        column = job_sheet.matching.column_of(self.field)
        above = rows.to_frame("row").select(self._above()).to_series()
        return cells_put(job_sheet, rows, {} if column is None else {column: above})

    def _above(self) -> pl.Expr:
        """Return the value above each row."""
        import polars as pl

        place = pl.lit(pl.Series(self.firsts)).search_sorted(pl.col("row"), side="right") - 1
        return pl.lit(pl.Series(self.texts, dtype=pl.String)).gather(place)


def _in_order(texts: list[str]) -> tuple[list[str], list[str]]:
    """Return the texts as programs and as people put them in order: 10A before 7A, and after."""

    def by_number(text: str) -> tuple[int, str]:
        digits = text[: len(text) - len(text.lstrip("0123456789"))]
        return int(digits or -1), text

    return sorted(texts), sorted(texts, key=by_number)
