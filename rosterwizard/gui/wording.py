"""Numbers and counted things as the person's own language writes them."""

from PySide6.QtCore import QLocale

from rosterwizard.core.messages.words import has_sentence, sentence


def number(count: int) -> str:
    """Return a whole number with the locale's separators: 3,412."""
    return QLocale().toString(count)


def counted(code: str, count: int, **params: object) -> str:
    """Return the sentence of `code` for so many things; its key `one` is for a single one.

    The gap {count} is filled with the number as people write it.
    """
    part = "one" if count == 1 and has_sentence(code, "one") else "message"
    return sentence(code, part, count=number(count), **params)
