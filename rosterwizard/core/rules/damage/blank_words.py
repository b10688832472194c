"""Words that stand where nothing is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_values import takes_any_text, takes_several
from rosterwizard.core.matching.secret_columns import is_secret
from rosterwizard.core.rules.checked_rule import CellFix, FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.profiles.language import Field, Severity
    from rosterwizard.core.rules.checked_rule import RuleMaker


class BlankWords(FieldRule, frozen=True, kw_only=True):
    """A cell of which nothing is known is blank.

    needed: the field must be filled, or tells records apart: nothing else says that it is not.
    """

    code = "blank-words"
    looks_at = "rows"
    stated_in = "nowhere"
    is_everywhere = True
    severity: Severity = "warning"
    needed: bool

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if takes_several(field) or is_secret(field):
            return
        is_key = field.name in make.record_type.schema.primary_key
        needed = is_key or make.record_type.always_needs(field)
        # Other rules pass such a word by: where the system would not take it, this one says so.
        is_wrong = needed or field.constraints.unique or not takes_any_text(field)
        severity: Severity = "error" if is_wrong else "warning"
        rule = cls(field=field.name, needed=needed or bool(field.roster.required_when))
        yield replace(make.of_field(rule, field), severity=severity)

    @property
    def kind(self) -> str:
        return "needed" if self.needed else ""

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        if not cells.may_have(self.field, "unsaid"):
            return None
        return cells.is_suspect(self.field, "unsaid")

    def fixes(self) -> tuple[CellFix, ...]:
        return () if self.needed else (CellFix("fix-empty", safe=False, after=_emptied),)


def _emptied(_cells: Cells) -> pl.Expr:
    import polars as pl

    return pl.lit("")
