"""What a message says beyond its cell: the first row of a double, the item that is wrong, ….

Everything here is looked up for the few problems that are shown.
"""

from collections.abc import Mapping

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.fixing.few_rows import FewRows, TwinRows
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.rules.checked_rule import CheckedRule

Said = Mapping[str, object]


class BeyondTheCell:
    """What more there is to say about the problems of one sheet. twins: those of the problems."""

    def __init__(self, job_sheet: JobSheet, problems: Problems, twins: TwinRows) -> None:
        self._sheet = job_sheet
        self._problems = problems
        self._twins = twins
        self._of_twins: dict[int, pl.DataFrame] = {}

    def of_sheet(self, index: int, column: int | None) -> Said:
        """Return what the rule says of a heading or of the file."""
        return self._problems.rules[index].tells_of_sheet(self._sheet, column)

    def of_rows(self, index: int, rows: pl.Series, few: FewRows) -> pl.DataFrame:
        """Return what the rule says of rows (positions): a column for each gap of its words.

        few: the rows of all problems that are put into words together.
        """
        rule = self._problems.rules[index]
        if not rule.tells_more(self._sheet.record_type):
            return pl.DataFrame(height=rows.len())
        if rule.has_twins:
            said = self._of_twin_rows(index)
            return said[said["row"].search_sorted(rows)].drop("row")
        each = rows.unique().sort()
        said = _told(rule, few.cells(each, rule), self._problems.known_to(index))
        return said[each.search_sorted(rows)]

    def _of_twin_rows(self, index: int) -> pl.DataFrame:
        if index not in self._of_twins:
            rule = self._problems.rules[index]
            reads = rule.reads(self._sheet.record_type)
            cells = Cells.of_few(self._sheet, self._twins.of(index), reads)
            said = _told(rule, cells, None)
            self._of_twins[index] = said.insert_column(0, cells.frame["row"])
        return self._of_twins[index]


def _told(rule: CheckedRule, cells: Cells, known: pl.Series | None) -> pl.DataFrame:
    # What is the same in all rows needs a row to be said of.
    return cells.frame.select("row", **rule.tells(cells, known)).drop("row")
