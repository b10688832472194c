"""Personal values are hidden, or shown again, in all that the program shows, at once.

What shows texts of people's files tells them through `core.messages.screen_mask`, each time that
it is drawn. Whatever draws them once and keeps the words draws them anew when it is told to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtWidgets import QApplication, QToolTip
from shiboken6 import isValid

from rosterwizard.core.messages.screen_mask import (
    hide_personal,
    hides_personal,
    know_headings,
)

if TYPE_CHECKING:
    from rosterwizard.services.work import Work

MASK_KEYS = ("F9",)


@runtime_checkable
class TellsAgain(Protocol):
    """A widget that holds words about somebody's file, and can find them anew."""

    def tell_again(self) -> None:
        """Tell the same with personal values hidden, or shown, as it is now."""
        ...


def turn_mask() -> None:
    """Hide personal values where they are shown, and show them where they are hidden."""
    mask(on=not hides_personal())


def mask(*, on: bool) -> None:
    """Hide personal values in every window, or show them again."""
    hide_personal(hidden=on)
    QToolTip.hideText()
    for widget in QApplication.allWidgets():
        # What one of them draws anew takes parts of it away.
        if isValid(widget) and isinstance(widget, TellsAgain):
            widget.tell_again()


def learn_headings(work: Work) -> None:
    """Let the headings that are names of fields be seen, of the work as it is now."""
    from rosterwizard.core.matching.told_texts import (  # noqa: PLC0415 - start-up
        names_of_fields,
        plain_headings,
    )

    sheets = work.job.sheets if work.job else ()
    own = (plain_headings(each.matching) for each in sheets)
    fields = (names_of_fields(each) for each in (work.profile.record_types if work.profile else ()))
    know_headings(frozenset().union(*own, *fields))
