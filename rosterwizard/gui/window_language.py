"""How the window writes numbers and days: as the language of its words does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from rosterwizard.core.messages.words import spoken

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def write_as_the_words_do(window: QWidget) -> None:
    """Leave the desktop's language, whose digits and names of months may be others.

    Days are written as people do where the desktop is. All that is made in `window` takes after it.
    """
    QLocale.setDefault(locale_of(spoken().name, QLocale().territory()))
    window.setLocale(QLocale())


def locale_of(language: str, territory: QLocale.Country) -> QLocale:
    """Return how a language is written in a place; as in the world, where it writes numbers so.

    Qt would take American days for every place of which it does not know how the language is
    written there.
    """
    plain = QLocale(language)
    there = QLocale(plain.language(), territory)
    signs = (there.decimalPoint(), there.groupSeparator())
    if territory is QLocale.Country.AnyCountry:
        return plain
    if there.territory() is territory and signs == (plain.decimalPoint(), plain.groupSeparator()):
        return there
    return QLocale(plain.language(), QLocale.Country.World)
