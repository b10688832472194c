"""The records of a large text, read piece by piece.

A block that is proved clean goes the fast way. Only from an odd record on, and only for a few
kilobytes, the tolerant reader goes on; what it finds is put between the clean ones. The grid is the
one that `tolerant_grid` makes of the whole text.
"""

import codecs
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

import polars as pl

from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.reading.clean_bytes import CleanBytes, end_of_records
from rosterwizard.core.reading.grid import Grid, frame_of, rows_from
from rosterwizard.core.reading.other_delimiter import cut_elsewhere
from rosterwizard.core.reading.records import (
    MOST_CELLS,
    Records,
    clean_frame,
    filled_cells,
    most_looks,
)
from rosterwizard.core.reading.text_source import TextSource
from rosterwizard.core.sheet.oddity import Oddity

_BUFFER = 16 * 2**20  # bytes that Polars is given at once
_BLOCK = 2**18  # bytes of one proof
_SMALL_BLOCK = 2**13  # and where a block is odd
_WINDOW = 2**13  # bytes that the tolerant reader sees beyond; four times as many if it needs more
_MOST_ODD = 0.25  # of the bytes; with more, the whole text is read in a way made for that
_FEW_ODD = 2**20  # bytes
_LONGEST_LETTER = 4  # bytes of UTF-8

_Part = pl.DataFrame | range  # clean records, or the places of others among the odd ones


class NeedsWhole(Exception):  # noqa: N818 - no error: it says which way to go
    """Something about a text can be told only from all of it."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where the records stand in a source.

    start, end: bytes. look: is shown all bytes, some of them twice; may raise NeedsWhole.
    is_old_mac: carriage returns alone end the lines.
    """

    source: TextSource
    start: int
    end: int
    look: Callable[[bytes], None]
    is_old_mac: bool = False


def grid_in_pieces(
    where: Where, delimiter: str, width: int, first_row: int, progress: Progress = UNWATCHED
) -> Grid:
    """Return the records, most of which should have `width` cells.

    first_row: the number of the first. progress: in bytes. Raises NeedsWhole and OSError.
    """
    if len(delimiter.encode()) > 1:
        raise NeedsWhole
    try:
        return _Reading(where, delimiter, width, progress).grid(first_row)
    except (UnicodeDecodeError, pl.exceptions.ComputeError) as error:
        raise NeedsWhole from error


