"""Rows that may have a key which another row has, too: found by what costs little.

Keys that are equal, or would be but for capitals and blanks, have the same digest. Of a whole
column that is sorted faster than its texts are told apart, and mostly no two are the same.
"""

import polars as pl


def maybe_twins(keys: pl.Series) -> pl.Series:
    """Return the positions (UInt32) of the rows whose key another row may have, in their order.

    keys: String; null where there is none. Capitals and blanks do not count. Of each key that any
    two rows share all rows are there, and none is missing.
    """
    digests = _folded(keys).hash()
    in_order = digests.filter(keys.is_not_null()).sort()
    twice = in_order.filter(in_order == in_order.shift()).unique()
    if twice.is_empty():
        return pl.Series(dtype=pl.UInt32)
    return (digests.is_in(twice.implode()) & keys.is_not_null()).arg_true().cast(pl.UInt32)


def _folded(keys: pl.Series) -> pl.Series:
    # One look at all of them together tells that there is nothing to fold.
    every = keys.str.join("~").item() if keys.len() else ""
    has_capitals = not every.isascii() or every != every.lower()
    folded = keys.str.to_lowercase() if has_capitals else keys
    return folded.str.replace_all(" ", "", literal=True) if " " in every else folded
