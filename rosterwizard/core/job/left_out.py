"""What of kept changes is in a sheet, and what is not, and why: told from what stands there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import polars as pl

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.job.moved_edits import MovedEdit
from rosterwizard.core.job.row_keys import said_of_key
from rosterwizard.core.matching.matching import Match, Matching
from rosterwizard.core.messages.listing import listed

Kind = Literal[
    "cell", "row-aside", "row-new", "heading", "matching", "constant", "making", "field-out"
]
Reason = Literal[
    "no-sheet",  # there is no sheet of the record type any more
    "no-key",  # the row has nothing that it could be known by
    "doubled",  # two rows have its key, then or now
    "row-gone",  # no row has its key any more
    "column-gone",  # no column has its heading any more, or several have
    "other-text",  # something else stands there by now
]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One place that is not as it was changed. Texts are as they stand in the sheet.

    row: the key of the row. heading: of the column, or the name of a field. before, wanted: what
    the change replaced, and by what. stands: what is there now.
    """

    kind: Kind
    reason: Reason
    record_type: str
    row: str = field(default="", repr=False)
    heading: str = field(default="", repr=False)
    before: str = field(default="", repr=False)
    wanted: str = field(default="", repr=False)
    stands: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class _Sheets:
    """A sheet of the changed file with what fits, and what the former one meant in the end.

    first, meant: the former matching as it was opened, and as it was in the end. columns: where
    the former columns are now.
    """

    name: str
    now: JobSheet | None
    first: Matching
    meant: Matching
    columns: Mapping[int, int]

    def heading(self, column: int) -> str:
        """Return the heading of a column as it was opened."""
        return self.first.matches[column].heading

    def match_now(self, column: int) -> Match | None:
        """Return what a former column is now; None where there is none."""
        new = self.columns.get(column)
        return self.now.matching.matches[new] if self.now and new is not None else None

    def left_out(self, kind: Kind, column: int, before: str, wanted: str, stands: str) -> LeftOut:
        """Return a change of a column that is not there."""
        reason: Reason = "other-text" if column in self.columns else "column-gone"
        return LeftOut(
            kind,
            reason if self.now else "no-sheet",
            self.name,
            heading=self.heading(column),
            before=before,
            wanted=wanted,
            stands=stands,
        )


def compared(
    name: str,
    now: JobSheet | None,
    meant: tuple[Matching, Matching],
    columns: Mapping[int, int],
    done: Sequence[MovedEdit],
) -> tuple[int, list[LeftOut]]:
    """Return how many places are as they were changed, and those that are not.

    now: the sheet with what could be laid on it. meant: the former matching as it was opened and
    as it was in the end. done: the edits that were not taken back.
    """
    sheets = _Sheets(name, now, *meant, columns)
    found = [
        *_cells(sheets, done),
        *_rows(sheets, done),
        *_new_rows(sheets, done),
        *_headings(sheets),
        *_matches(sheets),
        *_values(sheets),
    ]
    left_out = [each for each in found if each is not None]
    return len(found) - len(left_out), left_out


def _cells(sheets: _Sheets, done: Sequence[MovedEdit]) -> Iterator[LeftOut | None]:
    every = [each.cells for each in done if not each.cells.is_empty()]
    if not every:
        return
    last = [pl.last(name) for name in ("after", "key", "doubled", "new_at", "alike", "certain")]
    wanted = (
        pl.concat(every)
        .group_by("at", "column", "new_column", maintain_order=True)
        .agg(pl.first("before"), *last)
        .filter(pl.col("before") != pl.col("after"))
    )
    texts = _texts(sheets.now)
    for (column,), part in wanted.group_by("column", maintain_order=True):
        new = part["new_column"][0]
        stands = _standing(texts, part, new)
        fits = part["certain"] & (stands == part["after"]).fill_null(value=False)
        yield from (None for fit in fits if fit)
        out = part.with_columns(stands.alias("stands")).filter(~fits)
        heading = sheets.heading(column)
        for row in out.iter_rows(named=True):
            yield LeftOut(
                "cell",
                _reason(sheets, row, has_column=new is not None),
                sheets.name,
                said_of_key(row["key"]),
                heading,
                row["before"],
                row["after"],
                row["stands"] or "",
            )


