"""How many digits the numbers of a column have, and which of them lost zeros in front."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.patterns import breaks_pattern, pattern_fault
from rosterwizard.core.profiles.language import Field

_NUMBER = r"^[0-9]+$"
_LED = r"^0+[1-9]"
_WIDEST = 24  # digits that are tried; no identifier of a person has more
_THINNED = 0.25  # of numbers drawn at random hardly more begin with a zero
_FEWEST_DIGITS = 4  # narrower ones may be counted
_SPREAD = 20  # times as far apart as numbers that count up
_FIRST_DIGITS = 5  # different ones, of numbers drawn at random
_ENOUGH = 3  # numbers of which each might be a slip, and all of them are none


@dataclass(frozen=True, slots=True)
class LostWidth:
    """How wide the numbers of a column were.

    digits: the width. zeros: how many at most were lost. certain: it is known, not guessed.
    """

    digits: int
    zeros: int
    certain: bool


def is_robbed(text: pl.Expr, width: LostWidth) -> pl.Expr:
    """Tell where the text is a number that lost zeros of that width."""
    least = width.digits - width.zeros
    digits = text.str.len_bytes()
    return digits.is_between(least, width.digits - 1) & text.str.contains(r"^[1-9][0-9]*$")


def lost_width(cells: Cells, name: str) -> LostWidth | None:
    """Return the width that numbers of the field lost zeros of; None where none surely did.

    It is what the field asks for. Otherwise the numbers with zeros in front show it, where they
    all have one width, none is wider and most have it: numbers that count up have no zeros. Few
    zeros among many numbers without are the odd ones themselves.
    """
    text, asked = cells.clean(name), _width_asked(cells.field(name))
    length = text.str.len_bytes()
    filled = length.filter(length > 0)
    low, high, has_zeros = cells.frame.select(
        low=filled.min(), high=filled.max(), has_zeros=text.str.starts_with("0").any()
    ).row(0)
    if low is None or low >= (asked or high):
        return None
    if asked:
        short = cells.frame.select(text.filter(length < asked)).to_series()
        return _of_asked(short, asked, has_zeros=has_zeros)
    if not has_zeros:
        return None
    return _of_others(cells.frame.select(text.filter(text.str.contains(_NUMBER))).to_series())


def widened_to(digits: int, known: Mapping[str, str]) -> LostWidth | None:
    """Return the width where numbers that are known had that one; None for no width.

    known: what some of them were; the others of the column have probably lost zeros, too.
    """
    if not digits or len(known) < _ENOUGH:
        return None
    return LostWidth(digits, digits - min(map(len, known)), certain=False)


def thinned_width(cells: Cells, name: str) -> LostWidth | None:
    """Return the width where some numbers are narrower as if each lost the zeros that it had.

    They are spread as numbers are that were drawn, of which every tenth begins with a zero; and
    none does. Two kinds of number may look so, too: this is a question.
    """
    text = cells.clean(name)
    numbers = cells.frame.select(text.filter(text.str.contains(_NUMBER))).to_series()
    widths = numbers.str.len_bytes()
    several: list[int] = widths.unique().sort().to_list()
    if len(several) <= 1 or numbers.str.starts_with("0").any():
        return None
    least, *_, digits = several
    wide = numbers.filter(widths == digits)
    is_thinned = (
        digits >= _FEWEST_DIGITS
        and least >= digits - 2
        and len(wide) >= (1 - _THINNED) * len(numbers)
        and wide.str.head(1).n_unique() >= _FIRST_DIGITS
        and _are_spread([int(each) for each in numbers])
    )
    return LostWidth(digits, digits - least, certain=False) if is_thinned else None


def _are_spread(values: list[int]) -> bool:
    """Tell whether numbers are far apart and in no order, so that nobody counted them up."""
    return max(values) - min(values) >= _SPREAD * len(values) and values != sorted(values)


def originals(texts: pl.Series, others: pl.Series) -> dict[str, str]:
    """Return for each number of `texts` that others have only with more zeros what these have."""
    if not others.str.starts_with("0").any():
        return {}
    led = others.filter(others.str.contains(_LED) & others.str.contains(_NUMBER)).unique()
    there = others.unique().implode()
    bare = texts.filter(texts.str.contains(_NUMBER) & ~texts.is_in(there)).unique()
    value = pl.col("text").str.strip_chars_start("0").alias("value")
    known = pl.DataFrame({"text": led}).with_columns(value).unique("value", keep="none")
    pairs = pl.DataFrame({"text": bare}).with_columns(value).join(known, on="value")
    pairs = pairs.filter(pl.col("text").str.len_bytes() < pl.col("text_right").str.len_bytes())
    return dict(pairs.sort("text").select("text", "text_right").iter_rows())


def _of_asked(short: pl.Series, asked: int, *, has_zeros: bool) -> LostWidth | None:
    robbed = _count_robbed(short, LostWidth(asked, asked - 1, certain=False))
    # A spreadsheet takes them all; one number that is too short may have been mistyped.
    certain = robbed >= _ENOUGH and not has_zeros
    return LostWidth(asked, asked - 1, certain=certain) if robbed else None


def _of_others(numbers: pl.Series) -> LostWidth | None:
    led = numbers.filter(numbers.str.contains(_LED))
    digits, widths = led.str.len_bytes().unique(), numbers.str.len_bytes()
    if len(digits) != 1 or widths.max() != digits[0]:
        return None
    bare = led.str.strip_chars_start("0").str.len_bytes()
    zeros = digits[0] - bare.to_list()[bare.arg_min() or 0]
    width = LostWidth(digits[0], zeros, certain=False)
    wide = (widths == digits[0]).sum()
    robbed = _count_robbed(numbers, width)
    if not robbed or wide < max(robbed, _ENOUGH) or _are_zeros_odd(numbers, led, width):
        return None
    return width


def _are_zeros_odd(numbers: pl.Series, led: pl.Series, width: LostWidth) -> bool:
    """Tell whether the column has its numbers mostly without the zeros that a few of them have.

    led: those with zeros. The numbers that fill the width by themselves say nothing where they may
    be counted; and nothing at all of a number that stands there with and without zeros.
    """
    bare = numbers.to_frame("text").filter(is_robbed(pl.col("text"), width))["text"]
    both = bare.filter(bare.str.zfill(width.digits).is_in(led.implode()))
    of_both = led.filter(led.is_in(both.str.zfill(width.digits).implode()))
    is_counted = width.digits < _FEWEST_DIGITS
    return len(both) > len(of_both) or (is_counted and len(bare) > len(led))


def _count_robbed(numbers: pl.Series, width: LostWidth) -> int:
    return int(numbers.to_frame("text").select(is_robbed(pl.col("text"), width).sum()).item())


def _width_asked(field: Field) -> int:
    """Return the one width that the field takes numbers in; 0 where it takes several."""
    limits = field.constraints
    return _only_width(limits.pattern or "", limits.min_length or 0, limits.max_length or _WIDEST)


@cache
def _only_width(pattern: str, least: int, most: int) -> int:
    if pattern and pattern_fault(pattern):
        return 0
    fitting = [digits for digits in range(1, _WIDEST + 1) if least <= digits <= most]
    digits = [digit * width for width in fitting for digit in "09"]
    texts = pl.DataFrame({"text": digits}, schema={"text": pl.String})
    if pattern:
        texts = texts.filter(~breaks_pattern(pl.col("text"), pattern))
    widths = texts["text"].str.len_bytes().unique().to_list()
    return widths[0] if len(widths) == 1 else 0
