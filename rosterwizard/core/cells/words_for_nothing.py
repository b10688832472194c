"""Words and signs that people write where they have nothing to write: N/A, TBA, a dash."""

from functools import cache

import msgspec
import polars as pl

from rosterwizard.core.cells.field_ideas import is_name
from rosterwizard.core.cells.field_values import accepted
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.profiles.language import Field

_AGAIN = 3  # times, of what may be the first number or code of a list
_OFTEN = 0.05  # of a column of names: that no two people in a hundred are called so by chance


class Nothing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file of words. words: in small letters; signs, stopgaps: just as they are written."""

    signs: tuple[str, ...]
    words: tuple[str, ...]
    stopgaps: tuple[str, ...]


@cache
def nothing_written() -> Nothing:
    """Return what people write where they have nothing to write."""
    file = resources_folder() / "vocabulary" / "nothing.toml"
    return msgspec.toml.decode(file.read_bytes(), type=Nothing)


@cache
def every_blank_word() -> tuple[str, ...]:
    """Return every text that may stand for nothing, in each case."""
    known = nothing_written()
    cased = (form for word in known.words for form in (word, word.upper(), word.title()))
    return tuple(dict.fromkeys((*known.signs, *cased, *known.stopgaps)))


def is_blank_word(text: str) -> bool:
    """Tell whether a text may stand for nothing."""
    return text in _blank_words()


@cache
def _blank_words() -> frozenset[str]:
    return frozenset(every_blank_word())


@cache
def listed_blank_words() -> pl.Series:
    """Return `every_blank_word` as one list, as Polars asks for it: made once."""
    return pl.Series(every_blank_word()).implode()


def blank_words_in(field: Field, texts: pl.Series, *, alone: bool) -> tuple[str, ...]:
    """Return the texts of a column that stand for nothing.

    texts: of the whole column. alone: no two cells of it may be alike, so that what stands there
    again and again is no value.
    """
    filled = texts.filter(texts != "")
    is_word = filled.is_in(listed_blank_words())
    others, own = filled.filter(~is_word), set(accepted(field)) | set(field.roster.synonyms)
    own |= {each.value for each in field.roster.sentinels}
    counts = filled.filter(is_word).value_counts().sort(filled.name).iter_rows()
    return tuple(
        text
        for text, count in counts
        if text not in own and _stands_for_nothing(field, text, count, others, alone=alone)
    )


def _stands_for_nothing(
    field: Field, text: str, count: int, others: pl.Series, *, alone: bool
) -> bool:
    if text in nothing_written().stopgaps:
        return alone and count >= _AGAIN
    if text in nothing_written().signs:
        return True
    if not is_name(field):
        return not _are_alike(text, others)
    # People are called Null, and write it so.
    often = count > 1 and count >= _OFTEN * (len(others) + count)
    return often and text != text.title() and _are_mostly(others, r"^\p{Lu}[^\p{Lu}]")


def _are_alike(text: str, others: pl.Series) -> bool:
    """Tell whether most of the column has the shape of the text: TBA is one of the codes then."""
    letters = r"\p{Lu}" if text.isupper() else r"\p{L}"
    return text.isalpha() and _are_mostly(others, f"^{letters}{{{len(text)}}}$")


def _are_mostly(texts: pl.Series, pattern: str) -> bool:
    return 2 * int(texts.str.contains(pattern).sum()) > len(texts)
