"""What the cells of a column usually look like, and which cell does not.

Looks are traits that a text has or has not. A trait that hardly any cell of the column has, or
that nearly all have, tells a total from a number, a note from a name, a title from a key. Names
differ in some traits by themselves: the first one of two words among the rows is no note.
"""

from collections.abc import Collection, Mapping
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
    "small": r"\p{Ll}",
    "capital": r"\p{Lu}",
    "at": "@",
    "colon": "[:;]",
    "sign": r"[^\p{L}\p{M}\p{N}\s@:;.,'’_-]",
}
_SIGNS = ("at", "colon", "sign")

_OF_NAMES = frozenset({"blank", "small", "capital"})  # tell nothing in a name that is not alone
# What a text has that is no key where the keys have it not, and what it lacks where all have it.
_IN_FEW_KEYS = ("blank", "colon", "sign")
_IN_KEYS = (*_IN_FEW_KEYS, "capital", "letter")
_OF_KEYS = ("digit", "at")
_SIGN_OF_KEYS = r"[\p{L}\p{M}\p{N}._@'’-]"
_ANY_KEY = rf"^(?:{_SIGN_OF_KEYS}*\p{{N}}{_SIGN_OF_KEYS}*|[\p{{Ll}}\p{{M}}._@'’-]+)$"
_MANY = 5  # cells


@dataclass(frozen=True, slots=True)
class UsualLooks:
    """The traits of one column's cells.

    count: how many are filled; filled: the share of rows. shares: of the filled cells, by trait.
    longest: their letters.
    """

    count: int
    filled: float
    shares: Mapping[str, float] = field(repr=False)
    longest: int

    @classmethod
    def of(cls, cells: pl.Series) -> "UsualLooks":
        """Return those of the cells, which have no blanks around them."""
        texts = cells.filter(cells != "").alias("text")
        if texts.is_empty():
            return cls(0, 0.0, {}, 0)
        text = pl.col("text")
        found = texts.to_frame().select(
            text.str.len_chars().max().alias("longest"),
            *(text.str.contains(pattern).mean().alias(name) for name, pattern in _TRAITS.items()),
        )
        shares = found.drop("longest").row(0, named=True)
        return cls(texts.len(), texts.len() / cells.len(), shares, found["longest"].item())

    def is_odd(self, text: pl.Expr) -> pl.Expr:
        """Tell where a text does not look like the column's cells; of a blank column all are."""
        return self._is_unlike(text, _TRAITS, _TRAITS) if self.filled else text != ""

    def is_no_name(self, text: pl.Expr) -> pl.Expr:
        """Tell where a text has what no name has, and its column has not."""
        if not self.filled:
            return self.is_long(text) | has_sign(text) | text.str.contains(_TRAITS["digit"])
        traits = _TRAITS.keys() - _OF_NAMES
        return self._is_unlike(text, traits, traits)

    def is_no_key(self, text: pl.Expr) -> pl.Expr:
        """Tell where a text is unlike the column's keys.

        One word in small letters or with a digit may be any key.
        """
        few = self.count < _MANY
        never, always = (_IN_FEW_KEYS, ()) if few else (_IN_KEYS, _OF_KEYS)
        no_key = text.str.contains(_TRAITS["blank"]) | has_sign(text, _IN_FEW_KEYS[1:])
        if self.filled:
            no_key = self._is_unlike(text, never, always)
        return (no_key & ~text.str.contains(_ANY_KEY)) | self.is_long(text)

    def _is_unlike(self, text: pl.Expr, never: Collection[str], always: Collection[str]) -> pl.Expr:
        """Tell where it has what hardly any cell has, or lacks what nearly all have."""
        odd = self.is_long(text)
        for name, share in self.shares.items():
            if share < _HARDLY and name in never:
                odd |= text.str.contains(_TRAITS[name])
            elif share > _NEARLY_ALL and name in always:
                odd |= ~text.str.contains(_TRAITS[name])
        return odd

    def is_long(self, text: pl.Expr) -> pl.Expr:
        """Tell where a text is much longer than the column's cells."""
        return text.str.len_chars() > max(_LONG, _MUCH_LONGER * self.longest)


def has_sign(text: pl.Expr, signs: Collection[str] = _SIGNS) -> pl.Expr:
    """Tell where a text has a sign that stands in no name."""
    return pl.any_horizontal(text.str.contains(_TRAITS[name]) for name in signs)