class _Reading:
    """One text on its way from bytes to records."""

    def __init__(self, where: Where, delimiter: str, width: int, progress: Progress) -> None:
        self._where = where
        self._delimiter = delimiter
        self._width = width
        self._progress = progress
        self._clean = CleanBytes(delimiter, width, is_old_mac=where.is_old_mac)
        self._most_looks = most_looks((where.end - where.start) // _LONGEST_LETTER)
        self._looks = 0
        self._odd_bytes = 0
        self._next_quote = -1  # the last one that was looked for
        self._height = 0
        self._buffers: deque[list[_Part]] = deque()
        self._odd: list[list[str]] = []  # records, and their places among all
        self._odd_places: list[int] = []
        self._unclosed: list[int] = []
        self._inside: list[int] = []

    def grid(self, first_row: int) -> Grid:
        """Read everything."""
        at = self._where.start
        while at < self._where.end:
            at = self._read_buffer(at)
            self._progress.report(at, self._where.end)
        if self._odd:
            return self._grid_with_odd(first_row)
        frames = [part for part in chain(*self._buffers) if isinstance(part, pl.DataFrame)]
        return Grid(pl.concat(frames), rows_from(first_row, self._height))

    def _read_buffer(self, at: int) -> int:
        """Read the records that begin in the bytes from there on; return where the next one does.

        Of the last ones in them only those are read that are known to end there.
        """
        is_last = at + _BUFFER >= self._where.end
        buffer = self._where.source.at(at, min(_BUFFER, self._where.end - at))
        self._where.look(buffer)
        self._buffers.append([])
        if self._where.is_old_mac:
            buffer = buffer.replace(b"\r", b"\n")
        enough = len(buffer) if is_last else len(buffer) - _BLOCK
        run = place = odd_until = 0
        while place < enough:
            size = _SMALL_BLOCK if place < odd_until else _BLOCK
            end = self._end_of_block(buffer, place, place + size, is_last=is_last)
            if end > place and self._clean.are_in(buffer[place:end]):
                place = end
            elif size == _BLOCK and end - place > _SMALL_BLOCK:
                odd_until = end
            elif not self._add_clean(buffer[run:place]):
                return at + run
            else:
                run = place = self._read_odd(at + place, at + max(end, place + 1)) - at
        return at + place if self._add_clean(buffer[run:place]) else at + run

    @staticmethod
    def _end_of_block(buffer: bytes, start: int, stop: int, *, is_last: bool) -> int:
        """Return where a block of whole records ends; the last one of all may lack a line end."""
        if is_last and stop >= len(buffer) and not buffer.count(b'"', start) % 2:
            return len(buffer)
        return end_of_records(buffer, start, stop)

    def _add_clean(self, block: bytes) -> bool:
        """Add the records of a block; False where it must be proved anew, and is not added."""
        if not block:
            return True
        frame = clean_frame(block, self._delimiter, self._width)
        if not self._clean.knows_stray_returns and b"\r" in block:
            last = frame.to_series(self._width - 1)
            if last.str.contains("\r", literal=True).any():
                self._clean.knows_stray_returns = True
                return False
        self._buffers[-1].append(frame)
        self._height += frame.height
        return True

    def _read_odd(self, start: int, until: int) -> int:
        """Read patiently from there on until a record ends at `until` or behind; return where."""
        size = until - start + _WINDOW
        while True:
            data = self._where.source.at(start, min(size, self._where.end - start))
            is_last = start + len(data) >= self._where.end
            text, _ = codecs.utf_8_decode(data, "strict", is_last)
            aim = len(data[: until - start].decode(errors="ignore"))
            below = partial(self._behind_next_quote, start + len(data))
            found = Records(text, self._delimiter, width=self._width, behind_next_quote=below)
            records = []
            for record in found:
                records.append(record)
                if found.end >= aim and found.is_settled:
                    break
            if is_last or found.reach < len(text):
                break
            size *= 4
        self._where.look(data)
        self._looks += found.looked_again
        length = len(text[: found.end].encode())
        self._odd_bytes += length
        done = start + length - self._where.start
        if (
            found.is_tired
            or self._looks >= self._most_looks
            or self._odd_bytes > max(_FEW_ODD, _MOST_ODD * done)
        ):
            raise NeedsWhole
        self._add_odd(records, found)
        return start + length

    def _behind_next_quote(self, start: int) -> str | None:
        """Return what stands behind the first quote from there on; None where there is none."""
        end = self._where.end
        if self._next_quote < start:
            for at in range(start, end, _BLOCK):
                place = self._where.source.at(at, _BLOCK).find(b'"')
                if place >= 0:
                    self._next_quote = at + place
                    break
            else:
                self._next_quote = end
        if self._next_quote >= end:
            return None
        behind = self._where.source.at(self._next_quote + 1, 1)
        return behind.decode("latin-1") if self._next_quote + 1 < end else ""

    def _add_odd(self, records: Sequence[list[str]], found: Records) -> None:
        count, height = len(self._odd), self._height
        self._buffers[-1].append(range(count, count + len(records)))
        self._odd += records
        self._odd_places += range(height, height + len(records))
        self._unclosed += (height + place for place in found.unclosed)
        self._inside += (height + place for place in found.inside)
        self._height += len(records)

    def _grid_with_odd(self, first_row: int) -> Grid:
        filled_of_clean = pl.concat(
            _filled(part)
            if isinstance(part, pl.DataFrame)
            else pl.zeros(len(part), dtype=pl.UInt32, eager=True)
            for part in chain(*self._buffers)
        )
        oddities = self._oddities(int((filled_of_clean > 0).sum()))
        counts = [len(record) for record in self._odd]
        filled = [filled_cells(record) for record in self._odd]
        is_clean = (isinstance(part, pl.DataFrame) for part in chain(*self._buffers))
        width = max(1, *counts, self._width if any(is_clean) else 0)
        if width * self._height > MOST_CELLS:
            raise NeedsWhole
        cells = pl.repeat(self._width, self._height, dtype=pl.UInt32, eager=True)
        frames = []
        while self._buffers:
            parts = self._buffers.popleft()
            frames += [self._frame_of(parts, width)] if parts else []
        return Grid(
            pl.concat(frames),
            rows_from(first_row, self._height),
            cells.scatter(self._odd_places, counts),
            filled_of_clean.scatter(self._odd_places, filled),
            oddities,
        )

    def _oddities(self, others: int) -> dict[Oddity, Sequence[int] | None]:
        """Return what is odd about the records. others: how many clean ones hold something."""
        found = (("unclosed-quote", self._unclosed), ("quote-inside", self._inside))
        oddities: dict[Oddity, Sequence[int] | None] = {
            Oddity(code): places for code, places in found if places
        }
        cut = cut_elsewhere(self._odd, self._delimiter, self._width, others)
        for oddity, places in cut.items():
            oddities[oddity] = places and [self._odd_places[place] for place in places]
        return oddities

    def _frame_of(self, parts: Sequence[_Part], width: int) -> pl.DataFrame:
        """Return what one buffer held, in one piece and as wide as the whole."""
        blank = [pl.lit("").alias(f"c{place}") for place in range(width)]
        frames = (
            part
            if isinstance(part, pl.DataFrame)
            else _frame_of_records(self._odd[part.start : part.stop])
            for part in parts
        )
        return pl.concat([each.with_columns(blank[each.width :]) for each in frames], rechunk=True)


def _frame_of_records(records: Sequence[Sequence[str]]) -> pl.DataFrame:
    width = max(1, *map(len, records))
    return frame_of(zip(*((*each, *[""] * (width - len(each))) for each in records), strict=True))


def _filled(frame: pl.DataFrame) -> pl.Series:
    """Return how many cells each row has up to its last one with something in it."""
    filled = pl.repeat(frame.width, frame.height, dtype=pl.UInt32, eager=True)
    empty = pl.int_range(frame.height, dtype=pl.UInt32, eager=True)
    for place in reversed(range(frame.width)):
        empty = empty.filter(frame[f"c{place}"].gather(empty) == "")
        if empty.is_empty():
            break
        filled = filled.scatter(empty, place)
    return filled
