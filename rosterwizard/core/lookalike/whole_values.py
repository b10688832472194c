"""Whole values of cells that tell of somebody, however short their words and numbers are."""

from collections.abc import Collection

from rosterwizard.core.letters.plain_words import in_plain_form

LONGEST_UNTOLD = 3
"""Characters of a value that may be anybody's."""


def whole_value(text: str) -> str:
    """Return a cell's text as whole values are compared; "" for one that may be anybody's.

    Case, marks, blanks, signs between and zeros in front of a number make no other value of it.
    """
    bare = text.strip()
    if len(bare) <= LONGEST_UNTOLD:
        return ""
    plain = "".join(filter(str.isalnum, in_plain_form(bare)))
    return plain.lstrip("0") or plain if plain.isdecimal() else plain


class WholeValues:
    """The values that cells of a file have, and those that are made for them.

    A value that is made is to be none of the file's own, and made for one of them alone.
    """

    def __init__(self) -> None:
        self._originals: set[str] = set()
        self._stands_for: dict[str, str] = {}

    def __repr__(self) -> str:
        """Show none of them."""
        return f"WholeValues({len(self._originals)})"

    @property
    def originals(self) -> Collection[str]:
        """The file's own values, as they are compared."""
        return self._originals

    @property
    def in_use(self) -> frozenset[str]:
        """What was made all the same though it is a value of the file, as it is compared."""
        return frozenset(self._stands_for.keys() & self._originals)

    def learn(self, text: str) -> None:
        """Take in a value of the file."""
        self._originals.add(whole_value(text))
        self._originals.discard("")

    def is_original(self, made: str) -> bool:
        """Tell whether a text is a value of the file."""
        return whole_value(made) in self._originals

    def is_free(self, made: str, text: str) -> bool:
        """Tell whether a text may stand for another one: it is nobody's, and for no other value."""
        value = whole_value(made)
        own = whole_value(text)
        return value not in self._originals and self._stands_for.get(value, own) == own

    def take(self, made: str, text: str) -> None:
        """Have a text stand for another one."""
        if value := whole_value(made):
            self._stands_for.setdefault(value, whole_value(text))

    def forget_made(self) -> None:
        """Have nothing be made yet."""
        self._stands_for.clear()
