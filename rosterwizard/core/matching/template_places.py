"""Where a template had a field whose heading is no longer known: it remembers its own columns."""

from collections.abc import Mapping, Sequence


def fields_by_place(
    columns: Sequence[str], fields: Mapping[int, str], asked: Sequence[int]
) -> dict[int, str]:
    """Return the field that stood where each unknown heading stands, as far as that can be told.

    columns: the fields of the template from left to right. fields: those that are known by now,
    by column. asked: the columns whose headings are unknown. A field has one place: between the
    neighbours that it had, or at least beside one of them; where columns were put in or taken out
    there, nothing is said.
    """
    lost = [place for place, name in enumerate(columns) if name not in set(fields.values())]
    found: dict[int, str] = {}
    for column in asked:
        beside = [place for place in lost if _is_beside(place, column, columns, fields)]
        if not beside and column in lost and not _has_neighbour(column, fields):
            beside = [column]  # among other unknown ones, where nothing was moved
        if len(beside) == 1:
            found[column] = columns[beside[0]]
    return {column: name for column, name in found.items() if _once(name, found)}


def _is_beside(place: int, column: int, columns: Sequence[str], fields: Mapping[int, str]) -> bool:
    """Tell whether the known neighbours of the column, one at least, are those of the place."""
    known = [
        (fields[column + step], columns[place + step] if 0 <= place + step < len(columns) else "")
        for step in (-1, 1)
        if column + step in fields
    ]
    return bool(known) and all(now == then for now, then in known)


def _has_neighbour(column: int, fields: Mapping[int, str]) -> bool:
    return column - 1 in fields or column + 1 in fields


def _once(name: str, found: Mapping[int, str]) -> bool:
    return list(found.values()).count(name) == 1
