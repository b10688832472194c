"""Names of people that are frequent enough to tell a given name from a family name."""

from functools import cache

import msgspec
import polars as pl
from msgspec import Struct

from rosterwizard.core.letters.plain_words import LETTERS
from rosterwizard.core.messages.resources import resources_folder


class KnownNames(Struct, frozen=True, forbid_unknown_fields=True):
    """The file: names in small letters without marks; none of them is in both lists."""

    given: frozenset[str]
    family: frozenset[str]


@cache
def known_names() -> KnownNames:
    """Return the names that ship with the program."""
    file = resources_folder() / "vocabulary" / "names.toml"
    return msgspec.toml.decode(file.read_bytes(), type=KnownNames)


@cache
def _listed() -> tuple[pl.Series, pl.Series]:
    """Return the given and the family names, each as one list, as Polars asks for it."""
    names = known_names()
    return pl.Series(sorted(names.given)).implode(), pl.Series(sorted(names.family)).implode()


def plain_letters(text: pl.Expr) -> pl.Expr:
    """Return the text in plain form, see `in_plain_form`, which does the same to one text."""
    small = text.str.to_lowercase().str.normalize("NFKD").str.replace_all(r"\p{M}", "")
    return small.str.replace_many(list(LETTERS), list(LETTERS.values()))


def in_plain_letters(texts: pl.Series) -> pl.Series:
    """Return the texts as `plain_letters` does, more quickly where most are of ASCII."""
    others = (texts.str.len_bytes() != texts.str.len_chars()).arg_true()
    if others.is_empty():
        return texts.str.to_lowercase()
    few = texts.gather(others).to_frame("text").select(plain_letters(pl.col("text"))).to_series()
    return texts.str.to_lowercase().scatter(others, few)


def is_known_given(plain: pl.Expr) -> pl.Expr:
    """Tell where the first word of a plain text (see `plain_letters`) is a frequent given name."""
    return plain.str.extract(r"^([\p{L}]+)").is_in(_listed()[0]).fill_null(value=False)


def is_known_family(plain: pl.Expr) -> pl.Expr:
    """Tell where a plain text is a frequent family name, or its last word."""
    _, names = _listed()
    last = plain.str.extract(r"([\p{L}]+)$").is_in(names)
    return (last | plain.str.replace_all(r"\P{L}", "").is_in(names)).fill_null(value=False)
