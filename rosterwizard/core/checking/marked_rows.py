"""By what the rows of a marked workbook are known again: digests of their key and their cells."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from zlib import crc32

import polars as pl

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.job.row_keys import known_by
from rosterwizard.core.matching.secret_columns import secret_fields
from rosterwizard.core.sheet.marked_before import MarkedRow

_KEY_BYTES = 8
_CELL_DIGITS = 6
_BETWEEN = "\x1f"
_SAME = 0.5  # of the cells, in a row that stands where it stood


@dataclass(frozen=True, slots=True)
class KnownRows:
    """The rows of one sheet as they are known again.

    number_of: the number that the row at a position has in a workbook.
    keys: String, the digest of the key of each row; "" where it has none or holds a secret.
    texts: the other columns by the name of their field.
    """

    sheet: JobSheet
    number_of: Callable[[int], int]
    keys: pl.Series = field(repr=False)
    texts: dict[str, list[str]] = field(repr=False)

    @classmethod
    def of(cls, sheet: JobSheet, number_of: Callable[[int], int] | None = None) -> "KnownRows":
        """Return the rows of the sheet as they are now, edits included.

        number_of: None for a workbook in which each has the number that it has in the file.
        """
        secret = secret_fields(sheet.record_type)
        how = known_by(sheet.record_type, sheet.matching)
        fields = () if how.of_row or not secret.isdisjoint(how.fields) else how.fields
        own = how.in_(sheet.frame, sheet.matching) if fields else None
        blank = pl.repeat("", sheet.frame.height, dtype=pl.String, eager=True)
        matched = {
            match.field: match.column
            for match in sheet.matching.matches
            if match.field and match.field not in {*fields, *secret}
        }
        texts = {name: sheet.frame[f"c{column}"].to_list() for name, column in matched.items()}
        keys = blank if own is None else _digests(fields, own)
        return cls(sheet, number_of or sheet.sheet.sheet_row.__getitem__, keys, texts)

    def marked(self, row: int) -> MarkedRow:
        """Return what is remembered of the row at that position."""
        places = self.sheet.sheet.places
        sheet = places.sheet_of(row) or ""
        return MarkedRow(self.keys[row], sheet, self.number_of(row), self.cells(row))

    def cells(self, row: int) -> frozenset[str]:
        """Return a digest of each filled cell of the row, but those of the key and secrets."""
        texts = ((name, text[row]) for name, text in self.texts.items())
        return frozenset(_digest_of_cell(name, text) for name, text in texts if text)

    def places_of(self, rows: Iterable[MarkedRow]) -> dict[MarkedRow, int]:
        """Return the positions of those rows that are known again; no two have the same one.

        First by a key that one row alone has; then, among those with that key or else among all
        that are left, by all other cells, and last by the number, where half the cells fit.
        """
        wanted = list(dict.fromkeys(rows))
        found = dict(self._by_key(wanted))
        left = [row for row in wanted if row not in found]
        if left:
            taken = set(found.values())
            free = [at for at in range(self.sheet.frame.height) if at not in taken]
            found |= _by_cells(left, free, self)
            left = [row for row in left if row not in found]
            found |= self._by_number(left, set(found.values()))
        return found

    def _by_key(self, rows: Sequence[MarkedRow]) -> Iterator[tuple[MarkedRow, int]]:
        once = self.keys.to_frame("key").with_row_index("at").filter(pl.col("key").is_unique())
        places = dict(zip(once["key"], once["at"], strict=True))
        keys = Counter(row.key for row in rows)
        for row in rows:
            if row.key and row.key in places and keys[row.key] == 1:
                yield row, places[row.key]

    def _by_number(self, rows: Sequence[MarkedRow], taken: set[int]) -> dict[MarkedRow, int]:
        places = self.sheet.sheet.places
        at = {(places.sheet_of(row) or "", number): row for row, number in enumerate(places.number)}
        found = {}
        for row in rows:
            place = at.get((row.sheet, row.number))
            if place is not None and place not in taken and _alike(row.cells, self.cells(place)):
                found[row] = place
        return found


def _by_cells(
    rows: Sequence[MarkedRow], free: Sequence[int], known: KnownRows
) -> dict[MarkedRow, int]:
    """Return the rows whose cells are those of one free row alone, of the same key if any is."""
    places: dict[frozenset[str], list[int]] = {}
    wanted = {row.cells for row in rows}
    for at in free:
        cells = known.cells(at)
        if cells in wanted:
            places.setdefault(cells, []).append(at)
    found: dict[MarkedRow, int] = {}
    taken: set[int] = set()
    for row in rows:
        fitting = [at for at in places.get(row.cells, ()) if at not in taken]
        same_key = [at for at in fitting if row.key and known.keys[at] == row.key]
        numbers = known.sheet.sheet.places.number
        meant = same_key or fitting
        here = [at for at in meant if numbers[at] == row.number]
        if len(meant) == 1 or here:
            found[row] = (here or meant)[0]
            taken.add(found[row])
    return found


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _SAME * max(len(one), len(other))


def _digests(fields: Sequence[str], keys: pl.Series) -> pl.Series:
    begin = _BETWEEN.join(fields)
    return pl.Series([each and _digest(f"{begin}\x1e{each}") for each in keys], dtype=pl.String)


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=_KEY_BYTES).hexdigest()


def _digest_of_cell(field_name: str, text: str) -> str:
    return f"{crc32(_BETWEEN.join((field_name, text)).encode()):08x}"[:_CELL_DIGITS]
