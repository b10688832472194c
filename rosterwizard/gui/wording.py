"""Numbers and counted things as the person's own language writes them."""

from PySide6.QtCore import QLocale

from rosterwizard.core.messages import counting


def number(count: int) -> str:
    """Return a whole number with the locale's separators: 3,412."""
    return QLocale().toString(count)


def counted(code: str, count: int, **params: object) -> str:
    """Return the sentence of `code` for so many things, the number as people write it here."""
    return counting.counted(code, count, number, **params)
