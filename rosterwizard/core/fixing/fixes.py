"""Fixes: what removes problems, proposed for a whole column, a kind of problem or one cell."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.fixing.gone_rows import GoneRow, gone_rows, pairs_of_rows
from rosterwizard.core.fixing.pairs import pairs_of
from rosterwizard.core.fixing.unsure_places import UnsurePlaces
from rosterwizard.core.job.edits import CELLS, Edit, HeadingEdit, no_cells
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.letters.in_sight import in_sight, told_from
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.secret_text import masked
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.rules.checked_rule import CellFix, CheckedRule


@dataclass(frozen=True, slots=True, eq=False)
class Fix:
    """A proposed change that removes the problems of one rule in one column.

    code, params: its words. column: the column's position; None for a problem of whole rows or of
    the file. of_rows: it changes several columns, row by row. cells: what changes (schema `CELLS`).
    gone: the rows that it sets aside instead.
    safe: it cannot change what the cells mean. rule: the index of the rule in the problems that
    it was proposed for. headings: where it is the heading that changes. secret: the cells hold
    passwords, which no words show. doubted: they may be some, below another heading. choice: see
    `CellFix`.
    """

    code: str
    params: Mapping[str, object]
    column: int | None
    cells: pl.DataFrame = field(repr=False)
    safe: bool
    rule: int
    headings: tuple[HeadingEdit, ...] = ()
    secret: bool = False
    doubted: bool = False
    choice: bool = False
    of_rows: bool = False
    gone: tuple[GoneRow, ...] = field(default=(), repr=False)

    @property
    def of_passwords(self) -> bool:
        """Whether it changes what are or may be passwords, which is only done when asked for."""
        return self.secret or self.doubted

    @property
    def rows(self) -> pl.Series:
        """The rows that it changes or sets aside, as positions, each once."""
        gone = pl.Series([each.row for each in self.gone], dtype=pl.UInt32)
        return gone if self.gone else self.cells["row"].unique(maintain_order=True)

    def is_of_row(self, row: int) -> bool:
        """Tell whether it changes the row, or sets it aside."""
        if self.gone:
            return any(each.row == row for each in self.gone)
        return bool((self.cells["row"] == row).any())

    @property
    def size(self) -> int:
        """How many cells, headings and rows it changes."""
        return self.cells.height + len(self.headings) + len(self.gone)

    @property
    def label(self) -> str:
        """What the fix does, in words; where all changes are alike, with before and after."""
        if self.of_rows:
            return sentence(self.code, "message", **self._gaps)
        pairs = self.cells.select("before", "after").unique().head(2)
        if pairs.height != 1:
            return sentence(self.code, "message", **self._gaps)
        part = "one" if self.cells.height == 1 else "alike"
        return sentence(self.code, part, **self._gaps, **self._told(*pairs.row(0)))

    def labels(self) -> Iterator[tuple[int, str]]:
        """Give for each row what the fix does there, in words."""
        if self.of_rows:
            label = sentence(self.code, "one", **self._gaps)
            yield from ((row, label) for row in self.rows)
            return
        for row, before, after in self.cells.select("row", "before", "after").iter_rows():
            told = self._told(before, after)
            yield row, sentence(self.code, "one", **self._gaps, **told)

    def pairs(self) -> pl.DataFrame:
        """Return what becomes what: before, after, and how often (count), most frequent first.

        Passwords are masked.
        """
        if self.gone:
            return pairs_of_rows(self.gone)
        # A password may have come from, or go to, any of the columns.
        hidden = self.cells["column"].unique().to_list() if self.secret else ()
        return pairs_of(self.cells, self.headings, hidden)

    @property
    def edit(self) -> Edit:
        """The fix as one step that can be undone."""
        aside = tuple(each.at for each in self.gone)
        return Edit(self.cells, self.code, self._gaps, self.headings, set_aside=aside)

    def in_row(self, row: int) -> "Fix":
        """Return the fix for one row only."""
        gone = tuple(each for each in self.gone if each.row == row)
        cells = self.cells.filter(pl.col("row") == row)
        return replace(self, cells=cells, headings=(), gone=gone)

    def _told(self, before: str, after: str) -> dict[str, str]:
        if self.secret:
            return {"before": masked(before), "after": masked(after)}
        return {"before": in_sight(told_from(before, after)), "after": in_sight(after)}

    @property
    def _gaps(self) -> dict[str, object]:
        count = len(self.rows) if self.of_rows else self.cells.height
        chosen = {"choice": True} if self.choice else {}
        return {**self.params, **chosen, "count": count}


def fixes_for(job_sheet: JobSheet, problems: Problems) -> tuple[Fix, ...]:
    """Return the fixes for those problems: one for each column and kind, in the rules' order.

    For one cell, cause or column give the problems with just that part of their frame. Where a
    cell needs several fixes, a later one includes the earlier ones.
    """
    every = (
        *_in_headings(job_sheet, problems),
        *_in_cells(job_sheet, problems),
        *_in_rows(job_sheet, problems),
        *_of_rows_that_go(job_sheet, problems),
    )
    fixes = _in_place(every, problems)
    # The rules' order, since later fixes build on earlier ones. Of one rule the safe fix is first:
    # what takes the first fix (a key, a report) must not take a guess for it.
    return tuple(sorted(fixes, key=lambda fix: (fix.rule, fix.column or 0, not fix.safe)))


def _in_place(fixes: Iterable[Fix], problems: Problems) -> Iterator[Fix]:
    """Give the fixes without the places of which nobody knows what stands there.

    What moves such cells back is not meant, nor a row that says the same as another wherever its
    cells belong.
    """
    unsure = UnsurePlaces.of(problems.rules)
    for fix in fixes:
        if fix.gone or problems.rules[fix.rule].spoils():
            yield fix
            continue
        cells = unsure.without(fix.cells, of_rows=fix.of_rows)
        headings = unsure.without_headings(fix.headings)
        if headings or not cells.is_empty():
            yield replace(fix, cells=cells, headings=headings)


def _in_headings(job_sheet: JobSheet, problems: Problems) -> Iterator[Fix]:
    for row, column, index in problems.frame.filter(pl.col("row").is_null()).iter_rows():
        rule = problems.rules[index]
        if rule.code == "heading" and row is None and column is not None:
            before, after = job_sheet.matching.matches[column].heading, str(rule.field)
            change = (HeadingEdit(column, before, after),)
            params = {"heading": before, "field": after}
            yield Fix(
                "fix-heading", params, column, no_cells(), safe=True, rule=index, headings=change
            )


def _in_cells(job_sheet: JobSheet, problems: Problems) -> Iterator[Fix]:
    fixable = [index for index, rule in enumerate(problems.rules) if rule.fixes()]
    places = problems.frame.filter(pl.col("rule").is_in(fixable)).drop_nulls()
    if places.is_empty():
        return
    doubted = frozenset(column for rule in problems.rules for column in rule.doubts())
    rows = places["row"].unique().sort()
    cells = Cells(replace(job_sheet, frame=job_sheet.frame[rows]))
    for (index, column), part in places.group_by("rule", "column"):
        number, at = cast("int", index), cast("int", column)
        rule = problems.rules[number]
        if rule.field and job_sheet.matching.making_of(rule.field):
            continue  # what is made is mended in the columns that it is made of, by hand
        params = {"heading": job_sheet.matching.matches[at].heading}
        for each in rule.fixes():
            changed = _changed(each, cells, str(rule.field), rows)
            wanted = changed.join(part, on="row", how="semi").with_columns(
                pl.lit(at, dtype=pl.UInt16).alias("column")
            )
            if not wanted.is_empty():
                fix = wanted.select(list(CELLS))
                # What looks like a slip may be part of a password.
                secret = at in job_sheet.secret_columns
                is_doubted = each.safe and at in doubted  # a guess is one anyway
                yield Fix(
                    *(each.code, params, at, fix),
                    safe=each.safe and not secret and not is_doubted,
                    rule=number,
                    secret=secret,
                    doubted=is_doubted,
                    choice=each.choice,
                )


def _in_rows(job_sheet: JobSheet, problems: Problems) -> Iterator[Fix]:
    fixable = [index for index, rule in enumerate(problems.rules) if rule.rows_fixes()]
    places = problems.frame.filter(pl.col("rule").is_in(fixable))
    for (index, column), part in places.group_by("rule", "column"):
        number, at = cast("int", index), cast("int | None", column)
        rows = part["row"]
        if rows.null_count():
            rows = pl.arange(job_sheet.frame.height, eager=True, dtype=pl.UInt32)
        params = _told_of_rows(job_sheet, problems.rules[number])
        for each in problems.rules[number].rows_fixes():
            cells = each.cells(job_sheet, rows).filter(pl.col("after") != pl.col("before"))
            if not cells.is_empty():
                secret = not job_sheet.secret_columns.isdisjoint(cells["column"])
                yield Fix(
                    *(each.code, params, at, cells),
                    safe=False,
                    rule=number,
                    secret=secret,
                    of_rows=True,
                )


def _of_rows_that_go(job_sheet: JobSheet, problems: Problems) -> Iterator[Fix]:
    fixable = [index for index, rule in enumerate(problems.rules) if rule.aside_fixes()]
    places = problems.frame.filter(pl.col("rule").is_in(fixable))
    for (index, column), part in places.group_by("rule", "column"):
        number, at = cast("int", index), cast("int | None", column)
        params = _told_of_rows(job_sheet, problems.rules[number])
        for each in problems.rules[number].aside_fixes():
            pairs = each.rows(job_sheet, part["row"])
            gone = tuple(gone_rows(job_sheet, pairs.iter_rows()))
            if gone:
                yield Fix(
                    *(each.code, params, at, no_cells()),
                    safe=False,
                    rule=number,
                    secret=_is_of_a_password(job_sheet, problems.rules[number]),
                    of_rows=True,
                    gone=gone,
                )


def _is_of_a_password(job_sheet: JobSheet, rule: CheckedRule) -> bool:
    columns = (job_sheet.matching.place_of(name) for name in rule.names)
    return not job_sheet.secret_columns.isdisjoint(columns)


def _told_of_rows(job_sheet: JobSheet, rule: CheckedRule) -> dict[str, object]:
    matching = job_sheet.matching
    columns = [matching.column_of(name) for name in rule.names]
    headings = [matching.matches[each].heading for each in columns if each is not None]
    return {"field": rule.names[0] if rule.names else "", "columns": listed(headings)}


def _changed(fix: CellFix, cells: Cells, name: str, rows: pl.Series) -> pl.DataFrame:
    """Return the rows (positions in the whole sheet) that the fix changes, before and after."""
    texts = cells.frame.select(
        rows.alias("row"),
        cells.read(name).alias("before"),
        fix.after(cells).alias("after"),
    )
    return texts.filter(pl.col("after") != pl.col("before"))  # null where it does not apply
