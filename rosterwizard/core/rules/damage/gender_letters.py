"""Letters for male and female of another language, of which one means the opposite here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_ideas import is_gender
from rosterwizard.core.rules.checked_rule import CellFix, FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.profiles.language import Field
    from rosterwizard.core.rules.checked_rule import RuleMaker

_MALE, _FEMALE = "M", "F"
_SURELY, _SHARE = 2, 0.1  # of the cells with either letter: one alone is a slip


class GenderLetters(FieldRule, frozen=True, kw_only=True):
    """M stands for mujer in a column of H and M, and not for what the system takes it for.

    The other letter is no value of the field, so that it is told and mended; then this one would
    pass, and be wrong in every row. allowed: what the field takes. man, woman: the letters of the
    column; "" where they are no such ones.
    """

    code = "gender-letters"
    looks_at = "rows"
    stated_in = "nowhere"
    allowed: tuple[str, ...]
    man: str = ""
    woman: str = ""

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if {_MALE, _FEMALE} <= set(field.allowed) and is_gender(field):
            yield make.of_field(cls(field=field.name, allowed=field.allowed), field)

    def told_by(self, own: Cells, _every: Mapping[str, Cells]) -> Self:
        import polars as pl

        from rosterwizard.core.rules.value_meanings import words_by_meaning

        texts = own.frame.select(self._letter(own).alias("text"))
        counted = dict(texts.group_by("text").agg(pl.len()).iter_rows())
        for man, woman in words_by_meaning().gender_letters:
            if self._are_used(man, woman, counted):
                return replace(self, man=man, woman=woman)
        return self

    def _are_used(self, man: str, woman: str, counted: Mapping[str, int]) -> bool:
        """Tell whether the column is of these two letters: none is a slip, none is the field's."""
        odd, taken = (man, woman) if woman == _MALE else (woman, man)
        beside = _FEMALE if taken == _MALE else _MALE  # of the field's own two
        count, every = counted.get(odd, 0), counted.get(odd, 0) + counted.get(taken, 0)
        if odd in self.allowed or count in {0, every} or count <= counted.get(beside, 0):
            return False
        return count >= _SURELY or count >= _SHARE * every

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        return self._letter(cells).is_in([self.man, self.woman]) if self.man else None

    def fixes(self) -> tuple[CellFix, ...]:
        return (CellFix("fix-gender-letters", safe=False, after=self._put),)

    def _put(self, cells: Cells) -> pl.Expr:
        import polars as pl

        put = {self.man: _MALE, self.woman: _FEMALE} if self.man else {}
        return self._letter(cells).replace_strict(
            list(put), list(put.values()), default=None, return_dtype=pl.String
        )

    def _letter(self, cells: Cells) -> pl.Expr:
        return cells.clean(self.field).str.to_uppercase()
