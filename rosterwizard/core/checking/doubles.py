"""Values that must stand in one row only.

The first row that has a value is right; every later one is a problem, which names the first.
"""

from collections.abc import Sequence

import polars as pl

from rosterwizard.core.cells.cells import Cells


def key_of(cells: Cells, names: Sequence[str], *, ignore_case: bool = False) -> pl.Expr:
    """Return one text for each row, equal where all fields are; null where one is blank."""
    keys = [cells.key(name, ignore_case=ignore_case) for name in names]
    return keys[0] if len(keys) == 1 else pl.concat_str(keys, separator="\x1f")


def is_double(cells: Cells, names: Sequence[str]) -> pl.Expr:
    """Tell where an earlier row has the same value (for several fields: all the same)."""
    if not all(map(cells.has, names)):
        return pl.lit(value=False)
    return _came_before(key_of(cells, names))


def is_case_twin(cells: Cells, name: str) -> pl.Expr:
    """Tell where an earlier row has the value in other capitals, and none has it exactly so."""
    exact = key_of(cells, [name])
    return _came_before(key_of(cells, [name], ignore_case=True)) & ~_came_before(exact)


def _came_before(key: pl.Expr) -> pl.Expr:
    return key.is_not_null() & ~key.is_first_distinct()
