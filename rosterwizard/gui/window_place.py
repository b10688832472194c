"""Where the window stands on the screen, from one start to the next."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from rosterwizard.core.messages.errors import RosterError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from rosterwizard.gui.session import Session


def stand_as_before(window: QWidget, place: str) -> None:
    """Give the window the size and place that `keep_place` kept; "" or nonsense changes nothing.

    Qt sees to it that it lies on a screen that there is.
    """
    window.restoreGeometry(QByteArray.fromBase64(place.encode("ascii", "ignore")))


def keep_place(window: QWidget, session: Session) -> None:
    """Keep the size and place of the window, in the settings.

    Where they cannot be written, nobody is stopped from closing: it would be a loss of nothing.
    """
    place = window.saveGeometry().toBase64().toStdString()
    settings = session.settings
    if settings is None or settings.window_place == place:
        return
    from msgspec.structs import replace  # noqa: PLC0415 - this is loaded before the first paint

    with suppress(RosterError):
        session.change_settings(lambda now: replace(now, window_place=place))
