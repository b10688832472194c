"""Rows that are no records: totals, footers, titles, notes, rulers, headings once more.

The other rows of the sheet decide, not words: a row is no record where it fills few of the cells
that they fill, and none of its own speaks for a record. A cell speaks where it has a letter (in a
key, anything) and fits its field or looks like the others of its column. Whatever has a cell that
speaks stays; where that is a single one, or its key is unlike the others, the row is doubtful.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.records.sheet_looks import LETTER_OR_DIGIT, SheetLooks, any_of, fit
from rosterwizard.core.records.telling_words import is_marked, is_telling
from rosterwizard.core.records.usual_looks import has_sign
from rosterwizard.core.sheet.aside_row import Why
from rosterwizard.core.sheet.heading_text import folded

_MANY = 4  # cells
_FEWEST_HEADINGS = 3
_MOSTLY = 0.8  # of the cells
_FEWEST = 2  # rows that tell what is usual: one alone may be the odd one
_FEWEST_OTHERS = 1 / 3  # as many as kinds of odd rows; below, the sheet is odd as a whole
_MOST_DOUBTFUL = 0.1  # of the rows; above, such rows are usual there
_LETTER = r"\p{L}"
_SEPARATORS = r"[;,\t|]"
_LONE = pl.col("filled") == 1
_DOUBTFUL = ("doubtful", "other-order", "marked")
"""Why a row that stays may be no record; the first is the usual reason."""


@dataclass(frozen=True, slots=True)
class OddRows:
    """What was found, as positions. aside: why a row is no record. doubtful: it may be none.

    other_order: it has headings that are not those of its columns. marked: as if it were taken out.
    """

    aside: Mapping[int, Why] = field(default_factory=dict)
    doubtful: tuple[int, ...] = ()
    other_order: tuple[int, ...] = ()
    marked: tuple[int, ...] = ()


def odd_rows(job_sheet: JobSheet) -> OddRows:
    """Return the rows that are no records, and those that may be none."""
    sheet = SheetLooks(job_sheet)
    height, suspects = sheet.frame.height, sheet.suspects
    kinds = sheet.frame[suspects].n_unique()  # what is filled down, say, is one
    if height - suspects.len() < max(_FEWEST, _FEWEST_OTHERS * kinds) or not kinds:
        return OddRows()
    found = _judged(sheet, suspects)
    # A lone cell just above headings is the title of what follows.
    titles = (
        (pl.col("why") == "doubtful")
        & pl.col("lone")
        & (pl.col("why").shift(-1) == "headings-again")
        & (pl.col("row").shift(-1) == pl.col("row") + 1)
    )
    found = found.select("row", why=pl.when(titles).then(pl.lit("no-record")).otherwise("why"))
    doubtful, other_order, marked = (
        tuple(found.filter(pl.col("why") == why)["row"].to_list()) for why in _DOUBTFUL
    )
    aside = found.filter(~pl.col("why").is_in(["", *_DOUBTFUL]))
    most = max(1, _MOST_DOUBTFUL * height)
    return OddRows(
        dict(aside.iter_rows()),
        doubtful if len(doubtful) <= most else (),
        other_order,
        marked if len(marked) <= most else (),
    )


def _judged(sheet: SheetLooks, rows: pl.Series) -> pl.DataFrame:
    """Return `row`, the position of each, and `why` it is no record; "" where it is one.

    lone: whether one cell is all that it has.
    """
    asked = sheet.frame[rows].with_columns(
        rows.alias("row"),
        sheet.filled.gather(rows).alias("filled"),
        telling=is_telling(_first_filled(sheet)),
    )
    return asked.hstack(sheet.fits(asked)).select("row", _why(sheet).alias("why"), lone=_LONE)


def _first_filled(sheet: SheetLooks) -> pl.Expr:
    return pl.coalesce(pl.when(pl.col(name) != "").then(pl.col(name)) for name in sheet.names)


def _why(sheet: SheetLooks) -> pl.Expr:
    sparse = pl.col("filled") * 2 <= sheet.usual
    doubted = _is_key_odd(sheet) | (_LONE & ~_may_be_alone(sheet))
    whole_row = _LONE & _holds_a_whole_row(sheet)
    return (
        pl.when(_is_ruler(sheet))
        .then(pl.lit("ruler"))
        .when(_is_headings(sheet))
        .then(pl.lit("headings-again"))
        .when(_is_headings_elsewhere(sheet))
        .then(pl.lit("other-order"))
        .when((pl.col("row") == 0) & sheet.first_goes_on)
        .then(pl.lit("headings-go-on"))
        .when(_is_no_record(sheet, sparse) & ~whole_row)
        .then(pl.lit("no-record"))
        .when(sparse & (doubted | whole_row))
        .then(pl.lit("doubtful"))
        .when(_is_marked(sheet))
        .then(pl.lit("marked"))
        .otherwise(pl.lit(""))
    )


def _is_marked(sheet: SheetLooks) -> pl.Expr:
    first = sheet.named[0]
    return pl.lit(value=False) if first in sheet.secret else is_marked(pl.col(first))


def _is_no_record(sheet: SheetLooks, sparse: pl.Expr) -> pl.Expr:
    silent = ~any_of(_speaks(sheet, name) for name in sheet.names)
    none = silent & (sparse | pl.col("telling"))
    if not sheet.has_keys:  # a name may be all that there is of a record
        none &= pl.col("telling") | any_of(_is_note(sheet, name) for name in sheet.names)
    return none | (_LONE & _is_title(sheet))


def _speaks(sheet: SheetLooks, name: str) -> pl.Expr:
    """Tell where a cell says that its row is a record."""
    text, looks = pl.col(name), sheet.looks[name]
    is_word = text.str.contains(_LETTER) & ~_is_telling_at(sheet, name)
    if name in sheet.keys:
        fits = pl.col(fit(name)) if name in sheet.judging else pl.lit(value=True)
        return (text != "") & fits & ~looks.is_no_key(text) & (is_word | ~pl.col("telling"))
    if name in sheet.choosing:  # may be filled down to where nobody is any more
        return pl.lit(value=False)
    if name in sheet.judging:
        return is_word & pl.col(fit(name))
    return is_word & ~(looks.is_no_name(text) | (_LONE & looks.is_odd(text)))


def _is_telling_at(sheet: SheetLooks, name: str) -> pl.Expr:
    """Tell where the cell is the first filled one, and tells of a total or a footer."""
    before = sheet.names[: sheet.names.index(name)]
    return pl.col("telling") & ~any_of(pl.col(other) != "" for other in before)


def _is_note(sheet: SheetLooks, name: str) -> pl.Expr:
    return has_sign(pl.col(name)) | sheet.looks[name].is_long(pl.col(name))


def _is_key_odd(sheet: SheetLooks) -> pl.Expr:
    return any_of(
        (pl.col(name) != "") & sheet.looks[name].is_no_key(pl.col(name)) for name in sheet.keys
    )


def _is_ruler(sheet: SheetLooks) -> pl.Expr:
    return ~any_of(pl.col(name).str.contains(LETTER_OR_DIGIT) for name in sheet.names)


def _is_headings(sheet: SheetLooks) -> pl.Expr:
    hits = [
        _bare(pl.col(name)).is_in([folded(each) for each in sheet.headings_of(name)])
        for name in sheet.named
    ]
    count = pl.sum_horizontal(hits)
    return (count >= min(2, len(sheet.named))) & (count >= _MOSTLY * pl.col("filled"))


def _is_headings_elsewhere(sheet: SheetLooks) -> pl.Expr:
    """Tell whether the cells are headings of the sheet, but not each of its own column."""
    every = [folded(each) for each in sheet.every_heading]
    count = pl.sum_horizontal(_bare(pl.col(name)).is_in(every) for name in sheet.names)
    return (count >= _FEWEST_HEADINGS) & (count >= _MOSTLY * pl.col("filled"))


def _is_title(sheet: SheetLooks) -> pl.Expr:
    """Tell whether the lone cell stands in the first column, and all others have more to it.

    Not where the column, too, is one that every record fills: then it may be one just begun.
    """
    first, keys = sheet.named[0], sheet.needed & set(sheet.keys)
    keyed = bool(keys) and all(sheet.looks[name].filled > _MOSTLY for name in keys)
    if first in sheet.needed | {*sheet.keys, *sheet.judging} or not keyed or sheet.usual < _MANY:
        return pl.lit(value=False)
    return pl.col(first) != ""


def _may_be_alone(sheet: SheetLooks) -> pl.Expr:
    """Tell where a lone cell is what its field alone takes, or few cells are filled anyway."""
    if sheet.usual < _MANY:
        return pl.lit(value=True)
    return any_of((pl.col(name) != "") & pl.col(fit(name)) for name in sheet.judging)


def _holds_a_whole_row(sheet: SheetLooks) -> pl.Expr:
    """Tell whether a cell has the cells of a whole row in it."""
    parts = max(2, sheet.usual // 2)
    return any_of(pl.col(name).str.count_matches(_SEPARATORS) >= parts for name in sheet.names)


def _bare(text: pl.Expr) -> pl.Expr:
    """Return the text as `folded` does."""
    return text.str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]", "")
