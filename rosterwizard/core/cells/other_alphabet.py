"""Words of another alphabet in a column, each letter of which looks like a Latin one."""

import polars as pl

from rosterwizard.core.cells.field_ideas import is_name
from rosterwizard.core.cells.text_kinds import TextKind
from rosterwizard.core.letters.scripts import SIGNS, alphabets, in_latin
from rosterwizard.core.profiles.language import Field

_LATIN_ROWS = 9  # for each row in the other alphabet


def foreign_words(plain: pl.Series, texts: pl.Series, field: Field, kind: TextKind) -> pl.Series:
    """Return those of the different `texts` that are probably meant in Latin letters.

    Identifiers: where nearly all of the column is Latin and no letter of another alphabet stands
    in it that looks like none. Other codes and titles: where the same in Latin letters stands in
    the column, too. Names are names in any alphabet.
    """
    foreign = texts.filter(texts.str.contains(SIGNS))
    if foreign.is_empty() or kind == "secret" or is_name(field):
        return foreign.clear()
    latin = {text: in_latin(text) for text in foreign if "LATIN" not in alphabets(text)}
    found = pl.Series([text for text, other in latin.items() if other], dtype=pl.String)
    if kind == "words":
        others = pl.Series([latin[text] for text in found], dtype=pl.String)
        return found.filter(others.is_in(plain.implode()))
    rows = plain.is_in(found.implode()).sum()
    enough = plain.str.contains("[A-Za-z]").sum() >= _LATIN_ROWS * rows
    return found if enough and len(found) == len(foreign) else foreign.clear()
