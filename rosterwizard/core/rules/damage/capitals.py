"""Names that are written in capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_ideas import is_family_name, is_name, is_open_text
from rosterwizard.core.rules.checked_rule import CellFix, FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.profiles.language import Field, Severity
    from rosterwizard.core.rules.checked_rule import RuleMaker

_ENOUGH = 3  # different names: one or two may be a nickname, an initialism, a joke
_MOST = 0.8  # of the names that could be: the column as a whole is in capitals
_LONG, _ANY = r"\p{Lu}{4}", r"\p{Lu}{2}"


class Capitals(FieldRule, frozen=True, kw_only=True):
    """Names have one capital, and those in the middle of a name that belong there.

    Where just some names of a column are in capitals, these are long ones: JP and TJ are called so.
    usual: for each name in capitals how it is probably written.
    """

    code = "capitals"
    looks_at = "rows"
    stated_in = "nowhere"
    severity: Severity = "note"
    is_family: bool
    usual: Mapping[str, str] = {}

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if is_open_text(field) and is_name(field):
            yield make.of_field(cls(field=field.name, is_family=is_family_name(field)), field)

    def told_by(self, own: Cells, _every: Mapping[str, Cells]) -> Self:
        import polars as pl

        from rosterwizard.core.letters.usual_case import in_usual_case, is_turkish

        text = pl.col("text")
        counted = own.counted(self.field)
        shouted = counted.filter((text == text.str.to_uppercase()) & text.str.contains(_ANY))
        if shouted["text"].n_unique() < _ENOUGH:
            return self
        names = counted.filter(text.str.contains(r"\p{L}{2}"))
        if shouted["rows"].sum() < _MOST * int(names["rows"].sum()):
            shouted = shouted.filter(text.str.contains(_LONG))
        each = shouted["text"].unique().sort().to_list()
        if len(each) < _ENOUGH:
            return self
        turkish = is_turkish(each)
        usual = {
            name: in_usual_case(name, is_family=self.is_family, turkish=turkish) for name in each
        }
        changed = {name: better for name, better in usual.items() if name != better}
        return replace(self, usual=changed)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        return cells.clean(self.field).is_in(list(self.usual)) if self.usual else None

    def tells_more(self, _record_type: object) -> bool:
        return True

    def tells(self, cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        return {"usual": self._put(cells)}

    def fixes(self) -> tuple[CellFix, ...]:
        # Some schools write family names so on purpose: only a person can say.
        return (CellFix("fix-capitals", safe=False, after=self._put, choice=True),)

    def _put(self, cells: Cells) -> pl.Expr:
        import polars as pl

        old, new = list(self.usual), list(self.usual.values())
        return cells.clean(self.field).replace_strict(
            old, new, default=None, return_dtype=pl.String
        )
