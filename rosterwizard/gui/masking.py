"""Personal values are hidden, or shown again, in all that the program shows, at once.

What shows texts of people's files tells them through `core.messages.screen_mask`, each time that
it is drawn. Whatever draws them once and keeps the words draws them anew when it is told to.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QScrollBar, QToolTip
from shiboken6 import isValid

from rosterwizard.core.messages.screen_mask import (
    hide_personal,
    hides_personal,
    know_headings,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.services.work import Work

    Places = Sequence[tuple[QScrollBar, int]]  # with where each was

MASK_KEYS = ("F9",)
_PLACE = "scrolled_to"


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
    widgets = QApplication.allWidgets()
    places = [(bar, _place_of(bar)) for bar in widgets if isinstance(bar, QScrollBar)]
    for widget in widgets:
        # What one of them draws anew takes parts of it away.
        if isValid(widget) and isinstance(widget, TellsAgain):
            widget.tell_again()
    _scroll_back_soon(places, turns=2)  # of what is drawn anew, lists have their size by then


def _place_of(bar: QScrollBar) -> int:
    """Return where a person scrolled to, also where shapes take too little room to get there."""
    before = bar.property(_PLACE)
    return bar.value() if before is None or bar.value() < bar.maximum() else int(before)


def _scroll_back_soon(places: Places, turns: int) -> None:
    if turns:
        QTimer.singleShot(0, partial(_scroll_back, places, turns))


def _scroll_back(places: Places, turns: int) -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    for bar, place in places:
        if isValid(bar):
            bar.setValue(place)
            bar.setProperty(_PLACE, None if bar.value() == place else place)
    _scroll_back_soon(places, turns - 1)


def learn_headings(work: Work) -> None:
    """Let the headings that are names of fields be seen, of the work as it is now."""
    from rosterwizard.core.matching.told_texts import (  # noqa: PLC0415 - start-up
        names_of_fields,
        plain_headings,
    )

    sheets = work.job.sheets if work.job else ()
    own = (plain_headings(each.matching, each.record_type) for each in sheets)
    fields = (names_of_fields(each) for each in (work.profile.record_types if work.profile else ()))
    know_headings(frozenset().union(*own, *fields))
