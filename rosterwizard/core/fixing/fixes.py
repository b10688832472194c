"""Fixes: what removes problems, proposed for a whole column, a kind of problem or one cell."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.fixing.few_rows import FewRows, TwinRows
from rosterwizard.core.fixing.gone_rows import GoneRow, gone_rows, pairs_of_rows
from rosterwizard.core.fixing.pairs import pairs_of
from rosterwizard.core.fixing.unsure_places import UnsurePlaces
from rosterwizard.core.job.edits import Edit, HeadingEdit, no_cells
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.letters.in_sight import in_sight, told_from
from rosterwizard.core.letters.said_of_rows import said_of_each
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.masked_columns import told_columns
from rosterwizard.core.messages.screen_mask import Telling
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.rules.checked_rule import AsideFix, CellFix, CheckedRule


@dataclass(frozen=True, slots=True, eq=False)
class Fix:
    """A proposed change that removes the problems of one rule in one column.

    code, params: its words. column: the column's position; None for a problem of whole rows or of
    the file. of_rows: it changes several columns, row by row. cells: what changes (schema `CELLS`).
    gone: the rows that it sets aside instead.
    safe: it cannot change what the cells mean. rule: the index of the rule in the problems that
    it was proposed for. headings: where it is the heading that changes. secret: the cells hold
    passwords, which no words show. doubted: they may be some, below another heading. choice: see
    `CellFix`. told: what is told of the texts.
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
    told: Telling = field(default=str, repr=False)
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

    def labels(self) -> pl.DataFrame:
        """Return what the fix does in each row, in words: row (UInt32), label (String)."""
        if self.of_rows:
            label = sentence(self.code, "one", **self._gaps)
            return self.rows.to_frame("row").with_columns(pl.lit(label).alias("label"))
        texts = self.cells.select("before", "after")
        texts = told_columns(texts, self.told)

        def one(told: Mapping[str, object]) -> str:
            seen = _seen(str(told["before"]), str(told["after"]))
            return sentence(self.code, "one", **self._gaps, **seen)

        return pl.DataFrame([self.cells["row"], said_of_each(one, texts).alias("label")])

    def pairs(self) -> pl.DataFrame:
        """Return what becomes what: before, after, and how often (count), most frequent first.

        Passwords are masked.
        """
        if self.gone:
            return pairs_of_rows(self.gone)
        # A text may have come from, or go to, any of the columns.
        return pairs_of(self.cells, self.headings, lambda _column: self.told)

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

    def without_rows(self, rows: pl.Series) -> "Fix | None":
        """Return the fix without these rows (UInt32); None where nothing is left of it.

        One that changes rows as a whole is left as it is, or is not there.
        """
        is_left = ~self.rows.is_in(rows.implode())
        if is_left.all():
            return self
        if self.of_rows or not is_left.any():
            return None
        return replace(self, cells=self.cells.filter(~pl.col("row").is_in(rows.implode())))

    def _told(self, before: str, after: str) -> dict[str, str]:
        return _seen(self.told(before), self.told(after))

    @property
    def _gaps(self) -> dict[str, object]:
        count = len(self.rows) if self.of_rows else self.cells.height
        chosen = {"choice": True} if self.choice else {}
        return {**self.params, **chosen, "count": count}


def _seen(before: str, after: str) -> dict[str, str]:
    return {"before": in_sight(told_from(before, after)), "after": in_sight(after)}


def fixes_for(job_sheet: JobSheet, problems: Problems) -> tuple[Fix, ...]:
    """Return the fixes for those problems: one for each column and kind, in the rules' order.

    For one cell, cause or column give the problems with just that part of their frame. Where a
    cell needs several fixes, a later one includes the earlier ones.
    """
    proposals = Proposals(job_sheet, problems, TwinRows(job_sheet, problems))
    return proposals.fixes(problems.frame, FewRows(job_sheet, problems.rules, problems.frame))


