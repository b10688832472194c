"""Identifiers that are written as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_ideas import is_name, is_open_text
from rosterwizard.core.rules.checked_rule import CellFix, FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.cells.spelled_numbers import Spelled
    from rosterwizard.core.profiles.language import Field, Severity
    from rosterwizard.core.rules.checked_rule import RuleMaker


class NumberSpelling(FieldRule, frozen=True, kw_only=True):
    """Identifiers are digits alone, without a point and a zero and without thousands apart.

    spelled: how those of the column are written; None where they are well.
    """

    code = "number-spelling"
    looks_at = "rows"
    stated_in = "nowhere"
    is_everywhere = True
    severity: Severity = "warning"
    spelled: Spelled | None = None

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if is_open_text(field) and not is_name(field):
            yield make.of_field(cls(field=field.name), field)

    def told_by(self, own: Cells, _every: Mapping[str, Cells]) -> Self:
        from rosterwizard.core.cells.spelled_numbers import spelled_as_numbers

        return replace(self, spelled=spelled_as_numbers(own.texts(self.field)))

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        if self.spelled is None:
            return None
        from rosterwizard.core.cells.spelled_numbers import is_spelled

        return is_spelled(cells.clean(self.field), self.spelled)

    def fixes(self) -> tuple[CellFix, ...]:
        certain = self.spelled is not None and self.spelled.certain
        return (CellFix("fix-plain-number", safe=certain, after=self._plain),)

    def _plain(self, cells: Cells) -> pl.Expr:
        from rosterwizard.core.cells.spelled_numbers import plain_number

        return plain_number(cells.clean(self.field))
