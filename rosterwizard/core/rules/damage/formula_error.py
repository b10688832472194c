"""Values that a spreadsheet shows in the place of a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from rosterwizard.core.rules.checked_rule import FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.profiles.language import Field
    from rosterwizard.core.rules.checked_rule import RuleMaker


class FormulaError(FieldRule, frozen=True, kw_only=True):
    """Cells hold values, not what a spreadsheet shows for a formula that went wrong."""

    code = "formula-error"
    stated_in = "nowhere"
    is_everywhere = True

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        yield make.of_field(cls(field=field.name), field)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr:
        return cells.is_suspect(self.field, "failed")
