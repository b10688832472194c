"""What a message says beyond its cell: the first row of a double, the item that is wrong, ….

Everything here is looked up for the few problems that are shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.rules.checked_rule import CheckedRule

Said = Mapping[str, object]


class BeyondTheCell:
    """What more there is to say about the problems of one sheet."""

    def __init__(self, job_sheet: JobSheet, problems: Problems) -> None:
        self._sheet = job_sheet
        self._problems = problems
        self._whole: Cells | None = None
        self._of_all: dict[int, pl.DataFrame] = {}

    def of(self, frame: pl.DataFrame) -> dict[int, Said]:
        """Return what there is to say, by the position in `frame`, a part of the problems'."""
        said: dict[int, Said] = {}
        few = _Few(self._sheet, frame["row"])
        for (number,), part in frame.with_row_index("place").group_by("rule"):
            index = cast("int", number)
            rule = self._problems.rules[index]
            if part["row"].null_count():  # of a heading or of the file
                told: Iterable[Said] = [
                    rule.tells_of_sheet(self._sheet, column) for column in part["column"]
                ]
            elif not rule.tells_more(self._sheet.record_type):
                told = ()
            elif rule.looks_at == "rows":
                told = self._beside_all_rows(index, part["row"])
            else:
                told = few.told(rule, part["row"], self._problems.known.get(index))
            said.update(zip(part["place"], told, strict=False))
        return said

    def _beside_all_rows(self, index: int, rows: pl.Series) -> Iterable[Said]:
        """Return what a rule says of `rows` that can only be known beside all other rows."""
        if index not in self._of_all:
            self._whole = self._whole or Cells(self._sheet)
            tells = self._problems.rules[index].tells(self._whole, None)
            self._of_all[index] = self._whole.frame.select(**tells)
        return self._of_all[index][rows].iter_rows(named=True)


class _Few:
    """The few rows of a sheet that are talked about."""

    def __init__(self, job_sheet: JobSheet, rows: pl.Series) -> None:
        self._sheet = job_sheet
        self._rows = rows.drop_nulls().unique().sort()
        self._cells: Cells | None = None

    def told(self, rule: CheckedRule, rows: pl.Series, known: pl.Series | None) -> Iterable[Said]:
        """Return what the other cells of the same rows, or the items of a list, add."""
        if self._cells is None:
            self._cells = Cells(replace(self._sheet, frame=self._sheet.frame[self._rows]))
        at = self._rows.search_sorted(rows)
        told = self._cells.frame.select(**rule.tells(self._cells, known))
        return told[at].iter_rows(named=True)
