"""Rules that columns as a whole tell of some rows, or of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.rules.checked_rule import CheckedRule

if TYPE_CHECKING:
    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.profiles.language import Profile, Severity


class ToldRows(CheckedRule, frozen=True, kw_only=True):
    """A rule that `told_by` finds the rows for.

    rows: the positions of those that break it. whole: as good as all rows do, so that it is one
    problem of the file; else it is one of each row.
    """

    looks_at = "rows"
    stated_in = "nowhere"
    severity: Severity = "warning"
    rows: tuple[int, ...] = ()
    whole: bool = False

    @property
    def kind(self) -> str:
        return "whole" if self.whole else ""

    @property
    def facts(self) -> dict[str, object]:
        facts = CheckedRule.facts.__get__(self)
        return {name: fact for name, fact in facts.items() if name != "rows"}

    def broken_rows(self, _cells: Cells) -> pl.Series | None:
        import polars as pl

        return pl.Series(() if self.whole else self.rows, dtype=pl.UInt32)

    def breaks_file(self, _profile: Profile, _cells: Cells) -> bool:
        return self.whole and bool(self.rows)

    def told(self, rows: pl.Series) -> pl.Series:
        """Return which of the rows break it."""
        return rows.filter(rows.is_in(self.rows))
