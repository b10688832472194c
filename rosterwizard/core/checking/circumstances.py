"""What a message says beyond its cell: the first row of a double, the item that is wrong, ….

Everything here is looked up for the few problems that are shown.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import cast

import polars as pl

from rosterwizard.core.checking.breaches import texts_of, value_breach
from rosterwizard.core.checking.cells import Cells
from rosterwizard.core.checking.doubles import key_of
from rosterwizard.core.checking.references import unknown_item
from rosterwizard.core.checking.whole_file import output_bytes
from rosterwizard.core.job import JobSheet
from rosterwizard.core.problems import Problems
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.rules import CheckedRule

Said = Mapping[str, object]


def circumstances(job_sheet: JobSheet, problems: Problems, frame: pl.DataFrame) -> dict[int, Said]:
    """Return what more there is to say, by the position in `frame`, a part of the problems'."""
    said: dict[int, Said] = {}
    whole = cache(lambda: Cells(job_sheet))  # made once, and only for doubles
    for (index,), part in frame.with_row_index("place").group_by("rule"):
        rule = problems.rules[cast("int", index)]
        if rule.code in _DOUBLES:
            told: Iterable[Said] = _first_ones(rule, whole(), part["row"])
        elif rule.code in _OF_FILE:
            told = [_OF_FILE[rule.code](job_sheet, column) for column in part["column"]]
        else:
            told = _of_rows(rule, job_sheet, part["row"], problems.known.get(cast("int", index)))
        said.update(zip(part["place"], told, strict=False))
    return said


def _first_ones(rule: CheckedRule, cells: Cells, rows: pl.Series) -> list[Said]:
    """Return the row, and its value, that has the value of each of `rows` first."""
    fields = cast("tuple[str, ...]", rule.params["fields"])
    key = key_of(cells, fields, ignore_case=rule.code == "case-twins")
    first = cells.frame.select(
        pl.col("row").first().over(key).alias("first"), cells.clean(fields[0]).alias("value")
    )
    found = first["first"].gather(rows)
    sheet_row = cells.job_sheet.sheet.sheet_row
    return [{"first_row": sheet_row[row], "first_value": first["value"][row]} for row in found]


def _of_rows(
    rule: CheckedRule, job_sheet: JobSheet, rows: pl.Series, known: pl.Series | None
) -> Iterable[Said]:
    """Return what the other cells of the same rows, or the items of a list, add."""
    if rule.field is None or rows.null_count():
        return ()
    is_list = job_sheet.record_type.field(rule.field).type == "list"
    if not is_list and rule.code not in _OF_OTHER_CELLS:
        return ()
    cells = Cells(replace(job_sheet, frame=job_sheet.frame[rows]))
    gaps = _gaps(rule, cells, known)
    return cells.frame.select(**gaps).iter_rows(named=True) if gaps else ()


def _gaps(rule: CheckedRule, cells: Cells, known: pl.Series | None) -> dict[str, pl.Expr]:
    name = str(rule.field)
    field = cells.field(name)
    other = str(rule.params.get("other", ""))
    if rule.code == "same-length":
        both = (("count", name), ("other_count", other))
        return {gap: cells.items(each).list.len() for gap, each in both}
    if rule.code == "not-before":
        return {"other_value": cells.clean(other)}
    if rule.code == "spelling":
        written = cells.spelled(name)
        listed = field.type == "list"
        return {"written": written.list.join(field.delimiter) if listed else written}
    if field.type != "list":
        return {}
    if known is not None:
        breach = unknown_item(field, known, ignore_case=bool(rule.params["ignore_case"]))
        return {"value": cells.bad_texts(name, cells.meant(name), breach)}
    found = value_breach(rule, field)
    return {"value": cells.bad_texts(name, texts_of(rule, cells), found)} if found else {}


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


_OF_OTHER_CELLS = frozenset({"same-length", "not-before", "spelling"})
_DOUBLES = frozenset({"unique", "uniqueKey", "primaryKey", "case-twins"})
_OF_FILE: Mapping[str, Callable[[JobSheet, int | None], Said]] = {
    "too-many-rows": _rows,
    "too-large": _bytes,
    "sample-row": _samples,
    "unknown-column": _unnamed,
}