class Proposals:
    """What can be proposed for the problems of one sheet, all of them or some after the other.

    twins: those of the problems.
    """

    def __init__(self, job_sheet: JobSheet, problems: Problems, twins: TwinRows) -> None:
        self._sheet = job_sheet
        self._rules = problems.rules
        self._broken = problems.frame["rule"].unique().sort()
        self._twins = twins
        self._unsure = UnsurePlaces.of(problems.rules)
        self._doubted = frozenset(column for rule in problems.rules for column in rule.doubts())
        self._secret = job_sheet.secret_columns
        self._told = job_sheet.told
        self._again: dict[str, pl.DataFrame] = {}

    def fixes(self, frame: pl.DataFrame, few: FewRows) -> tuple[Fix, ...]:
        """Return the fixes for that part of the problems. few: the rows of the part."""
        every: list[Fix] = []
        for (index, column), part in frame.group_by("rule", "column"):
            rule, rows = cast("int", index), part["row"]
            at = cast("int | None", column)
            every += self._in_heading(rule, at, rows)
            every += self._in_cells(rule, at, rows, few)
            every += self._in_rows(rule, at, rows)
            every += self._of_rows_that_go(rule, at, rows)
        # The rules' order, since later fixes build on earlier ones. Of one rule the safe fix is
        # first: what takes the first fix (a key, a report) must not take a guess for it.
        fixes = self._in_place(every)
        return tuple(sorted(fixes, key=lambda fix: (fix.rule, fix.column or 0, not fix.safe)))

    def _in_place(self, fixes: Iterable[Fix]) -> Iterator[Fix]:
        """Give the fixes without the places of which nobody knows what stands there.

        What moves such cells back is not meant, nor a row that says the same as another wherever
        its cells belong.
        """
        for fix in fixes:
            if fix.gone or self._rules[fix.rule].spoils():
                yield fix
                continue
            cells = self._unsure.without(fix.cells, of_rows=fix.of_rows)
            headings = self._unsure.without_headings(fix.headings)
            if headings or not cells.is_empty():
                yield replace(fix, cells=cells, headings=headings)

    def _in_heading(self, index: int, column: int | None, rows: pl.Series) -> Iterator[Fix]:
        rule = self._rules[index]
        if rule.code == "heading" and rows.null_count() and column is not None:
            before, after = self._sheet.matching.matches[column].heading, str(rule.field)
            change = (HeadingEdit(column, before, after),)
            params = {"heading": before, "field": after}
            yield Fix(
                "fix-heading", params, column, no_cells(), safe=True, rule=index, headings=change
            )

    def _in_cells(
        self, index: int, column: int | None, rows: pl.Series, few: FewRows
    ) -> Iterator[Fix]:
        rule, rows = self._rules[index], rows.drop_nulls()
        if column is None or rows.is_empty() or not rule.fixes():
            return
        if rule.field and self._sheet.matching.making_of(rule.field):
            return  # what is made is mended in the columns that it is made of, by hand
        params = {"heading": self._sheet.matching.matches[column].heading}
        cells = few.cells(rows, rule)
        for each in rule.fixes():
            changed = _changed(each, cells, str(rule.field), column)
            if not changed.is_empty():
                # What looks like a slip may be part of a password.
                secret = column in self._secret
                is_doubted = each.safe and column in self._doubted  # a guess is one anyway
                yield Fix(
                    *(each.code, params, column, changed),
                    safe=each.safe and not secret and not is_doubted,
                    rule=index,
                    secret=secret,
                    doubted=is_doubted,
                    choice=each.choice,
                    told=self._told.of(column),
                )

    def _in_rows(self, index: int, column: int | None, rows: pl.Series) -> Iterator[Fix]:
        rule = self._rules[index]
        for each in rule.rows_fixes():
            if rows.null_count():
                rows = pl.arange(self._sheet.frame.height, eager=True, dtype=pl.UInt32)
            cells = each.cells(self._sheet, rows).filter(pl.col("after") != pl.col("before"))
            if not cells.is_empty():
                yield Fix(
                    *(each.code, self._told_of_rows(rule), column, cells),
                    safe=False,
                    rule=index,
                    secret=not self._secret.isdisjoint(cells["column"]),
                    of_rows=True,
                    told=self._told.of_columns(cells["column"].unique().to_list()),
                )

    def _of_rows_that_go(self, index: int, column: int | None, rows: pl.Series) -> Iterator[Fix]:
        rule = self._rules[index]
        for each in rule.aside_fixes():
            pairs = self._rows_that_may_go(each).filter(pl.col("row").is_in(rows.implode()))
            if not pairs.is_empty():
                yield Fix(
                    *(each.code, self._told_of_rows(rule), column, no_cells()),
                    safe=False,
                    rule=index,
                    secret=self._is_of_a_password(rule),
                    of_rows=True,
                    gone=tuple(gone_rows(self._sheet, pairs["row"], pairs["first"])),
                )

    def _rows_that_may_go(self, fix: AsideFix) -> pl.DataFrame:
        """Return what the fix says of the rows of all rules that have it.

        It looks at every field of a row, and nearly every field may have such a rule.
        """
        if fix.code not in self._again:
            having_it = (at for at in self._broken if fix in self._rules[at].aside_fixes())
            rows = pl.concat([self._twins.of(index) for index in having_it]).unique().sort()
            self._again[fix.code] = fix.rows(self._sheet, rows)
        return self._again[fix.code]

    def _is_of_a_password(self, rule: CheckedRule) -> bool:
        columns = (self._sheet.matching.place_of(name) for name in rule.names)
        return not self._secret.isdisjoint(columns)

    def _told_of_rows(self, rule: CheckedRule) -> dict[str, object]:
        matching = self._sheet.matching
        columns = [matching.column_of(name) for name in rule.names]
        headings = [matching.matches[each].heading for each in columns if each is not None]
        return {"field": rule.names[0] if rule.names else "", "columns": listed(headings)}


def _changed(fix: CellFix, cells: Cells, name: str, column: int) -> pl.DataFrame:
    """Return the cells (schema `CELLS`) that the fix changes."""
    texts = cells.frame.select(
        "row",
        pl.lit(column, dtype=pl.UInt16).alias("column"),
        cells.read(name).alias("before"),
        fix.after(cells).alias("after"),
    )
    return texts.filter(pl.col("after") != pl.col("before"))  # null where it does not apply
