"""Names with two kinds of apostrophe, or with an accent in the place of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_ideas import is_name
from rosterwizard.core.rules.checked_rule import FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.profiles.language import Field, RecordType, Severity
    from rosterwizard.core.rules.checked_rule import RuleMaker

_TYPED, _SET = "'", "\u2019"
_ACCENT = r"\p{L}[\u00b4`]\p{L}"  # an accent that no letter is below


class TwoApostrophes(FieldRule, frozen=True, kw_only=True):
    """The names of a column have one kind of apostrophe: either is right, and both may be.

    both: the column has both kinds. An accent between two letters is none.
    """

    code = "two-apostrophes"
    looks_at = "rows"
    stated_in = "nowhere"
    severity: Severity = "note"
    both: bool = False

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if is_name(field):
            yield make.of_field(cls(field=field.name), field)

    def told_by(self, own: Cells, _every: Mapping[str, Cells]) -> Self:
        texts = own.counted(self.field, "plain")["text"]
        both = all(texts.str.contains(sign, literal=True).any() for sign in (_TYPED, _SET))
        return replace(self, both=both)

    @property
    def facts(self) -> dict[str, object]:
        return {"field": self.field}

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        text = cells.plain(self.field)
        has_accent = text.str.contains(_ACCENT)
        return has_accent | text.str.contains(_SET, literal=True) if self.both else has_accent

    def tells_more(self, _record_type: RecordType) -> bool:
        return True

    def tells(self, cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        import polars as pl

        has_accent = cells.plain(self.field).str.contains(_ACCENT)
        return {"kind": pl.when(has_accent).then(pl.lit("accent")).otherwise(pl.lit(""))}
