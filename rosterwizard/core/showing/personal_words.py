"""What is told of a server's words, in which personal texts of the rows may stand."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from rosterwizard.core.matching.told_texts import personal_columns
from rosterwizard.core.messages.screen_mask import hides_personal, shape_told

if TYPE_CHECKING:
    import polars as pl

    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.messages.screen_mask import Telling

_WORD = re.compile(r"\S*@\S*|\w+")
_PART = r"[\p{L}\p{N}_]+"
_FEWEST_LETTERS, _FEWEST_DIGITS = 2, 4  # of a word that tells of somebody
_HIDDEN_DIGIT = "#"  # "9099 rows were created" would be believed


class PersonalWords:
    """The words of sheets that are hidden in their cells; found when they are first asked for."""

    def __init__(self, *sheets: JobSheet) -> None:
        self._sheets = sheets

    def told(self, text: str) -> str:
        """Return what is told of words about rows: of personal ones in it the shapes."""
        if not hides_personal():
            return text
        return _WORD.sub(lambda found: self._told(found[0]), text)

    def _told(self, word: str) -> str:
        many_digits = sum(sign.isdigit() for sign in word) >= _FEWEST_DIGITS
        tells = "@" in word or many_digits or word.casefold() in self._words
        if not tells:
            return word
        return _HIDDEN_DIGIT * len(word) if word.isdigit() else shape_told(word)

    @cached_property
    def _words(self) -> frozenset[str]:
        found: set[str] = set()
        for sheet in self._sheets:
            personal = personal_columns(sheet.matching, sheet.record_type)
            for column in range(sheet.frame.width):
                texts = _texts_of(sheet, column)
                hidden = texts if column in personal else _hidden(texts, sheet.told.of(column))
                words = hidden.str.to_lowercase().str.extract_all(_PART)
                found.update(words.explode().drop_nulls().unique())
        return frozenset(each for each in found if len(each) >= _FEWEST_LETTERS)


def _texts_of(sheet: JobSheet, column: int) -> pl.Series:
    import polars as pl  # noqa: PLC0415 - start-up

    return pl.concat([sheet.frame[f"c{column}"], sheet.sheet.frame[f"c{column}"]]).unique()


def _hidden(texts: pl.Series, told: Telling) -> pl.Series:
    """Return those of the texts of which the shape alone is told; few others stand there."""
    return texts.filter([told(each) != each for each in texts])
