"""Numbers in scientific notation, where a number or a code was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_ideas import takes_numbers
from rosterwizard.core.rules.checked_rule import CellFix, FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.profiles.language import Field
    from rosterwizard.core.rules.checked_rule import RuleMaker


class ScientificNotation(FieldRule, frozen=True, kw_only=True):
    """No number stands in scientific notation.

    all_there: it is about the numbers of which every digit is seen; of others digits are lost.
    before_e: how many digits stand before the E in the codes of this column; 0 where it has none.
    """

    code = "scientific-notation"
    looks_at = "rows"
    stated_in = "nowhere"
    is_everywhere = True
    all_there: bool
    before_e: int = 0

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if takes_numbers(field):
            for all_there in (False, True):
                yield make.of_field(cls(field=field.name, all_there=all_there), field)

    @property
    def kind(self) -> str:
        return "whole" if self.all_there else ""

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        if not cells.may_have(self.field, "scientific"):
            return None
        from rosterwizard.core.cells.lost_digits import has_every_digit

        every_digit = has_every_digit(cells.plain(self.field)).fill_null(value=False)
        return cells.is_suspect(self.field, "scientific") & (every_digit == self.all_there)

    def told_by(self, own: Cells, _every: Mapping[str, Cells]) -> Self:
        if not own.may_have(self.field, "scientific"):
            return self
        from rosterwizard.core.cells.lost_digits import digits_before_e

        others = own.frame.filter(
            own.filled(self.field) & ~own.is_suspect(self.field, "scientific")
        )
        before = digits_before_e(others.select(own.plain(self.field)).to_series())
        return replace(self, before_e=before)

    def fixes(self) -> tuple[CellFix, ...]:
        as_code = CellFix("fix-code-with-e", safe=False, after=self._as_code)
        if not self.all_there:
            return (as_code,)
        return (as_code, CellFix("fix-digits", safe=False, after=self._written_out))

    def _as_code(self, cells: Cells) -> pl.Expr:
        import polars as pl

        from rosterwizard.core.cells.lost_digits import as_code

        if not self.before_e:
            return pl.lit(None, dtype=pl.String)
        return as_code(cells.plain(self.field), self.before_e)

    def _written_out(self, cells: Cells) -> pl.Expr:
        import polars as pl

        from rosterwizard.core.cells.lost_digits import written_out

        return pl.when(self.before_e == 0).then(written_out(cells.plain(self.field)))
