"""Light and dark: after the desktop, or as the settings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from rosterwizard.gui import theme
from rosterwizard.gui.look import Dresser, palette
from rosterwizard.gui.theme import DARK, LIGHT, Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.window import Window


@pytest.fixture
def dresser(qapp: QApplication) -> Iterator[Dresser]:
    before = qapp.styleSheet(), qapp.palette()
    dresser = Dresser(qapp)
    yield dresser
    dresser.wear(Look.LIGHT)
    dresser.deleteLater()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])


@pytest.mark.parametrize(("look", "dark"), [(Look.DARK, True), (Look.LIGHT, False)])
def test_settings_can_choose(qapp: QApplication, dresser: Dresser, look: Look, dark: bool) -> None:
    dresser.wear(look)
    assert theme.is_dark() is dark
    ground = DARK if dark else LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == ground.page
    assert ground.page in qapp.styleSheet()


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Dark, Qt.ColorScheme.Light])
def test_desktop_is_followed_when_it_changes(
    qapp: QApplication,
    dresser: Dresser,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    scheme: Qt.ColorScheme,
) -> None:
    (other,) = {Qt.ColorScheme.Dark, Qt.ColorScheme.Light} - {scheme}
    monkeypatch.setattr(dresser, "_desktop_scheme", lambda: other)
    dresser.wear(Look.SYSTEM)
    monkeypatch.setattr(dresser, "_desktop_scheme", lambda: scheme)
    with qtbot.waitSignal(dresser.dressed):
        qapp.styleHints().colorSchemeChanged.emit(scheme)
    assert theme.is_dark() is (scheme is Qt.ColorScheme.Dark)


def test_focus_stays_where_it_was(window: Window, dresser: Dresser) -> None:
    search = window.findChild(QLineEdit, "record_type.search")
    assert isinstance(search, QLineEdit)
    search.setFocus()
    dresser.wear(Look.DARK)
    assert search.hasFocus()


def test_what_is_off_is_faint() -> None:
    off = palette(LIGHT).color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert off.name() == LIGHT.faint


def test_all_letters_take_another_size_and_come_back(
    qapp: QApplication, dresser: Dresser, window: Window
) -> None:
    every = window.window().findChildren(QWidget)
    # Qt's own holders of scroll bars have no letters, and take another font only once they show.
    widgets = [each for each in every if not each.objectName().startswith("qt_")]
    before = {each: each.font().pointSizeF() for each in widgets}
    usual = qapp.font().pointSizeF()
    focused = qapp.focusWidget()
    try:
        dresser.wear(Look.LIGHT, 150)
        assert qapp.font().pointSizeF() == pytest.approx(usual * 1.5)
        wrong = [
            each.objectName()
            for each, size in before.items()
            if each.font().pointSizeF() != pytest.approx(size * 1.5, rel=0.01)
        ]
        assert not wrong
        assert qapp.focusWidget() is focused
    finally:
        dresser.wear(Look.LIGHT, 100)
    for each, size in before.items():
        assert each.font().pointSizeF() == pytest.approx(size, rel=0.001)
