"""Which rows a table shows by what stands in one column."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import polars as pl

from rosterwizard.core.job.cell_edits import Search
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.showing.short_text import shown_shortly
from rosterwizard.core.showing.visible_blanks import visible

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.messages.screen_mask import Telling
    from rosterwizard.core.showing.checked_job import CheckedSheet

FilterKind = Literal["contains", "values", "blank", "filled", "problems"]
MOST_VALUES = 20  # different ones that are offered to choose from
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class ColumnFilter:
    """What the column must say. texts: what it contains (one), or the values of which it has one.

    "contains" knows no capitals. "problems" looks at what was found when it was chosen.
    """

    column: int
    kind: FilterKind
    texts: tuple[str, ...] = field(default=(), repr=False)

    def rows(self, job_sheet: JobSheet, sheet: CheckedSheet, rows: pl.Series) -> pl.Series:
        """Return those of the rows (UInt32) that fit, in their order."""
        if self.kind == "problems":
            found = sheet.problems.frame.filter(pl.col("column") == self.column)["row"]
            return rows.filter(rows.is_in(found.drop_nulls().unique().implode()))
        text = job_sheet.frame[f"c{self.column}"].gather(rows)
        if self.kind == "blank":
            return rows.filter(text.str.strip_chars() == "")
        if self.kind == "filled":
            return rows.filter(text.str.strip_chars() != "")
        if self.kind == "contains":
            return rows.filter(text.str.contains(Search(self.texts[0], ()).pattern()))
        return rows.filter(text.is_in(list(self.texts)))

    def words(self, heading: str, told: Telling = str) -> str:
        """Return what it asks for: "Year is 7 or 8". told: what is told of the column's texts."""
        named = [
            visible(shown_shortly(told(each))) or sentence("column-filter", "no-text")
            for each in self.texts[:_MOST_NAMED]
        ]
        if more := len(self.texts) - len(named):
            named.append(sentence("column-filter", "more", others=more))
        what = listed(named, "list-either")
        return sentence("column-filter", self.kind, heading=heading, what=what)


def values_in(job_sheet: JobSheet, column: int) -> tuple[tuple[str, int], ...]:
    """Return the different texts of a column and how often each is there, the first one first.

    Empty where they are too many to choose from.
    """
    counted = job_sheet.frame[f"c{column}"].value_counts()
    if counted.height > MOST_VALUES:
        return ()
    return tuple(counted.sort(f"c{column}").iter_rows())
