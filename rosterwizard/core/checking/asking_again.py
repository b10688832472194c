"""What rules say of a few rows that they are asked about again, and how that joins the rest."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.checking.judging import Known, broken_rows
from rosterwizard.core.checking.problems import FRAME, places
from rosterwizard.core.rules.checked_rule import CheckedRule


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
    order, matching = tuple(rules), cells.job_sheet.matching
    known_at = {at: known[index] for at, index in enumerate(order) if index in known}
    found = [pl.DataFrame(schema=FRAME)]
    for at, rows in broken_rows(list(rules.values()), cells, known_at):
        name = rules[order[at]].field
        found.append(places(rows, matching.place_of(name) if name else None, order[at]))
    return AskedAgain(order, cells.frame["row"], pl.concat(found))


def put_together(frame: pl.DataFrame, parts: Sequence[AskedAgain]) -> pl.DataFrame:
    """Return the problems (schema `FRAME`) with what rules say now of the rows they were asked."""
    if not parts:
        return frame
    rows = pl.concat([part.asked for part in parts]).unique()
    of_none = frame.slice(0, frame["row"].null_count())  # these are first
    of_rows = frame.slice(of_none.height)
    is_near = of_rows["row"].is_in(rows.implode())
    stay = of_rows.filter(is_near)
    for part in parts:
        is_asked = pl.col("row").is_in(part.asked.implode()) & pl.col("rule").is_in(part.rules)
        stay = stay.filter(~is_asked)
    near = pl.concat([stay, *(part.found for part in parts)])
    near = near.sort("row", "column", "rule", nulls_last=False)
    return pl.concat([of_none, of_rows.filter(~is_near).merge_sorted(near, key="row")])
