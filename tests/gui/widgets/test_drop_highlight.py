"""While a file is held above the window, the whole of it says that it can be dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from rosterwizard.gui.frame import Frame
from rosterwizard.gui.widgets.drop_highlight import DropHighlight

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.gui.window import Window

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NOTHING_HELD = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def frame(window: Window) -> Frame:
    frame = window.window()
    assert isinstance(frame, Frame)
    return frame


def held(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def enter(frame: Frame, mime: QMimeData) -> None:
    event = QDragEnterEvent(QPoint(9, 9), COPY, mime, LEFT, NOTHING_HELD)
    QApplication.sendEvent(frame, event)


def is_shown(frame: QWidget) -> bool:
    found = frame.findChildren(DropHighlight)
    return any(each.isVisible() and each.rect() == frame.rect() for each in found)


def test_it_lies_over_the_whole_window_until_the_file_is_gone(frame: Frame, tmp_path: Path) -> None:
    for width in (900, 1200):
        frame.resize(width, 700)
        enter(frame, held(tmp_path / "a.csv"))
        assert is_shown(frame)
        frame.grab()  # it is drawn
        QApplication.sendEvent(frame, QDragLeaveEvent())
        assert not is_shown(frame)


def test_it_goes_when_the_file_is_dropped(
    frame: Frame, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[Path, ...]] = []
    monkeypatch.setattr(window, "open_files", opened.append)
    mime = held(tmp_path / "a.csv")
    enter(frame, mime)
    event = QDropEvent(QPointF(9, 9), COPY, mime, LEFT, NOTHING_HELD, QEvent.Type.Drop)
    QApplication.sendEvent(frame, event)
    assert not is_shown(frame)
    assert opened == [(tmp_path / "a.csv",)]


def test_nothing_is_promised_for_what_is_no_file_or_while_rows_are_being_sent(
    frame: Frame, window: Window, tmp_path: Path
) -> None:
    enter(frame, QMimeData())
    assert not is_shown(frame)
    window.session.begin_sending("Library")
    enter(frame, held(tmp_path / "a.csv"))
    assert not is_shown(frame)
    window.session.end_sending()
