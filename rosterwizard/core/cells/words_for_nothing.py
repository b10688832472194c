"""Words and signs that people write where they have nothing to write: N/A, TBA, a dash."""

from functools import cache

import polars as pl

from rosterwizard.core.cells.field_ideas import is_name
from rosterwizard.core.cells.field_values import accepted
from rosterwizard.core.profiles.language import Field

_SIGNS = ("-", "--", "---", "\u2013", "\u2014", "?", "??", "???", ".", "#", "n/a", "N/A", "n.a.")
_WORDS = (
    *("null", "(null)", "nil", "nan", "na", "n/d", "none", "unknown", "tba", "tbc", "tbd"),
    *("not applicable", "not available", "not known", "to be confirmed", "(none)", "(blank)"),
    *("k.a.", "k.A.", "k. A.", "keine angabe", "unbekannt", "inconnu", "inconnue", "non renseigné"),
    *("desconocido", "desconocida", "sin datos", "n.v.t.", "nvt", "onbekend", "brak", "nieznany"),
)
_STOPGAPS = ("xx", "xxx", "xxxx", "XX", "XXX", "XXXX", *("0" * count for count in range(5, 13)))
_AGAIN = 3  # times, of what may be the first number or code of a list
_OFTEN = 0.05  # of a column of names: that no two people in a hundred are called so by chance


@cache
def every_blank_word() -> tuple[str, ...]:
    """Return every text that may stand for nothing, in each case."""
    cased = (form for word in _WORDS for form in (word, word.upper(), word.title()))
    return tuple(dict.fromkeys((*_SIGNS, *cased, *_STOPGAPS)))


def blank_words_in(field: Field, texts: pl.Series, *, alone: bool) -> tuple[str, ...]:
    """Return the texts of a column that stand for nothing.

    texts: of the whole column. alone: no two cells of it may be alike, so that what stands there
    again and again is no value.
    """
    filled = texts.filter(texts != "")
    is_word = filled.is_in(every_blank_word())
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
    if text in _STOPGAPS:
        return alone and count >= _AGAIN
    if text in _SIGNS:
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
