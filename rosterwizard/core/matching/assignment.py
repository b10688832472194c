"""Giving each field at most one column, and each column one field, so that the whole is best."""

from collections.abc import Mapping

Pair = tuple[int, str]  # a column and a field


def best_assignment(scores: Mapping[Pair, float]) -> dict[int, str]:
    """Return the field of each column for which the sum of the scores is the greatest.

    scores: above 0, for the pairs that may be. Of pairs that are as good the first columns count.

    Each field in turn looks for the cheapest way to have a column, over those that others have
    (successive shortest paths, the Hungarian method); so the cost grows with the square of the
    fields, and the columns are first cut down to those that can be needed.
    """
    fields = list(dict.fromkeys(field for _, field in scores))
    wanted = {field: _best_columns(scores, field, len(fields)) for field in fields}
    columns = sorted({column for of_field in wanted.values() for column in of_field})
    # A column of its own for each field stands for "none"; it costs nothing and gains nothing.
    costs = [
        [-wanted[field].get(column, 0.0) for column in columns]
        + [0.0 if other == place else _NEVER for other in range(len(fields))]
        for place, field in enumerate(fields)
    ]
    owners = _cheapest(costs)
    return {
        column: fields[owner]
        for column, owner in zip(columns, owners, strict=False)
        if owner is not None and (column, fields[owner]) in scores
    }


_NEVER = 1e9


def _best_columns(scores: Mapping[Pair, float], field: str, most: int) -> dict[int, float]:
    """Return the columns that the field can need: with n fields, none beyond its n best."""
    own = sorted((-score, column) for (column, other), score in scores.items() if other == field)
    return {column: -score for score, column in own[:most]}


def _cheapest(costs: list[list[float]]) -> list[int | None]:
    """Return for each column the row that it is given, so that every row has one at least cost."""
    width = len(costs[0]) if costs else 0
    of_column: list[int | None] = [None] * width
    row_price, column_price = [0.0] * len(costs), [0.0] * width
    for row in range(len(costs)):
        _place(row, costs, of_column, row_price, column_price)
    return of_column


def _place(
    row: int,
    costs: list[list[float]],
    of_column: list[int | None],
    row_price: list[float],
    column_price: list[float],
) -> None:
    """Give `row` a column, moving other rows along the cheapest path to a free one."""
    width = len(column_price)
    far, came_from, seen = [float("inf")] * width, [-1] * width, [False] * width
    at, here = row, -1
    while True:
        step, nearest = float("inf"), -1
        for column in range(width):
            if seen[column]:
                continue
            cost = costs[at][column] - row_price[at] - column_price[column]
            if cost < far[column]:
                far[column], came_from[column] = cost, here
            if far[column] < step:
                step, nearest = far[column], column
        row_price[row] += step
        for column in range(width):
            if seen[column]:
                row_price[of_column[column] or 0] += step
                column_price[column] -= step
            else:
                far[column] -= step
        seen[nearest], here = True, nearest
        owner = of_column[nearest]
        if owner is None:
            break
        at = owner
    while here != -1:
        before = came_from[here]
        of_column[here] = of_column[before] if before != -1 else row
        here = before
