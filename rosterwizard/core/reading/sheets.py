"""From a grid to a sheet: blank rows left out, oddities named, nothing lost."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import polars as pl

from rosterwizard.core.reading.encoding_names import encoding_name
from rosterwizard.core.reading.encodings import Letters
from rosterwizard.core.reading.grid import Grid
from rosterwizard.core.reading.ragged import ragged
from rosterwizard.core.reading.stray_bytes import DOUBTFUL, STRAYS
from rosterwizard.core.sheet.odd_letters import LOST, QUESTION, QUESTION_LAST
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.sheet.sheet import Origin, Sheet

_STRAY_TO_LIKELY = str.maketrans(STRAYS)


def sheet_of(
    headings: Sequence[str], grid: Grid, origin: Origin, found: Letters | None = None
) -> Sheet:
    """Return the sheet that `headings` and the records below them make.

    origin: what is known of it so far; the number of blank rows is filled in. found: what is
    known of the letters of the text that it was made of.
    """
    blank = _blank_rows(grid.frame)
    frame = _as_wide_as(headings, grid.frame)
    odd = {
        oddity: _mask(places, len(blank))
        for oddity, places in grid.oddities.items()
        if places is not None and (oddity.column is None or oddity.column < frame.width)
    }
    widths = ragged(headings, grid, ~blank)
    odd |= {oddity: mask for oddity, mask in widths.items() if mask is not None}
    every = (*grid.oddities.items(), *widths.items())
    of_file = [oddity for oddity, places in every if places is None]
    if found is not None:
        of_file += _question(found)
        odd |= _doubtful_letters(frame, found)
    if found is None or found.lost:
        odd |= _lost_letters(frame)
    if found is None or found.asking:
        odd |= _question_marks(frame)
    if found is not None and found.doubtful:
        frame = frame.with_columns(pl.all().str.replace_many(STRAYS))
        headings = [heading.translate(_STRAY_TO_LIKELY) for heading in headings]
    if blank.any():
        frame = frame.filter(~blank)
    return Sheet(
        frame=frame,
        headings=(*headings, *[""] * frame.width)[: frame.width],
        sheet_row=grid.sheet_row.filter(~blank),
        origin=replace(origin, blank_rows=_blanks_between(blank)),
        oddities={
            **dict.fromkeys(of_file),
            **{
                oddity: places
                for oddity, mask in odd.items()
                if (places := mask.filter(~blank).arg_true()).len()
            },
        },
    )


def _question(found: Letters) -> list[Oddity]:
    """Return the question whether the encoding is right, where it is one."""
    if not found.question:
        return []
    tells = ("encoding", encoding_name(found.encoding)), ("word", found.question)
    return [Oddity("encoding", "asked", tells=tells)]


def _doubtful_letters(frame: pl.DataFrame, found: Letters) -> dict[Oddity, pl.Series]:
    """Return for each column which of its cells have letters that are in doubt."""
    places = enumerate(frame) if found.doubtful else ()
    return {
        Oddity("encoding", column=place): column.str.contains(DOUBTFUL) for place, column in places
    }


def _lost_letters(frame: pl.DataFrame) -> dict[Oddity, pl.Series]:
    """Return for each column which of its cells have the sign of a letter that was lost."""
    return {
        Oddity("lost-letters", column=place): column.str.contains(LOST, literal=True)
        for place, column in _columns_with(frame, LOST)
    }


def _question_marks(frame: pl.DataFrame) -> dict[Oddity, pl.Series]:
    """Return for each column which of its cells have a question mark for a letter."""
    kinds = {"question": QUESTION, "question-last": QUESTION_LAST}
    return {
        Oddity("lost-letters", kind, column=place): column.str.contains(sign)
        for place, column in _columns_with(frame, "?")
        for kind, sign in kinds.items()
    }


def _columns_with(frame: pl.DataFrame, sign: str) -> Iterator[tuple[int, pl.Series]]:
    """Give the columns in which the sign stands, each with its place."""
    there = frame.select(pl.all().str.contains(sign, literal=True).any()).row(0)
    yield from ((place, column) for place, column in enumerate(frame) if there[place])


def _mask(places: Sequence[int] | pl.Series, height: int) -> pl.Series:
    nowhere = pl.repeat(value=False, n=height, dtype=pl.Boolean, eager=True)
    return nowhere.scatter(pl.Series(places, dtype=pl.UInt32), values=True)


def _blank_rows(frame: pl.DataFrame) -> pl.Series:
    """Return for each row whether it has nothing but blanks."""
    candidates = pl.int_range(frame.height, dtype=pl.UInt32, eager=True)
    for column in frame:
        if candidates.is_empty():
            break
        cells = column if candidates.len() == frame.height else column.gather(candidates)
        # All blanks stand before or behind the letters that anybody types: that is soon told.
        maybe = candidates.filter((cells < "!") | (cells > "~"))
        candidates = maybe.filter(column.gather(maybe).str.strip_chars() == "")
    return _mask(candidates, frame.height)


def _blanks_between(blank: pl.Series) -> int:
    """Return how many rows are blank with a filled one below them."""
    filled = (~blank).arg_true()
    return 0 if filled.is_empty() else int(filled[-1]) + 1 - filled.len()


def _as_wide_as(headings: Sequence[str], frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with a column for each heading, and none for blanks at the far right."""
    width = max((place for place, heading in enumerate(headings, 1) if heading.strip()), default=0)
    kept = frame.width
    while kept > width and not (frame[:, kept - 1].str.strip_chars() != "").any():
        kept -= 1
    if kept < frame.width:  # twenty thousand columns take long to be named again
        frame = frame[:, :kept]
    return frame.with_columns(pl.lit("").alias(f"c{place}") for place in range(kept, width))
