"""What the cells of a column usually look like, and which cell does not.

Looks are traits that a text has or has not. A trait that hardly any cell of the column has, or
that nearly all have, tells a total from a number, a note from a name, a title from a key. Names
differ in some traits by themselves: the first one of two words among the rows is no note.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

_HARDLY = 0.02
_NEARLY_ALL = 0.98
_MUCH_LONGER = 1.5
_LONG = 24  # letters: of few names, the next one is often much longer
_TRAITS: Mapping[str, str] = {
    "blank": r"\s",
    "digit": r"\p{N}",
    "letter": r"\p{L}",
    "small letter": r"\p{Ll}",
    "capital": r"\p{Lu}",
    "at": "@",
    "colon": "[:;]",
    "sign": r"[^\p{L}\p{M}\p{N}\s@:;.,'’_-]",
}
_SIGNS = ("at", "colon", "sign")

_OF_NAMES = frozenset({"blank", "small letter", "capital"})


@dataclass(frozen=True, slots=True)
class UsualLooks:
    """The traits of one column's cells.

    filled: the share of rows that fill it. shares: of the filled cells, by trait. longest: their
    letters.
    """

    filled: float
    shares: Mapping[str, float] = field(repr=False)
    longest: int

    @classmethod
    def of(cls, cells: pl.Series) -> "UsualLooks":
        """Return those of the cells, which have no blanks around them."""
        texts = cells.filter(cells != "").alias("text")
        if texts.is_empty():
            return cls(0.0, {}, 0)
        text = pl.col("text")
        found = texts.to_frame().select(
            text.str.len_chars().max().alias("longest"),
            *(text.str.contains(pattern).mean().alias(name) for name, pattern in _TRAITS.items()),
        )
        shares = found.drop("longest").row(0, named=True)
        return cls(texts.len() / cells.len(), shares, found["longest"].item())

    def is_odd(self, text: pl.Expr, *, may_be_name: bool = False) -> pl.Expr:
        """Tell where a text does not look like the column's cells; of a blank column all are.

        may_be_name: only where it has what no name has, and its column has not.
        """
        odd = self.is_long(text)
        if not self.filled:
            return odd | (_is_no_name(text) if may_be_name else text != "")
        for name, share in self.shares.items():
            if may_be_name and name in _OF_NAMES:
                continue
            if share < _HARDLY:
                odd |= text.str.contains(_TRAITS[name])
            elif share > _NEARLY_ALL:
                odd |= ~text.str.contains(_TRAITS[name])
        return odd

    def is_long(self, text: pl.Expr) -> pl.Expr:
        """Tell where a text is much longer than the column's cells."""
        return text.str.len_chars() > max(_LONG, _MUCH_LONGER * self.longest)


def has_sign(text: pl.Expr) -> pl.Expr:
    """Tell where a text has a sign that stands in no name."""
    return pl.any_horizontal(text.str.contains(_TRAITS[name]) for name in _SIGNS)


def _is_no_name(text: pl.Expr) -> pl.Expr:
    return has_sign(text) | text.str.contains(_TRAITS["digit"])
