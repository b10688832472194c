"""Sentences about so many things, in the words for one or for several."""

from collections.abc import Callable

from rosterwizard.core.messages.words import has_sentence, sentence

# How a whole number is written where it is read: the window writes it as the desktop does.
WriteNumber = Callable[[int], str]


def counted(code: str, count: int, write: WriteNumber = str, /, **params: object) -> str:
    """Return the sentence of `code` for so many things; its key `one` is for a single one.

    The gap {count} is filled with the number as `write` gives it.
    """
    part = "one" if count == 1 and has_sentence(code, "one") else "message"
    return sentence(code, part, count=write(count), **params)
