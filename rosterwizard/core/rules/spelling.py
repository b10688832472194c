"""Cells that are written in another way than the system writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from rosterwizard.core.cells.text_kinds import is_written_as_read
from rosterwizard.core.matching.secret_columns import is_secret
from rosterwizard.core.rules.checked_rule import CellFix, FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells, Unasked
    from rosterwizard.core.profiles.language import Field, RecordType, Severity
    from rosterwizard.core.rules.checked_rule import RuleMaker


class Whitespace(FieldRule, frozen=True, kw_only=True):
    """No blanks stand around a value or an item, and no odd ones inside it.

    A cell of nothing but blanks that must be filled is left to `required`. secret: a password, of
    which the blanks may be a part. kept: they are written, too; see `Cells.written`.
    """

    code = "whitespace"
    stated_in = "nowhere"
    is_everywhere = True
    is_of_writing = True
    severity: Severity = "warning"
    secret: bool = False
    kept: bool = False

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        rule = cls(
            field=field.name,
            secret=is_secret(field),
            kept=is_written_as_read(field, make.record_type),
        )
        yield make.of_field(rule, field)

    @property
    def kind(self) -> str:
        return "secret" if self.secret else "kept" if self.kept else ""

    def unasked(self, cells: Cells) -> Mapping[Unasked, pl.Expr]:
        return {"lacking": cells.lacking(self.field)}

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr:
        stray = cells.changed_by(self.field, "blanks")
        if cells.may_have(self.field, "untidy"):
            stray |= cells.is_suspect(self.field, "untidy")
        return cells.unless_lacking(self.field, stray)

    def fixes(self) -> tuple[CellFix, ...]:
        return (CellFix("fix-blanks", safe=True, after=self._tidied),)

    def _tidied(self, cells: Cells) -> pl.Expr:
        import polars as pl

        # Blank places stay: they are the next rule's business, and may say which item is which.
        tidied = cells.after(self.field, "blanks")
        return pl.when(~cells.has_half_a_letter(self.field)).then(tidied)


class Spelling(FieldRule, frozen=True, kw_only=True):
    """A value stands as the system spells it; known synonyms are understood."""

    code = "spelling"
    stated_in = "nowhere"
    severity: Severity = "note"
    allowed: tuple[str, ...]

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if field.roster.synonyms:
            yield make.of_field(cls(field=field.name, allowed=field.allowed), field)

    def unasked(self, cells: Cells) -> Mapping[Unasked, pl.Expr]:
        return cells.not_looked(self.field)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr:
        return cells.respelled(self.field)

    def tells_more(self, _record_type: RecordType) -> bool:
        return True

    def tells(self, cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        return {"written": cells.written(self.field)}

    def fixes(self) -> tuple[CellFix, ...]:
        return (CellFix("fix-spelling", safe=True, after=self._spelled),)

    def _spelled(self, cells: Cells) -> pl.Expr:
        return cells.joined(self.field, cells.spelled(self.field))
