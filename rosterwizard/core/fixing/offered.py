"""Which of several fixes is the one that is offered with a problem: what one click does."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import polars as pl

from rosterwizard.core.fixing.fixes import Fix


@dataclass(frozen=True, slots=True)
class PartWithFixes:
    """The problems of one rule in one column, and what is proposed for them.

    problems: as those that it is a part of, with `place` in front: where each stands among them.
    """

    rule: int
    column: int | None
    problems: pl.DataFrame = field(repr=False)
    fixes: Sequence[Fix] = ()


def parts_with_fixes(problems: pl.DataFrame, fixes: Iterable[Fix]) -> Iterator[PartWithFixes]:
    """Give problems (schema `FRAME`) by their rule and column, with the fixes for them."""
    proposed: defaultdict[tuple[int, int | None], list[Fix]] = defaultdict(list)
    for fix in fixes:
        proposed[fix.rule, fix.column].append(fix)
    placed = problems.with_row_index("place")
    for part in placed.partition_by("rule", "column", maintain_order=True):
        rule, column = part.select("rule", "column").row(0)
        yield PartWithFixes(rule, column, part, proposed[rule, column])


def codes_of_each(fixes: Iterable[Fix], rows: pl.Series) -> pl.Series:
    """Return the code of the fix that is offered in each row; null where none is.

    fixes, rows: as `told_of_each` takes them.
    """
    return told_of_each(fixes, rows, lambda fix: fix.code, _codes)


def labels_of_each(fixes: Iterable[Fix], rows: pl.Series) -> pl.Series:
    """Return the same in words."""
    return told_of_each(fixes, rows, lambda fix: fix.label, Fix.labels)


def told_of_each(
    fixes: Iterable[Fix],
    rows: pl.Series,
    of_whole: Callable[[Fix], str],
    of_rows: Callable[[Fix], pl.DataFrame],
) -> pl.Series:
    """Return what is told of the fix of each row: the safe one, if there are two; null for none.

    fixes: those of one rule in one column, in the order in which they are proposed. rows: of its
    problems; null for one of the file. of_whole: what is told of a fix as a whole; of_rows: of each
    of its rows, as two columns, the row and a String.
    """
    if rows.null_count():
        of_all = [of_whole(fix) for fix in fixes if fix.headings or fix.of_rows]
        return _as_often(rows.len(), of_all[-1] if of_all else None)
    told = [of_rows(fix) for fix in fixes]
    if not told:
        return _as_often(rows.len(), None)
    first = pl.concat(told).unique("row", keep="first", maintain_order=True)
    each = rows.to_frame("row").join(first, on="row", how="left", maintain_order="left")
    return each.to_series(1)


def _codes(fix: Fix) -> pl.DataFrame:
    rows = fix.rows.to_frame("row")
    return rows.with_columns(pl.lit(fix.code).alias("code"))


def _as_often(count: int, text: str | None) -> pl.Series:
    return pl.Series([text], dtype=pl.String).new_from_index(0, count)
