"""Several values in a list that stand apart by another separator than the system's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_values import takes_several
from rosterwizard.core.matching.secret_columns import is_secret
from rosterwizard.core.rules.checked_rule import CellFix, FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.profiles.language import Field, Severity
    from rosterwizard.core.rules.checked_rule import RuleMaker


class OtherSeparator(FieldRule, frozen=True, kw_only=True):
    """Several values stand apart by the system's separator.

    delimiter: that one. mended: texts that have another one, each as it should be. asked: why these
    are only asked about; "" where it is known.
    """

    code = "separator"
    looks_at = "rows"
    stated_in = "nowhere"
    severity: Severity = "warning"
    delimiter: str
    mended: Mapping[str, str] = {}
    asked: Literal["", "maybe", "known"] = ""

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if takes_several(field) and not is_secret(field):
            yield make.of_field(cls(field=field.name, delimiter=field.delimiter.strip()), field)

    @property
    def facts(self) -> dict[str, object]:
        return {"field": self.field, "delimiter": self.delimiter, "example": self.example}

    def told_by(self, own: Cells, _every: Mapping[str, Cells]) -> Self:
        import polars as pl

        from rosterwizard.core.cells.other_separators import (
            maybe_separated,
            separated_from_known,
            with_own_separator,
        )

        field, counted = own.field(self.field), own.counted(self.field, "plain")
        # In the order of the alphabet: what is told does not hang on which row comes first.
        counted = counted.group_by("text").agg(pl.col("rows").sum()).sort("text")
        each = counted["text"].to_list()
        if mended := with_own_separator(field, each):
            return replace(self, mended=mended)
        if known := separated_from_known(field, each):
            return replace(self, mended=known, severity="note", asked="known")
        if maybe := maybe_separated(field, dict(counted.iter_rows())):
            return replace(self, mended=maybe, severity="note", asked="maybe")
        return self

    @property
    def kind(self) -> str:
        return self.asked

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        return cells.plain(self.field).is_in(list(self.mended)) if self.mended else None

    def fixes(self) -> tuple[CellFix, ...]:
        # What is only noted is parted by a person alone.
        choice = bool(self.asked)
        return (CellFix("fix-separator", safe=False, after=self._mended, choice=choice),)

    def _mended(self, cells: Cells) -> pl.Expr:
        import polars as pl

        return cells.plain(self.field).replace_strict(
            list(self.mended), list(self.mended.values()), default=None, return_dtype=pl.String
        )
