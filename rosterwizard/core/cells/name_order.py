"""Whether given names and family names stand in each other's column: of all rows, or of some.

Two things tell. Names that are frequent as one and never as the other; and the parts of a name in
the row's addresses and user names, where most rows are made alike: `apatel`, `asha.patel`, `ashap`.
A list in which fathers' given names are family names has both kinds in both columns, and is left
alone; so are names of two letters, and what is made in both ways.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.known_people import (
    in_plain_letters,
    is_known_family,
    is_known_given,
    plain_letters,
)

_FEWEST_NAMES = 5  # rows whose names tell, to say it of the whole columns
_FEWEST_MADE = 3  # rows whose addresses are made alike
_SHARE_TOLD = 0.2  # of the rows whose names tell, to say it of the whole columns
_AGAINST_ONE = 10  # rows for one that tells the opposite, to say it of the whole columns
_AGAINST_SOME = 3  # the same, to say it of the rows that differ
_SHORTEST = 3  # letters of a name
_MOST_TRIED = 20_000  # rows, to see whether addresses are made of names at all
_KEPT = 5  # letters of a long name that an address has at least
_LONGEST = 200  # letters: what is longer is no name, and takes long to be looked for


@dataclass(frozen=True, slots=True)
class SwappedRows:
    """The rows, positions in the sheet, whose two names are swapped; whole: as good as all are."""

    rows: tuple[int, ...] = ()
    whole: bool = False


def swapped_rows(own: Cells, given: str, family: str, made: Sequence[str]) -> SwappedRows:
    """Return where both names are swapped.

    given, family: the fields, each of which a column fills. made: those of addresses and user
    names that columns fill.
    """
    named = _told_by_names(own, given, family)
    ways = _told_by_made(own, given, family, made)
    both = named["both"]
    fits = _any_of(both.len(), (each["fits"] for each in ways))
    right, swapped = named["right"].sum(), named["swapped"].sum()
    if _are_all_swapped(named, int(both.sum()), ways):
        return SwappedRows(tuple((both & ~(fits | named["right"])).arg_true()), whole=True)
    usual = [each for each in ways if _is_usual(each["right"], each["swapped"], _AGAINST_SOME)]
    # An initial stands before the family name nearly everywhere: few rows tell that it does here.
    usual += [each for each in ways[:1] if each["right"].sum() >= 2 * max(1, each["swapped"].sum())]
    found = _any_of(both.len(), (each["swapped"] for each in usual))
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


def _told_by_names(own: Cells, given: str, family: str) -> pl.DataFrame:
    """Return where the names tell that all is `right`, or `swapped`; `surely`: both of them do.

    both: where a row has two names.
    """
    in_given, in_family = (own.answers(name, _known, "read") for name in (given, family))
    given_as_given, given_as_family = in_given["as_given"], in_given["as_family"]
    family_as_given, family_as_family = in_family["as_given"], in_family["as_family"]
    tells_right = (given_as_given & ~given_as_family) | (family_as_family & ~family_as_given)
    no_given = given_as_family & ~given_as_given
    no_family = family_as_given & ~family_as_family
    return pl.DataFrame(
        {
            "right": tells_right & ~(no_given | no_family),
            "swapped": (no_given | no_family) & ~tells_right,
            "surely": no_given & no_family,
            "both": in_given["filled"] & in_family["filled"] & _differ(own, given, family),
        }
    )


def _known(texts: pl.Series) -> pl.DataFrame:
    """Tell which texts are filled, known as given names, and known as family names."""
    plain = pl.col("plain")
    return (
        in_plain_letters(texts.str.head(_LONGEST + 1))
        .to_frame("plain")
        .select(
            texts.alias("filled") != "",
            as_given=is_known_given(plain),
            as_family=is_known_family(plain),
        )
    )


def _differ(own: Cells, one: str, other: str) -> pl.Series:
    return own.frame.select(own.read(one) != own.read(other)).to_series()


def _told_by_made(own: Cells, given: str, family: str, made: Sequence[str]) -> list[pl.DataFrame]:
    """Return what each way of making addresses tells of the rows.

    `right`, `swapped`: that way round alone. `fits`: as the names stand. None where rows from all
    over a large sheet show that its addresses are not made of names.
    """
    texts = [own.read(name).alias(name) for name in made]
    few = own.frame.gather_every(1 + own.frame.height // _MOST_TRIED)
    tried = _made_so(few.select(*_names(own, given, family), *texts), made)
    if not any(told.any() for each in tried for told in each):
        return []
    if few.height == own.frame.height:
        return tried
    return _made_so(own.frame.select(*_names(own, given, family), *texts), made)


def _names(own: Cells, given: str, family: str) -> Iterator[pl.Expr]:
    for name, title in ((given, "given"), (family, "family")):
        yield own.asked(name, _letters_alone, "read").alias(f"{title}_name")


def _letters_alone(text: pl.Expr) -> pl.Expr:
    """Return the letters of a name; null where it is too long for one."""
    letters = plain_letters(text.str.head(_LONGEST + 1)).str.replace_all(r"\P{L}", "")
    return pl.when(text.str.len_chars() <= _LONGEST).then(letters)


def _made_so(rows: pl.DataFrame, made: Sequence[str]) -> list[pl.DataFrame]:
    """Return what each way tells of the rows: "given_name", "family_name" and addresses."""
    if not any((rows[name] != "").any() for name in made):
        return []
    locals_ = [pl.col(name).str.extract("^([^@]*)").fill_null("") for name in made]
    written = rows.select(words=pl.concat_str(locals_, separator=" ")).to_series()
    words = in_plain_letters(written).str.replace_all(r"\P{L}+", " ")
    only = rows.with_columns((" " + words + " ").alias("words"))
    given, family = pl.col("given_name"), pl.col("family_name")
    fits = {f"fits:{at}": _stands(way(given, family)) for at, way in enumerate(_WAYS)}
    turned = {f"turned:{at}": _stands(way(family, given)) for at, way in enumerate(_WAYS)}
    found = only.select(**fits, **turned)
    return [_told_apart(found[one], found[other]) for one, other in zip(fits, turned, strict=True)]


def _told_apart(fits: pl.Series, turned: pl.Series) -> pl.DataFrame:
    return pl.DataFrame({"fits": fits, "right": fits & ~turned, "swapped": turned & ~fits})


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
