"""Long numbers whose last digits a spreadsheet rounded away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from rosterwizard.core.cells.field_ideas import is_open_text
from rosterwizard.core.rules.checked_rule import FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.profiles.language import Field
    from rosterwizard.core.rules.checked_rule import RuleMaker


class PrecisionLost(FieldRule, frozen=True, kw_only=True):
    """The numbers of a column are not all rounded as a spreadsheet does it.

    One alone may well end so: it takes all of them, and enough that it is no chance.
    """

    code = "precision-lost"
    looks_at = "rows"
    stated_in = "nowhere"
    is_everywhere = True

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if is_open_text(field):
            yield make.of_field(cls(field=field.name), field)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr:
        return cells.is_suspect(self.field, "rounded")
