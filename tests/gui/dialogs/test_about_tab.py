"""About: what this program is, to be copied, and a check of it that the window waits out."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from rosterwizard import __version__
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.dialogs import about_tab as module
from rosterwizard.gui.dialogs.about_tab import AboutTab
from rosterwizard.gui.dialogs.settings_dialog import SettingsDialog
from rosterwizard.gui.task import unfinished
from rosterwizard.services.self_check import Finding
from rosterwizard.services.versions import commit_said, library_versions
from tests.helpers.stumbles import MARKER, STUMBLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.gui.session import Session

LONG_MS = 20_000
WRONG = Finding("wrong", "The file add.svg is missing. Install the program again.")
NOTE = Finding("note", "There is no keyring.")
WELL = Finding("well", "26 icons can be read.")


@pytest.fixture
def about(qtbot: QtBot) -> AboutTab:
    about = AboutTab()
    qtbot.addWidget(about)
    about.resize(600, 400)
    with qtbot.waitExposed(about):
        about.show()
    return about


def shown(about: AboutTab) -> list[str]:
    """Return every text that can be seen, from top to bottom."""
    labels = [label for label in about.findChildren(QLabel) if label.isVisible() and label.text()]
    return [label.text() for label in labels]


def finding(monkeypatch: pytest.MonkeyPatch, *findings: Finding) -> None:
    """Have the check find these, at once."""
    monkeypatch.setattr(module, "_checked", lambda _progress: findings)


def test_version_commit_and_libraries_are_shown_and_copied(about: AboutTab) -> None:
    texts = shown(about)
    assert f"Version {__version__}, commit {commit_said()}" in texts
    about.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"Roster Wizard {__version__}\nCommit: ")
    for name, version in library_versions().items():
        assert {name, version} <= set(texts)
        assert f"{name}: {version}" in copied
    assert about.copy.text() == "Copied"


def test_before_the_check_its_place_says_what_it_does(about: AboutTab) -> None:
    assert sentence("self-check-about") in shown(about)
    assert not about.findings.isVisible()
    assert about.message_bar.text() == ""


def test_real_check_is_told_in_words(about: AboutTab, qtbot: QtBot) -> None:
    about.check.click()
    assert not about.check.isEnabled()
    qtbot.waitUntil(about.check.isEnabled, timeout=LONG_MS)
    assert "All is well" in about.message_bar.text()
    assert "Infiniti has no fault." in shown(about)
    assert sentence("self-check-about") not in shown(about)


def test_worst_comes_first_and_gives_the_sentence_its_shape(
    about: AboutTab, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    finding(monkeypatch, WELL, NOTE, WRONG)
    about.check.click()
    qtbot.waitUntil(about.findings.isVisible)
    texts = [text for text in shown(about) if text in {each.says for each in (WELL, NOTE, WRONG)}]
    assert texts == [WRONG.says, NOTE.says, WELL.says]
    assert about.message_bar.accessibleName().startswith("Error: 1 thing is wrong.")
    about.copy.click()
    assert f"wrong: {WRONG.says}" in QGuiApplication.clipboard().text()


def test_a_check_that_stumbles_is_a_bug(
    about: AboutTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_checked", STUMBLES["ValueError"])
    with qtbot.captureExceptions() as faults:
        about.begin()
        qtbot.waitUntil(lambda: len(faults) == 1 and about.check.isEnabled())
    assert isinstance(faults[0][1], ValueError)
    assert MARKER not in about.message_bar.text()


@pytest.mark.parametrize(
    ("findings", "says"), [([WELL], "Fixed: All is well."), ([NOTE, WELL], "Note: All is well, ")]
)
def test_what_is_well_is_told_as_well(
    about: AboutTab, findings: Sequence[Finding], says: str
) -> None:
    about.show_findings(findings)
    assert about.message_bar.accessibleName().startswith(says)


def test_new_check_takes_the_place_of_the_former(
    about: AboutTab, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    about.show_findings([WRONG])
    finding(monkeypatch, WELL)
    about.check.click()
    qtbot.waitUntil(about.check.isEnabled)
    assert WRONG.says not in shown(about)
    assert WELL.says in shown(about)


def test_findings_can_be_seen_and_read_on_by_the_keyboard(
    about: AboutTab, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    about.resize(480, 220)  # a small screen at 200 %
    finding(monkeypatch, *[WRONG] * 30)
    about.activateWindow()
    about.check.setFocus()
    about.check.click()
    bar = about.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    assert about.message_bar.visibleRegion().boundingRect().height() == about.message_bar.height()
    assert QApplication.focusWidget() is about
    before = bar.value()

    QTest.keyClick(about, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: bar.value() > before)


def test_focus_elsewhere_is_left_there(
    session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    finding(monkeypatch, WELL)
    dialog = SettingsDialog(session)
    qtbot.addWidget(dialog)
    dialog.tabs.setCurrentWidget(dialog.about)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.about.check.click()
    dialog.tabs.tabBar().setFocus()
    qtbot.waitUntil(dialog.about.findings.isVisible)
    assert QApplication.focusWidget() is not dialog.about


class Stoppable:
    """A check that goes on until it is stopped."""

    def __init__(self) -> None:
        self.began = threading.Event()

    def __call__(self, progress: Progress) -> Sequence[Finding]:
        self.began.set()
        never = threading.Event()
        while not never.wait(0.01):
            progress.report(1, 11)
        return ()


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> Stoppable:
    check = Stoppable()
    monkeypatch.setattr(module, "_checked", check)
    return check


def test_check_that_takes_long_shows_how_far_it_is_and_can_be_cancelled(
    about: AboutTab, qtbot: QtBot, endless: Stoppable
) -> None:
    about.check.click()
    qtbot.waitUntil(about.progress.isVisible)
    assert "Checking this installation: 1 of 11" in shown(about)
    about.progress.cancelled.emit()
    qtbot.waitUntil(about.check.isEnabled)
    assert not about.progress.isVisible()
    assert sentence("self-check-about") in shown(about)


def test_closing_the_settings_stops_the_check(
    session: Session, qtbot: QtBot, endless: Stoppable
) -> None:
    dialog = SettingsDialog(session)
    qtbot.addWidget(dialog)
    dialog.about.check.click()
    assert endless.began.wait(5)
    dialog.reject()
    qtbot.waitUntil(lambda: unfinished() == 0)


def shape(about: AboutTab) -> QImage:
    """Return the picture beside the first finding."""
    labels = [label for label in about.findings.findChildren(QLabel) if label.isVisible()]
    return next(label for label in labels if not label.text()).pixmap().toImage()


def test_shapes_follow_light_and_dark(about: AboutTab, monkeypatch: pytest.MonkeyPatch) -> None:
    about.show_findings([WRONG])
    QApplication.processEvents()
    light = shape(about)
    monkeypatch.setattr(theme, "_now", theme.DARK)
    for each in about.findings.findChildren(QLabel):  # as Qt tells every widget
        QApplication.sendEvent(each, QEvent(QEvent.Type.PaletteChange))
    assert WRONG.says in shown(about)
    assert shape(about) != light
