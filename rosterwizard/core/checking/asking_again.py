"""What rules say of a few rows that they are asked about again, and how that joins the rest."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.checking.judging import Known, broken_rows
from rosterwizard.core.checking.problems import FRAME, places
from rosterwizard.core.rules.checked_rule import CheckedRule

_FEW = 50  # rows, which are put in one by one
_MOST_PIECES = 50  # of the problems, before they are put into one again


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """rules: their indexes. asked: positions (UInt32). found: schema `FRAME`."""

    rules: Collection[int]
    asked: pl.Series = field(repr=False)
    found: pl.DataFrame = field(repr=False)


def ask_again(rules: Mapping[int, CheckedRule], cells: Cells, known: Known) -> AskedAgain:
    """Ask the rules (by their index) about all of these cells.

    known: what the values of a rule can refer to, by its index.
    """
    order, matching = tuple(rules), cells.matching
    known_at = {at: known[index] for at, index in enumerate(order) if index in known}
    found = []
    for at, rows in broken_rows(list(rules.values()), cells, known_at):
        name = rules[order[at]].field
        found.append(places(rows, matching.place_of(name) if name else None, order[at]))
    return AskedAgain(
        order, cells.frame["row"], pl.concat(found) if found else pl.DataFrame(schema=FRAME)
    )


def put_together(frame: pl.DataFrame, parts: Sequence[AskedAgain], rows: pl.Series) -> pl.DataFrame:
    """Return the problems (schema `FRAME`) with what rules say now of the rows they were asked.

    rows: those that any of them was asked, ascending and each once.
    """
    if not parts:
        return frame
    of_none = frame.slice(0, frame["row"].null_count())  # these are first
    of_rows = frame.slice(of_none.height)
    put = _put_into_many if rows.len() > _FEW else _put_into_few
    return pl.concat([of_none, put(of_rows, parts, rows)])


def _put_into_many(
    frame: pl.DataFrame, parts: Sequence[AskedAgain], rows: pl.Series
) -> pl.DataFrame:
    is_near = frame["row"].is_in(rows.implode())
    stay = frame.filter(is_near)
    for part in parts:
        is_asked = pl.col("row").is_in(part.asked.implode()) & pl.col("rule").is_in(part.rules)
        stay = stay.filter(~is_asked)
    near = pl.concat([stay, *(part.found for part in parts)])
    near = near.sort("row", "column", "rule", nulls_last=False)
    return frame.filter(~is_near).merge_sorted(near, key="row")


def _put_into_few(
    frame: pl.DataFrame, parts: Sequence[AskedAgain], rows: pl.Series
) -> pl.DataFrame:
    """Put in the problems of a few rows as it is quickest, one by one: all others stay in place."""
    asked = [(part.rules, {*part.asked}) for part in parts]
    found = [place for part in parts for place in part.found.iter_rows()]
    of_row, pieces, start = frame["row"], [], 0
    for row in rows:
        first = bisect_left(of_row, row, start)
        last = bisect_right(of_row, row, first)
        stay = [
            place
            for place in frame.slice(first, last - first).iter_rows()
            if not any(row in rows and place[2] in rules for rules, rows in asked)
        ]
        near = sorted((*stay, *(place for place in found if place[0] == row)), key=_in_order)
        pieces.append(frame.slice(start, first - start))
        if near:
            pieces.append(pl.DataFrame(near, schema=FRAME, orient="row"))
        start = last
    whole = pl.concat([*pieces, frame.slice(start)], rechunk=False)
    return whole.rechunk() if whole.n_chunks() > _MOST_PIECES else whole


def _in_order(place: tuple[int, int | None, int]) -> tuple[int, int, int]:
    row, column, rule = place
    return row, -1 if column is None else column, rule
