"""In which rows rules about cells and rows are broken, each asked in the way that costs least.

What hangs on the text of one field alone is asked of each different text. What a rule finds by
itself, it is left to find. Everything else is asked of all rows, in a single query.
"""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from rosterwizard.core.cells.at_once import at_once
from rosterwizard.core.cells.cells import NEVER, Cells
from rosterwizard.core.rules.checked_rule import CheckedRule

Known = Mapping[int, pl.Series]


def broken_rows(
    rules: Sequence[CheckedRule], own: Cells, known: Known
) -> Iterator[tuple[int, pl.Series]]:
    """Give each rule that is broken by its index, with the rows: positions, in their order.

    known: what the values of a rule can refer to, by its index.
    """
    others: list[int] = []
    of_texts: dict[str, list[int]] = {}
    for index, rule in enumerate(rules):
        if not rule.can_be_asked(own):
            continue
        if rule.field and own.can_be_alone(rule.field) and rule.hangs_on_text(own.record_type):
            of_texts.setdefault(rule.field, []).append(index)
        else:
            others.append(index)
    by_itself = at_once(lambda index: rules[index].broken_rows(own), others, own.frame.height)
    of_rows = []
    for index, rows in zip(others, by_itself, strict=True):
        if rows is None:
            of_rows.append(index)
        else:
            yield index, rows
    yield from _asked(rules, of_rows, own, known)
    for name, indexes in of_texts.items():
        for index, texts in _asked(rules, indexes, own.alone(name), known):
            yield index, own.rows_with(name, texts)


def _asked(
    rules: Sequence[CheckedRule], indexes: Sequence[int], cells: Cells, known: Known
) -> Iterator[tuple[int, pl.Series]]:
    breaches = {index: rules[index].breach(cells, known.get(index)) for index in indexes}
    named = [
        each.alias(str(index))
        for index, each in breaches.items()
        if each is not None and each is not NEVER
    ]
    if not named:
        return
    # Beside a column of its own, what is true of all rows at once stands there for each.
    for broken in cells.frame.select("row", *named).get_columns()[1:]:
        if broken.any():
            yield int(broken.name), cells.frame["row"].filter(broken)