def _standing(texts: pl.DataFrame | None, part: pl.DataFrame, column: int | None) -> pl.Series:
    """Return what stands in the cells; null where there is none."""
    if texts is None or column is None:
        return pl.repeat(None, part.height, dtype=pl.String, eager=True)
    return texts[f"c{column}"].gather(part["new_at"])


def _texts(sheet: JobSheet | None) -> pl.DataFrame | None:
    if sheet is None:
        return None
    return sheet.whole.frame if sheet.whole else sheet.frame


def _reason(sheets: _Sheets, row: Mapping[str, object], *, has_column: bool = True) -> Reason:
    if sheets.now is None:
        return "no-sheet"
    if not has_column:
        return "column-gone"
    if not row["key"]:
        return "no-key"
    if row["doubled"] or (row["alike"] or 0) != 1:
        return "doubled" if row["doubled"] or row["alike"] else "row-gone"
    return "other-text"


def _rows(sheets: _Sheets, done: Sequence[MovedEdit]) -> Iterator[LeftOut | None]:
    """Give the rows that were set aside in the end; one that is gone is no longer a record."""
    aside: dict[int, Mapping[str, object]] = {}
    for each in done:
        places = {row["at"]: row for row in each.rows.iter_rows(named=True)}
        aside |= {gone: places[gone] for gone in each.edit.set_aside}
        for back in each.edit.brought_back:
            aside.pop(back, None)
    there = _there(sheets.now) if aside else set()
    for row in aside.values():
        reason = _reason(sheets, row)
        is_out = (row["certain"] and row["new_at"] not in there) or reason == "row-gone"
        yield (
            None
            if is_out
            else LeftOut("row-aside", reason, sheets.name, said_of_key(str(row["key"])))
        )


def _new_rows(sheets: _Sheets, done: Sequence[MovedEdit]) -> Iterator[LeftOut | None]:
    """Give the rows that a person added; where there is a sheet, all of them come along."""
    for each in done:
        for _ in each.edit.new_rows:
            yield None if sheets.now else LeftOut("row-new", "no-sheet", sheets.name)


def _there(sheet: JobSheet | None) -> set[int]:
    return set(sheet.rows_there().to_list()) if sheet else set()


def _headings(sheets: _Sheets) -> Iterator[LeftOut | None]:
    for was, each in zip(sheets.first.matches, sheets.meant.matches, strict=True):
        if was.heading == each.heading:
            continue
        now = sheets.match_now(each.column)
        stands = now.heading if now else ""
        out = sheets.left_out("heading", each.column, was.heading, each.heading, stands)
        yield None if now and stands == each.heading else out


def _matches(sheets: _Sheets) -> Iterator[LeftOut]:
    """Give the columns that do not mean what a person said."""
    for was, each in zip(sheets.first.matches, sheets.meant.matches, strict=True):
        now = sheets.match_now(each.column)
        stands = now.field if now else None
        if each.reason == "chosen" and stands != each.field:
            yield sheets.left_out(
                "matching", each.column, was.heading, each.field or "", stands or ""
            )


def _values(sheets: _Sheets) -> Iterator[LeftOut]:
    """Give the fields that have not the one value that a person gave, or are not left out."""
    now = sheets.now.matching if sheets.now else Matching(())
    for name, value in sheets.meant.constants.items():
        has_column = sheets.meant.column_of(name) is None and now.column_of(name) is not None
        if now.constants.get(name) != value or has_column:
            reason: Reason = "other-text" if sheets.now else "no-sheet"
            yield LeftOut("constant", reason, sheets.name, heading=name, wanted=value)
    columns = dict(sheets.columns)
    for name, making in sheets.meant.made.items():
        moved = making.moved(columns)
        if moved is None or now.making_of(name) != moved:
            reason = "other-text" if moved else "column-gone"
            headings = listed(sheets.heading(each) for each in making.columns)
            yield LeftOut(
                "making",
                reason if sheets.now else "no-sheet",
                sheets.name,
                heading=name,
                wanted=headings,
            )
    for name in sorted(sheets.meant.left_out - now.left_out):
        reason = "other-text" if sheets.now else "no-sheet"
        yield LeftOut("field-out", reason, sheets.name, heading=name)
