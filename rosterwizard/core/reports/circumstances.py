"""What a message says beyond its cell: the first row of a double, the item that is wrong, ….

Everything here is looked up for the few problems that are shown.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import cast

import polars as pl

from rosterwizard.core.checking.breaches import texts_of, value_breach
from rosterwizard.core.checking.cells import Cells
from rosterwizard.core.checking.doubles import key_of
from rosterwizard.core.checking.forms import Breach
from rosterwizard.core.checking.references import unknown_item
from rosterwizard.core.checking.whole_file import output_bytes
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.job.problems import Problems
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.rules.rules import CheckedRule

Said = Mapping[str, object]


class Circumstances:
    """What more there is to say about the problems of one sheet."""

    def __init__(self, job_sheet: JobSheet, problems: Problems) -> None:
        self._sheet = job_sheet
        self._problems = problems
        self._whole: Cells | None = None
        self._first: dict[int, pl.DataFrame] = {}

    def of(self, frame: pl.DataFrame) -> dict[int, Said]:
        """Return what there is to say, by the position in `frame`, a part of the problems'."""
        said: dict[int, Said] = {}
        few = _Few(self._sheet, frame["row"])
        for (number,), part in frame.with_row_index("place").group_by("rule"):
            index = cast("int", number)
            rule = self._problems.rules[index]
            if rule.code in _DOUBLES:
                told: Iterable[Said] = self._first_ones(index, part["row"])
            elif rule.code in _OF_FILE:
                told = [_OF_FILE[rule.code](self._sheet, column) for column in part["column"]]
            else:
                told = few.told(rule, part["row"], self._problems.known.get(index))
            said.update(zip(part["place"], told, strict=False))
        return said

    def _first_ones(self, index: int, rows: pl.Series) -> list[Said]:
        """Return the row, and its value, that has the value of each of `rows` first."""
        if index not in self._first:
            self._first[index] = self._first_of_all(self._problems.rules[index])
        first = self._first[index]
        found = first["first"].gather(rows)
        numbers = self._sheet.sheet.sheet_row.gather(found)
        values = first["value"].gather(found)
        return [
            {"first_row": number, "first_value": value}
            for number, value in zip(numbers, values, strict=True)
        ]

    def _first_of_all(self, rule: CheckedRule) -> pl.DataFrame:
        self._whole = self._whole or Cells(self._sheet)
        fields = cast("tuple[str, ...]", rule.params["fields"])
        key = key_of(self._whole, fields, ignore_case=rule.code == "case-twins")
        return self._whole.frame.select(
            pl.col("row").first().over(key).alias("first"),
            self._whole.clean(fields[0]).alias("value"),
        )


class _Few:
    """The few rows of a sheet that are talked about."""

    def __init__(self, job_sheet: JobSheet, rows: pl.Series) -> None:
        self._sheet = job_sheet
        self._rows = rows.drop_nulls().unique().sort()
        self._cells: Cells | None = None

    def told(self, rule: CheckedRule, rows: pl.Series, known: pl.Series | None) -> Iterable[Said]:
        """Return what the other cells of the same rows, or the items of a list, add."""
        breach = _item_breach(rule, self._sheet, known)
        pair = _PAIRS.get(rule.code)
        if breach is None and pair is None:
            return ()
        if self._cells is None:
            self._cells = Cells(replace(self._sheet, frame=self._sheet.frame[self._rows]))
        cells = self._cells
        if pair is not None:
            gaps = pair(cells, rule)
        else:
            name = str(rule.field)
            gaps = {"value": cells.bad_texts(name, texts_of(rule, cells), cast("Breach", breach))}
        at = self._rows.search_sorted(rows)
        return cells.frame.select(**gaps)[at].iter_rows(named=True)


def _item_breach(rule: CheckedRule, job_sheet: JobSheet, known: pl.Series | None) -> Breach | None:
    """Return what tells of the items of a list which of them break the rule."""
    field = job_sheet.record_type.field(rule.field) if rule.field else None
    if field is None or field.type != "list":
        return None
    if known is not None:
        return unknown_item(field, known, ignore_case=bool(rule.params["ignore_case"]))
    return value_breach(rule, field)


def _counts(cells: Cells, rule: CheckedRule) -> dict[str, pl.Expr]:
    both = (("count", str(rule.field)), ("other_count", str(rule.params["other"])))
    return {gap: cells.items(name).list.len() for gap, name in both}


def _other_value(cells: Cells, rule: CheckedRule) -> dict[str, pl.Expr]:
    return {"other_value": cells.clean(str(rule.params["other"]))}


def _written(cells: Cells, rule: CheckedRule) -> dict[str, pl.Expr]:
    field = cells.field(str(rule.field))
    written = cells.spelled(field.name)
    return {"written": written.list.join(field.delimiter) if field.type == "list" else written}


def _rows(job_sheet: JobSheet, _column: int | None) -> Said:
    return {"rows": job_sheet.frame.height}


def _samples(job_sheet: JobSheet, _column: int | None) -> Said:
    return {"count": len(job_sheet.sheet.set_aside)}


def _unnamed(job_sheet: JobSheet, column: int | None) -> Said:
    named = column is None or job_sheet.matching.matches[column].heading.strip()
    return {} if named else {"kind": "unnamed"}


def _bytes(job_sheet: JobSheet, _column: int | None) -> Said:
    profile = Profile(name="", title="", version="", record_types=(job_sheet.record_type,))
    return {"bytes": output_bytes(profile, job_sheet)}


_PAIRS: Mapping[str, Callable[[Cells, CheckedRule], dict[str, pl.Expr]]] = {
    "same-length": _counts,
    "not-before": _other_value,
    "spelling": _written,
}
_DOUBLES = frozenset({"unique", "uniqueKey", "primaryKey", "case-twins"})
_OF_FILE: Mapping[str, Callable[[JobSheet, int | None], Said]] = {
    "too-many-rows": _rows,
    "too-large": _bytes,
    "sample-row": _samples,
    "unknown-column": _unnamed,
}
