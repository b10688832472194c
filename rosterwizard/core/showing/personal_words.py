"""What is told of a server's words, in which personal texts of the rows may stand."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from rosterwizard.core.matching.told_texts import personal_columns
from rosterwizard.core.messages.screen_mask import hides_personal, shape_told

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet

_WORD = re.compile(r"\S*@\S*|\w+")
_PART = r"[\p{L}\p{N}_]+"
_FEWEST_LETTERS, _FEWEST_DIGITS = 2, 4  # of a word that tells of somebody
_HIDDEN_DIGIT = "#"  # "9099 rows were created" would be believed


class PersonalWords:
    """The words that stand in personal columns of sheets; found when they are first asked for."""

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
        import polars as pl  # noqa: PLC0415 - start-up

        found: set[str] = set()
        for sheet in self._sheets:
            for column in personal_columns(sheet.matching, sheet.record_type):
                both = (sheet.frame[f"c{column}"], sheet.sheet.frame[f"c{column}"])
                words = pl.concat(both).unique().str.to_lowercase().str.extract_all(_PART)
                found.update(words.explode().drop_nulls().unique())
        return frozenset(each for each in found if len(each) >= _FEWEST_LETTERS)
