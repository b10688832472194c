"""Icons follow light and dark on the buttons that are still there, and are drawn alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QPushButton

from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.gui import icons, theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_button_of_a_closed_dialog_is_passed_over(qtbot: QtBot) -> None:
    gone, still_there = QPushButton("Copy"), QPushButton("Add")
    qtbot.addWidget(still_there)
    icons.wear(gone, "copy")
    icons.wear(still_there, "add")
    before = still_there.icon().cacheKey()
    shiboken6.delete(gone)
    icons.wear_again()
    assert still_there.icon().cacheKey() != before


DRAWINGS = sorted(path.stem for path in (resources_folder() / "icons").glob("*.svg"))
OURS = [name for name in DRAWINGS if "currentColor" in icons.svg(name)]


def colours_in(picture: QPixmap) -> set[str]:
    """Return the colours of the pixels that are wholly covered."""
    image = picture.toImage()
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    pixels = [QColor(image.pixelColor(x, y)) for x, y in places]
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", OURS)
def test_drawings_have_one_stroke_and_the_colour_that_is_asked_for(qtbot: QtBot, name: str) -> None:
    assert 'stroke-width="1.5"' in icons.svg(name)
    assert 'viewBox="0 0 16 16"' in icons.svg(name)
    assert colours_in(icons.pixmap(name, "error", 64)) == {theme.LIGHT.error}


def test_program_has_its_icon_in_all_sizes(qtbot: QtBot) -> None:
    sizes = {size.width() for size in icons.app_icon().availableSizes()}
    assert sizes == {16, 24, 32, 48, 64, 128, 256}
    assert theme.LIGHT.accent in colours_in(icons.app_icon().pixmap(256, 256))
