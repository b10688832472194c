"""Codes that were turned into dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_ideas import is_name, is_open_text
from rosterwizard.core.matching.ideas_of_field import is_code
from rosterwizard.core.rules.checked_rule import CellFix, FieldRule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.cells.codes_as_dates import Typed
    from rosterwizard.core.profiles.language import Field, Severity
    from rosterwizard.core.rules.checked_rule import RuleMaker


class DatedCode(FieldRule, frozen=True, kw_only=True):
    """No date stands among codes.

    typed: for each text that was a code what may have been typed.
    """

    code = "date-damage"
    looks_at = "rows"
    stated_in = "nowhere"
    is_everywhere = True
    severity: Severity = "warning"
    typed: Mapping[str, Typed] = {}

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if is_open_text(field) and not is_name(field):
            yield make.of_field(cls(field=field.name), field)

    def told_by(self, own: Cells, _every: Mapping[str, Cells]) -> Self:
        from rosterwizard.core.cells.codes_as_dates import (
            SAMPLE,
            are_likely_codes,
            codes_as_dates,
        )

        of_codes, dates = is_code(own.field(self.field)), _dates_of(own, self.field)
        if not (of_codes or dates or are_likely_codes(own.first_filled(self.field, SAMPLE))):
            return self
        texts = own.counted(self.field)
        return replace(self, typed=codes_as_dates(texts, of_codes=of_codes, dates=dates))

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        return cells.clean(self.field).is_in(list(self.typed)) if self.typed else None

    def fixes(self) -> tuple[CellFix, ...]:
        return (
            CellFix("fix-code-day-first", safe=False, after=self._day_alone),
            CellFix("fix-code-month-first", safe=False, after=self._month_alone),
            CellFix("fix-code-day-first", safe=False, after=self._day_first, choice=True),
            CellFix("fix-code-month-first", safe=False, after=self._month_first, choice=True),
            CellFix("fix-code-in-word", safe=False, after=self._in_word),
        )

    def _day_alone(self, cells: Cells) -> pl.Expr:
        return self._put(cells, lambda each: None if each.month_first else each.day_first)

    def _month_alone(self, cells: Cells) -> pl.Expr:
        return self._put(cells, lambda each: None if each.day_first else each.month_first)

    def _day_first(self, cells: Cells) -> pl.Expr:
        return self._put(cells, lambda each: each.day_first if each.month_first else None)

    def _month_first(self, cells: Cells) -> pl.Expr:
        return self._put(cells, lambda each: each.month_first if each.day_first else None)

    def _in_word(self, cells: Cells) -> pl.Expr:
        return self._put(cells, lambda each: each.in_word)

    def _put(self, cells: Cells, part: Callable[[Typed], str | None]) -> pl.Expr:
        import polars as pl

        texts = {text: part(typed) for text, typed in self.typed.items()}
        return cells.clean(self.field).replace_strict(
            list(texts), list(texts.values()), default=None, return_dtype=pl.String
        )


def _dates_of(cells: Cells, name: str) -> set[str]:
    """Return the texts of the cells that are dates in the workbook, and were not typed over."""
    job_sheet = cells.job_sheet
    column = job_sheet.matching.column_of(name)
    found: set[str] = set()
    for oddity, rows in job_sheet.sheet.oddities.items():
        if oddity.code == DatedCode.code and oddity.column == column and rows is not None:
            now, then = (each[f"c{column}"] for each in (job_sheet.frame, job_sheet.sheet.frame))
            texts = now.gather(rows)
            found.update(texts.filter(texts == then.gather(rows)).unique().to_list())
    return found - {""}
