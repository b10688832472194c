"""Rows that may have a key which another row has, too: found by what costs little.

Keys that are equal, or would be but for capitals and blanks, have the same digest. Of a whole
column that is sorted faster than its texts are told apart, and mostly no two are the same.
"""

from collections import Counter
from functools import reduce
from operator import or_

import polars as pl

from rosterwizard.core.cells.few_values import each_once
from rosterwizard.core.cells.joined_texts import joined_texts

_FEW = 4  # digests that are looked for more quickly one by one
_FEW_ROWS = 50  # in which Python finds what is there twice before Polars has begun
_BITS = 64
_BIT = pl.Series([1 << bit for bit in range(_BITS)], dtype=pl.UInt64)


def digests_of(keys: pl.Series) -> pl.Series:
    """Return a number (UInt32) for each key (String), null where there is none.

    It is the same where two keys are, capitals and blanks left out.
    """
    # Of a million keys a few hundred share theirs by chance; that costs less than twice the bits.
    digests = _folded(keys).hash().cast(pl.UInt32, wrap_numerical=True)
    return digests.set(keys.is_null(), None) if keys.null_count() else digests


def several_times(digests: pl.Series) -> pl.Series:
    """Return the positions (UInt32) of the rows whose digest another row has, in their order."""
    if digests.len() <= _FEW_ROWS:
        each = digests.to_list()
        again = {one for one, times in Counter(each).items() if times > 1} - {None}
        return pl.Series([row for row, one in enumerate(each) if one in again], dtype=pl.UInt32)
    in_order = digests.drop_nulls().sort()
    twice = in_order.filter(in_order == in_order.shift()).unique()
    return having(digests, twice)


def having(digests: pl.Series, wanted: pl.Series) -> pl.Series:
    """Return the positions (UInt32) of the rows that have one of the wanted digests."""
    if wanted.len() > _FEW:
        return _rows_where(digests.is_in(wanted.implode()))
    found = [rows for each in wanted if (rows := _rows_where(digests == each)).len()]
    return each_once(*found) if found else pl.Series(dtype=pl.UInt32)


def _rows_where(holds: pl.Series) -> pl.Series:
    """Return the positions (UInt32) of the rows where it is true, which are few.

    Whether a piece of a column has any is seen at once.
    """
    found, start = [pl.Series(dtype=pl.UInt32)], 0
    for piece in holds.get_chunks():
        if piece.any():
            found.append((piece.arg_true() + start).cast(pl.UInt32))
        start += piece.len()
    return pl.concat(found)


def bits_of(keys: pl.Series) -> pl.Series:
    """Return a number (UInt64) for each list of keys (List(String)) with a bit for each key.

    Two lists that have a key in common have a bit in common, too; of those that have none, few do.
    Blank keys and null ones have no bit; it is null where there is no other key.
    """
    each = keys.to_frame("key").with_row_index("row").explode("key").filter(pl.col("key") != "")
    found = each.select("row", bit=_bit_of(digests_of(each["key"])))
    held = found.group_by("row").agg(pl.col("bit").bitwise_or())
    none = pl.repeat(None, keys.len(), dtype=pl.UInt64, eager=True)
    return none.scatter(held["row"], held["bit"])


def having_bit(bits: pl.Series, wanted: pl.Series) -> pl.Series:
    """Return the positions (UInt32) of the rows that may have a key of one of these digests.

    bits: what `bits_of` returns. Those that have one are all there.
    """
    mask = reduce(or_, _bit_of(wanted.unique()), 0)
    return _rows_where((bits & pl.Series([mask], dtype=pl.UInt64)) != 0)


def _bit_of(digests: pl.Series) -> pl.Series:
    return _BIT.gather(digests % _BITS)


def _folded(keys: pl.Series) -> pl.Series:
    # One look at many of them together tells that there is nothing to fold.
    has_capitals = has_blanks = False
    for many in joined_texts(keys, "~"):
        has_capitals = has_capitals or not many.isascii() or many != many.lower()
        has_blanks = has_blanks or " " in many
    folded = keys.str.to_lowercase() if has_capitals else keys
    return folded.str.replace_all(" ", "", literal=True) if has_blanks else folded
