"""Values that count up row by row, where they should be the same: dragged down in a spreadsheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.matching.ideas_of_field import is_code, is_shared
from rosterwizard.core.rules.checked_rule import CellFix, FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.profiles.language import Field, RecordType, Severity
    from rosterwizard.core.rules.checked_rule import RuleMaker

_MAY_BE_COUNTED = re.compile(r"\d{1,3}|\d{5,}")  # bare numbers of records; years have four digits
_FEWEST = 7  # rows: a class of each year may stand in order
_NEARLY_ALL = 0.9  # of the filled cells


class DragFill(FieldRule, frozen=True, kw_only=True):
    """What many records share does not count up.

    first: the value that the others count up from. above: in which row it stands, a position;
    None where nothing counts up.
    """

    code = "drag-fill"
    looks_at = "rows"
    stated_in = "nowhere"
    severity: Severity = "warning"
    first: str = ""
    above: int | None = None

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        schema = make.record_type.schema
        is_key = field.name in schema.primary_key or field.constraints.unique
        is_list = field.type == "list"
        # In a list of classes it is the class that tells the rows of one school apart.
        counts = is_code(field) and any(field.name in key for key in schema.unique_keys)
        if not (is_key or is_list or counts) and is_shared(field):
            yield make.of_field(cls(field=field.name), field)

    def told_by(self, own: Cells, _every: Mapping[str, Cells]) -> Self:
        import polars as pl

        counted = own.counted(self.field, "plain")
        filled = counted["text"] != ""
        if int(filled.sum()) < _NEARLY_ALL * int(counted["rows"].filter(filled).sum()):
            return self  # what counts up is another text in every row
        text = own.plain(self.field)
        parts = (
            own.frame.select("row", text.alias("text"))
            .filter(pl.col("text") != "")
            .select(
                "row",
                "text",
                pl.col("text").str.extract(r"^(.*?)[0-9]{1,9}$").alias("head"),
                (pl.col("text").str.extract(r"([0-9]{1,9})$").cast(pl.Int64) - pl.col("row")).alias(
                    "from"
                ),
            )
        )
        if parts.height < _FEWEST:
            return self
        first = parts.row(0, named=True)
        if first["head"] is None or _MAY_BE_COUNTED.fullmatch(first["text"]):
            return self
        same = parts.select(
            (pl.col("head") == first["head"]) & (pl.col("from") == first["from"])
        ).to_series()
        if (same.sum() or 0) < max(_FEWEST, _NEARLY_ALL * parts.height):
            return self
        return replace(self, first=str(first["text"]), above=first["row"])

    @property
    def facts(self) -> dict[str, object]:
        return {"field": self.field}

    def hangs_on_text(self, _record_type: RecordType) -> bool:
        return False  # the first row breaks nothing

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        if self.above is None:
            return None
        import polars as pl

        return cells.filled(self.field) & (pl.col("row") != self.above)

    def tells_more(self, _record_type: RecordType) -> bool:
        return True

    def tells(self, cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        import polars as pl

        return {"first": pl.when(cells.filled(self.field)).then(pl.lit(self.first))}

    def fixes(self) -> tuple[CellFix, ...]:
        # Nobody but a person knows that all records share it: nothing makes this fix by itself.
        return (CellFix("fix-first-value", safe=False, after=self._first, choice=True),)

    def _first(self, _cells: Cells) -> pl.Expr:
        import polars as pl

        return pl.lit(self.first)
