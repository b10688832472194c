"""The addresses in the column of user names, and the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_ideas import is_about, is_open_text
from rosterwizard.core.rules.checked_rule import RowsFix
from rosterwizard.core.rules.damage.moved_cells import cells_swapped
from rosterwizard.core.rules.damage.told_rows import ToldRows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.rules.checked_rule import RuleMaker

_IS_MAIL = r"^[^@\s]+@[^@\s]+\.[^@\s]+$"
_FEWEST = 3  # rows
_NEARLY_ALL = 0.9  # of the filled cells


class SwappedColumns(ToldRows, frozen=True, kw_only=True):
    """Addresses stand in the column of addresses.

    mail: the field of addresses. others: the fields in whose column they may stand; other: the one
    where they do.
    """

    code = "swapped-columns"
    mail: str
    others: tuple[str, ...]
    other: str = ""

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        fields = make.record_type.fields
        mails = [each.name for each in fields if is_about(each, "email")]
        others = tuple(
            each.name for each in fields if is_open_text(each) and each.name not in mails
        )
        if len(mails) == 1 and others:
            yield make.of_rows(cls(mail=mails[0], others=others))

    @property
    def names(self) -> tuple[str, ...]:
        return (self.mail, self.other) if self.other else (self.mail, *self.others)

    def told_by(self, own: Cells, _every: Mapping[str, Cells]) -> Self:
        is_there = own.matching.column_of
        if is_there(self.mail) is None or self._share(own, self.mail) > 1 - _NEARLY_ALL:
            return self
        if _has_unnamed(own.job_sheet):
            return self  # a heading is missing, and those behind it stand above other values
        holding = [
            name
            for name in self.others
            if is_there(name) is not None and self._share(own, name) >= _NEARLY_ALL
        ]
        if len(holding) != 1:
            return self
        rows = tuple(range(own.frame.height))
        return replace(self, other=holding[0], rows=rows, whole=True)

    def _share(self, own: Cells, name: str) -> float:
        """Return how many of the filled cells are addresses; of few cells, none can be told."""
        import polars as pl

        rows, is_filled = pl.col("rows"), pl.col("text") != ""
        is_mail = is_filled & pl.col("text").str.contains(_IS_MAIL)
        asked = rows.filter(is_filled).sum(), rows.filter(is_mail).sum().alias("mails")
        count, mails = own.counted(name, "plain").select(asked).row(0)
        return mails / count if count >= _FEWEST else 0.5

    def rows_fixes(self) -> tuple[RowsFix, ...]:
        return (RowsFix("fix-swap-columns", self._swapped),)

    def _swapped(self, job_sheet: JobSheet, rows: pl.Series) -> pl.DataFrame:
        return cells_swapped(job_sheet, self.told(rows), self.mail, self.other)


def _has_unnamed(job_sheet: JobSheet) -> bool:
    """Tell whether a column with texts has no heading."""
    unnamed = [each.column for each in job_sheet.matching.matches if not each.heading.strip()]
    return any((job_sheet.frame[f"c{column}"] != "").any() for column in unnamed)
