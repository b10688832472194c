"""Whether given names and family names stand in each other's column: of all rows, or of some.

Two things tell. Names that are frequent as one and never as the other; and the parts of a name in
the row's addresses and user names, where most rows are made alike: `apatel`, `asha.patel`, `ashap`.
A list in which fathers' given names are family names has both kinds in both columns, and is left
alone; so are names of two letters, and what is made in both ways.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

import polars as pl

from rosterwizard.core.cells.known_people import is_known_family, is_known_given, plain_letters

_FEWEST_NAMES = 5  # rows whose names tell, to say it of the whole columns
_FEWEST_MADE = 3  # rows whose addresses are made alike
_SHARE_TOLD = 0.2  # of the rows whose names tell, to say it of the whole columns
_AGAINST_ONE = 10  # rows for one that tells the opposite, to say it of the whole columns
_AGAINST_SOME = 3  # the same, to say it of the rows that differ
_SHORTEST = 3  # letters of a name
_KEPT = 5  # letters of a long name that an address has at least


@dataclass(frozen=True, slots=True)
class SwappedRows:
    """The rows, positions in the sheet, whose two names are swapped; whole: as good as all are."""

    rows: tuple[int, ...] = ()
    whole: bool = False


def swapped_rows(given: pl.Series, family: pl.Series, made: Sequence[pl.Series]) -> SwappedRows:
    """Return where both names are swapped.

    given, family: both columns. made: the columns of addresses and user names, of equal length.
    """
    names = pl.DataFrame([given.alias("given"), family.alias("family")])
    plain = names.select(plain_letters(pl.col("given")), plain_letters(pl.col("family")))
    both = (given != "") & (family != "") & (given != family)
    named = _told_by_names(plain)
    ways = _told_by_made(plain, made)
    fits = _any_of(plain.height, (each["fits"] for each in ways))
    right, swapped = named["right"].sum(), named["swapped"].sum()
    if _are_all_swapped(named, int(both.sum()), ways):
        return SwappedRows(tuple((both & ~(fits | named["right"])).arg_true()), whole=True)
    usual = [each for each in ways if _is_usual(each["right"], each["swapped"], _AGAINST_SOME)]
    # An initial stands before the family name nearly everywhere: few rows tell that it does here.
    usual += [each for each in ways[:1] if each["right"].sum() >= 2 * max(1, each["swapped"].sum())]
    found = _any_of(plain.height, (each["swapped"] for each in usual))
    if right >= _AGAINST_SOME * max(1, swapped):
        found |= named["surely"]
    return SwappedRows(tuple((both & found & ~fits).arg_true()))


def _are_all_swapped(named: pl.DataFrame, count: int, ways: Sequence[pl.DataFrame]) -> bool:
    """Tell whether the columns as a whole are swapped. count: the rows that have both names."""
    right, swapped = named["right"].sum(), named["swapped"].sum()
    many = swapped >= max(_FEWEST_NAMES, _SHARE_TOLD * count, _AGAINST_ONE * right)
    # An initial stands before the family name; who writes names out may begin with either.
    made = ways and _is_usual(ways[0]["swapped"], ways[0]["right"], _AGAINST_ONE)
    against = any(_is_usual(each["right"], each["swapped"], 1) for each in ways[:1])
    return (many and not against) or bool(made and swapped > _AGAINST_SOME * right)


def _is_usual(these: pl.Series, others: pl.Series, against: int) -> bool:
    return bool(these.sum() >= max(_FEWEST_MADE, against * others.sum()))


def _any_of(height: int, parts: Iterable[pl.Series]) -> pl.Series:
    """Return where any of the parts is true; nowhere for none."""
    nowhere = pl.repeat(False, height, dtype=pl.Boolean, eager=True)  # noqa: FBT003 - its value
    return reduce(lambda one, other: one | other, parts, nowhere)


def _told_by_names(plain: pl.DataFrame) -> pl.DataFrame:
    """Return where the names tell that all is `right`, or `swapped`; `surely`: both of them do."""
    known = plain.select(
        is_known_given(pl.col("given")).alias("given-as-given"),
        is_known_family(pl.col("given")).alias("given-as-family"),
        is_known_given(pl.col("family")).alias("family-as-given"),
        is_known_family(pl.col("family")).alias("family-as-family"),
    )
    as_given = pl.col("given-as-given") & ~pl.col("given-as-family")
    as_family = pl.col("family-as-family") & ~pl.col("family-as-given")
    no_given = pl.col("given-as-family") & ~pl.col("given-as-given")
    no_family = pl.col("family-as-given") & ~pl.col("family-as-family")
    return known.select(
        right=(as_given | as_family) & ~(no_given | no_family),
        swapped=(no_given | no_family) & ~(as_given | as_family),
        surely=no_given & no_family,
    )


def _told_by_made(plain: pl.DataFrame, made: Sequence[pl.Series]) -> list[pl.DataFrame]:
    """Return what each way of making addresses tells of the rows.

    `right`, `swapped`: that way round alone. `fits`: as the names stand.
    """
    filled = [each.alias(f"made-{at}") for at, each in enumerate(made) if (each != "").any()]
    if not filled:
        return []
    locals_ = [pl.col(each.name).str.extract("^([^@]*)").fill_null("") for each in filled]
    words = plain_letters(pl.concat_str(locals_, separator=" ")).str.replace_all(r"\P{L}+", " ")
    parts = pl.DataFrame(filled).select((" " + words + " ").alias("words"))
    only = plain.with_columns(pl.all().str.replace_all(r"\P{L}", "")).hstack(parts)
    given, family = pl.col("given"), pl.col("family")
    return [
        only.select(fits=_stands(way(given, family)), turned=_stands(way(family, given))).select(
            "fits",
            right=pl.col("fits") & ~pl.col("turned"),
            swapped=pl.col("turned") & ~pl.col("fits"),
        )
        for way in _WAYS
    ]


def _stands(text: pl.Expr) -> pl.Expr:
    return pl.col("words").str.contains(text, literal=True).fill_null(value=False)


def _long(name: pl.Expr) -> pl.Expr:
    """Return the name as far as an address must have it; null where it tells too little."""
    return (
        pl.when(name.str.len_chars() > _KEPT)
        .then(name.str.head(_KEPT))
        .when(name.str.len_chars() >= _SHORTEST)
        .then(name + " ")
    )


def _initial_and_family(given: pl.Expr, family: pl.Expr) -> pl.Expr:
    return " " + given.str.head(1) + _long(family)


def _given_and_family(given: pl.Expr, family: pl.Expr) -> pl.Expr:
    return " " + given + " " + _long(family)


def _given_and_initial(given: pl.Expr, family: pl.Expr) -> pl.Expr:
    whole = pl.when(given.str.len_chars() >= _SHORTEST).then(given)
    return " " + whole + family.str.head(1) + " "


_WAYS: tuple[Callable[[pl.Expr, pl.Expr], pl.Expr], ...] = (
    _initial_and_family,
    _given_and_family,
    _given_and_initial,
)
