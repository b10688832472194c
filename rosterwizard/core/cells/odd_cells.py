"""Rows of which several cells are of a kind that their columns hardly ever have.

Rough on purpose: it chooses the few rows that are worth a closer look.
"""

import polars as pl

_FIRST_ROWS = 20_000  # the others are not looked at
_MOST_ROWS, _MOST_ENDS = 2_000, 3
_MOST_ODD = 400  # rows
_HARDLY = 0.2  # of the rows
_SEVERAL = 2  # cells
_NEARLY_ALWAYS = 0.8  # of the rows


def odd_rows(frame: pl.DataFrame) -> pl.Series:
    """Tell for each row whether several of its cells are odd for their columns."""
    kinds = frame.head(_FIRST_ROWS).select(
        _kind(pl.col(each)).alias(each) for each in frame.columns
    )
    few = _HARDLY * kinds.height
    odd = [(pl.len().over(each) <= few).cast(pl.UInt16) for each in kinds.columns]
    counts = kinds.select(pl.sum_horizontal(odd)).to_series()
    several = range(_SEVERAL, frame.width + 2)  # of a large sheet, those with the most
    least = next(each for each in several if (counts >= each).sum() <= _MOST_ODD)
    found = counts >= least
    rest = pl.repeat(value=False, n=frame.height - kinds.height, eager=True, dtype=pl.Boolean)
    return found.append(rest)


def last_filled(frame: pl.DataFrame) -> list[int]:
    """Return the rows from which on a column is blank that is nearly always filled before."""
    at_the_end = frame.tail(2)
    blank = [each for each in frame.columns if (at_the_end[each] == "").all()]
    filled = [(frame[each] != "").arg_true() for each in blank]
    ends = {
        each[-1] + 1
        for each in filled
        if len(each) > 1 and len(each) > _NEARLY_ALWAYS * each[-1] and each[-1] < frame.height - 2
    }
    return [end for end in sorted(ends) if frame.height - end <= _MOST_ROWS][:_MOST_ENDS]


def _kind(text: pl.Expr) -> pl.Expr:
    signs = (text.str.contains("@", literal=True), text.str.contains("[0-9]"))
    is_word = text.str.contains(r"\p{Ll}")
    return (text != "").cast(pl.UInt8) + 2 * signs[0] + 4 * signs[1] + 8 * is_word
