"""What differs from one language to the next, beside the words: plurals and numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

# The forms that the languages of the world count in, as the Unicode CLDR names them. Which numbers
# go under which name is each language's own: Arabic has six forms, Japanese only the last.
PluralForm = Literal["zero", "one", "two", "few", "many", "other"]
PLURAL_FORMS: tuple[PluralForm, ...] = ("zero", "one", "two", "few", "many", "other")


@dataclass(frozen=True, slots=True)
class Language:
    """A language that the program can speak.

    name: of its folder in `resources/words`. forms: those that its words are written in, beside
    `other`, which every language has. form_of: which of them so many things take. separator:
    between the thousands of a number.
    """

    name: str
    forms: frozenset[PluralForm]
    form_of: Callable[[int], PluralForm]
    separator: str

    def number(self, number: int) -> str:
        """Return a whole number as it is written: 3,412."""
        return f"{number:,}".replace(",", self.separator)


def _one_or_other(count: int) -> PluralForm:
    return "one" if count == 1 else "other"


ENGLISH = Language("en", frozenset({"one"}), _one_or_other, ",")
LANGUAGES = (ENGLISH,)
