"""Our own line drawings, in the colour of the text beside them."""

from functools import cache
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton

from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.gui import theme

_DRAWN_IN = "currentColor"
_ROOM_PX = 6
_APP_SIZES_PX = (16, 24, 32, 48, 64, 128, 256)

_worn: WeakKeyDictionary[QAbstractButton, tuple[str, str]] = WeakKeyDictionary()


def wear(button: QAbstractButton, name: str, colour: str = "text") -> None:
    """Put the icon `name` on a button; it follows light and dark through `wear_again`.

    colour: the name of the colour in `theme.Colours`.
    """
    _worn[button] = (name, colour)
    _put_on(button, name, colour)


def wear_again() -> None:
    """Draw the icons of all buttons in the colours of now."""
    for button, (name, colour) in tuple(_worn.items()):
        if shiboken6.isValid(button):  # Qt may have destroyed it before Python lets it go
            _put_on(button, name, colour)


def _put_on(button: QAbstractButton, name: str, colour: str) -> None:
    """Leave room between icon and words, which the style sheet cannot."""
    room = _ROOM_PX if button.text() else 0
    shown = QIcon(_with_room(pixmap(name, colour), room))
    shown.addPixmap(_with_room(pixmap(name, "faint"), room), QIcon.Mode.Disabled)
    button.setIconSize(QSize(theme.ICON_PX + room, theme.ICON_PX))
    button.setIcon(shown)


def _with_room(drawing: QPixmap, room_px: int) -> QPixmap:
    ratio = drawing.devicePixelRatio()
    result = QPixmap(drawing.width() + round(room_px * ratio), drawing.height())
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.drawPixmap(0, 0, drawing)
    painter.end()
    return result


def icon(name: str, colour: str = "text") -> QIcon:
    """Return an icon in the colours of now, faint where it is off."""
    result = QIcon(pixmap(name, colour))
    result.addPixmap(pixmap(name, "faint"), QIcon.Mode.Disabled)
    return result


def pixmap(name: str, colour: str = "text", size_px: int = theme.ICON_PX) -> QPixmap:
    """Return a drawing in one of our colours, sharp on any screen of this machine."""
    return _drawn(name, getattr(theme.colours(), colour), size_px)


def app_icon() -> QIcon:
    """Return the program's own icon in all the sizes that desktops ask for."""
    result = QIcon()
    for size in _APP_SIZES_PX:
        result.addPixmap(_drawn("app", "", size, 1.0))
    return result


def _drawn(name: str, colour: str, size_px: int, ratio: float = 0) -> QPixmap:
    # QtSvg is only loaded when the first icon is drawn, which is after the first paint.
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    ratio = ratio or QGuiApplication.primaryScreen().devicePixelRatio()
    result = QPixmap(round(size_px * ratio), round(size_px * ratio))
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    drawing = QSvgRenderer(QByteArray(svg(name).replace(_DRAWN_IN, colour).encode()))
    painter = QPainter(result)
    drawing.render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return result


@cache
def svg(name: str) -> str:
    """Return the drawing of that name."""
    return (resources_folder() / "icons" / f"{name}.svg").read_text("utf-8")
