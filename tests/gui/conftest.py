"""The real window for tests of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont

from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.gui.dialogs.keep_question import KeepQuestion
from rosterwizard.gui.frame import Frame
from rosterwizard.gui.session import Session
from rosterwizard.gui.task import cancel_all
from rosterwizard.gui.window import Window
from rosterwizard.services.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def no_work_left() -> Iterator[None]:
    """Let no worker thread of one test run into the next."""
    yield
    assert cancel_all()


@pytest.fixture(params=[7, 9, 12], ids="{}-points".format)
def letters(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """Draw with letters as narrow and as wide as fonts have them; ask for it before the window."""
    usual = qapp.font()
    font = QFont(usual)
    font.setPointSize(request.param)
    qapp.setFont(font)
    yield
    qapp.setFont(usual)


@pytest.fixture
def session() -> Session:
    """Return a session with the systems that ship and fresh settings."""
    session = Session()
    session.set_settings(Settings())
    session.set_profiles(built_in_profiles())
    return session


@pytest.fixture
def window(qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """Return the wizard in its frame, on the screen, at the first page."""
    monkeypatch.setattr(KeepQuestion, "ask", lambda _parent: "forget")
    frame = Frame()
    qtbot.addWidget(frame)
    window = Window(session)
    frame.take_in(window)
    session.profiles_changed.emit()
    with qtbot.waitExposed(frame):
        frame.show()
    yield window
    cancel_all()
