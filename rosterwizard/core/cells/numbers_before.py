"""Which numbers of a column went out before, and with zeros in front that they lack now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.field_ideas import is_name, is_open_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from rosterwizard.core.job.job import JobSheet

_NUMBER = r"^[0-9]{1,24}$"
_BARE = r"^[1-9][0-9]{0,22}$"
_LED = r"^0+[1-9]"
_CELLS_AT_A_TIME = 2_000_000
_ENOUGH = 3  # numbers that are known with zeros, so that it is no chance


@dataclass(frozen=True, slots=True)
class TakenBefore:
    """What a column's numbers were when they were taken before.

    originals: by the text of now. certain: so many of the column's numbers are known, and with
    zeros alone, that the whole column has lost them. digits: the one width of all of them; 0 where
    there are several.
    """

    originals: dict[str, str]
    certain: bool
    digits: int


def taken_before(cells: Cells, name: str) -> TakenBefore | None:
    """Return which numbers of the field are known with zeros in front alone; None for none."""
    of, asked = cells.record_type.id, cells.taken
    widths = sorted(asked.widths(of, name)) if asked else ()
    if asked is None or not widths:
        return None
    texts = cells.frame.select(cells.clean(name).alias("text"))["text"].unique()
    bare = texts.filter(texts.str.contains(_BARE)).to_list()
    maybe = {text: [text.zfill(each) for each in widths if each > len(text)] for text in bare}
    asked_of = {text for was in maybe.values() for text in was} | maybe.keys()
    known = asked.taken(of, name, asked_of) if any(maybe.values()) else frozenset()
    found = {text: [each for each in was if each in known] for text, was in maybe.items()}
    originals = {
        text: was[0] for text, was in sorted(found.items()) if len(was) == 1 and text not in known
    }
    if not originals:
        return None
    wide = {len(was) for was in originals.values()}
    short = [text for text in bare if len(text) < max(wide)]
    has_zeros = bool(texts.str.contains(_LED).any())
    certain = not has_zeros and len(originals) >= max(_ENOUGH, len(short) / 2)
    is_one = len(wide) == 1 and max(map(len, bare)) <= max(wide)
    return TakenBefore(originals, certain, max(wide) if is_one else 0)


def numbers_with_zeros(
    sheet: JobSheet, rows: pl.Series | None = None
) -> Iterator[tuple[str, list[str]]]:
    """Give each field of which a number begins with a zero, with all of its numbers, each once.

    rows: in these rows alone (positions).
    """
    every = [each for each in sheet.record_type.fields if is_open_text(each) and not is_name(each)]
    filled = [each.name for each in every if sheet.matching.fills(each.name)]
    # Of a tall sheet the cells of a few fields at a time are made ready, and let go again.
    at_a_time = max(1, _CELLS_AT_A_TIME // max(1, sheet.frame.height))
    for start in range(0, len(filled), at_a_time):
        names = filled[start : start + at_a_time]
        cells = Cells(sheet, names)
        for name in names:
            texts = cells.frame.select(cells.clean(name)).to_series()
            texts = texts if rows is None else texts.gather(rows)
            numbers = texts.filter(texts.str.contains(_NUMBER)).unique().sort()
            if numbers.str.contains(_LED).any():
                yield name, numbers.to_list()
