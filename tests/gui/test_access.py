"""Everything can be reached by keyboard and is named for those who only hear the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QTextEdit,
    QWidget,
)

from rosterwizard.core.profiles.loading import find_profile
from rosterwizard.core.wizard.flow import STEPS, Step
from rosterwizard.gui.check.profile_question import ProfileQuestion
from rosterwizard.gui.dialogs.bug_dialog import BugDialog
from rosterwizard.gui.dialogs.examination_dialog import ExaminationDialog
from rosterwizard.gui.dialogs.help_dialog import HelpDialog
from rosterwizard.gui.dialogs.history_dialog import HistoryDialog
from rosterwizard.gui.dialogs.left_out_dialog import LeftOutDialog
from rosterwizard.gui.dialogs.log_dialog import LogDialog
from rosterwizard.gui.dialogs.passphrase_question import PassphraseQuestion
from rosterwizard.gui.dialogs.server_dialog import ServerDialog
from rosterwizard.gui.dialogs.settings_dialog import SettingsDialog
from rosterwizard.gui.dialogs.undo_dialog import UndoDialog
from rosterwizard.gui.widgets.reason import Reason
from rosterwizard.services.servers.server import Server
from rosterwizard.services.submitting.doctor import Examination
from rosterwizard.services.undoing import Undoable
from tests.helpers.example_rosters import infiniti_patrons
from tests.helpers.tab_walk import shared_mnemonics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.session import Session
    from rosterwizard.gui.window import Window

INPUTS = (QComboBox, QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit)
USED = (*INPUTS, QAbstractButton, QAbstractItemView, QTabBar)
EXAMINED = Examination(Server(name="L", system="x", url="/in", protocol="folder"), ())
SYSTEMS = [("infiniti", "patrons"), ("haiku", "users")]


def used(root: QWidget) -> Iterator[QWidget]:
    """Give what can be used in `root`, without the inner parts of Qt's own widgets."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, USED) and widget.isVisibleTo(root) and not is_inner(widget):
            yield widget


def is_inner(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if isinstance(widget, Reason) and not widget.isEnabled():
        return True  # nothing is missing, so there is nothing to say
    return widget.objectName().startswith("qt_") or isinstance(
        parent, QComboBox | QAbstractSpinBox | QLineEdit | QAbstractItemView | QTabBar
    )


def nameless(root: QWidget) -> list[str]:
    """Return what a screen reader would pass over in silence."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in used(root)
        if not spoken(widget)
    ]


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def without_label(root: QWidget) -> list[str]:
    """Return inputs with no words beside them: on Linux a combo box is spoken by its buddy."""
    buddies = {label.buddy() for label in root.findChildren(QLabel)}
    return [
        widget.objectName()
        for widget in used(root)
        if isinstance(widget, QComboBox | QAbstractSpinBox) and widget not in buddies
    ]


def unreachable(root: QWidget) -> list[str]:
    """Return what neither Tab nor an arrow key of something else can reach."""
    return [
        widget.objectName()
        for widget in used(root)
        if widget.isEnabled()
        and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QTabBar | QRadioButton)  # the arrow keys go on from one to all
    ]


def undo_dialog(session: Session) -> UndoDialog:
    haiku = find_profile("haiku", session.profiles)
    mode = haiku.roster.submission.modes[0]
    return UndoDialog(Undoable("s", "", mode, {}, {"users": [0]}, 1), haiku)


def assert_all_can_be_used(root: QWidget) -> None:
    assert nameless(root) == []
    assert without_label(root) == []
    assert unreachable(root) == []
    assert shared_mnemonics(root) == {}


@pytest.mark.parametrize(("system", "record_type"), SYSTEMS)
@pytest.mark.parametrize("step", [Step.RECORD_TYPE, Step.TEMPLATE, Step.FILE])
def test_pages_before_the_file(window: Window, system: str, record_type: str, step: Step) -> None:
    window.session.choose(find_profile(system, window.session.profiles), [record_type])
    window.go_to(step)
    window.page_of(step).enter()
    assert_all_can_be_used(window.window())


def test_systems_to_choose_from(window: Window) -> None:
    assert_all_can_be_used(window.window())


@pytest.mark.parametrize("step", [Step.FILE, Step.HEADINGS, Step.CHECK, Step.SUBMIT])
def test_pages_with_a_file(window: Window, qtbot: QtBot, tmp_path: Path, step: Step) -> None:
    window.open_files([infiniti_patrons(tmp_path, 60)])
    qtbot.waitUntil(lambda: bool(window.session.work.problems), timeout=20_000)
    window.go_to(step)
    page = window.page_of(step)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert_all_can_be_used(window.window())


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(SettingsDialog, id="settings"),
        pytest.param(lambda session: ServerDialog(session, session.profiles), id="server"),
        pytest.param(HistoryDialog, id="history"),
        pytest.param(undo_dialog, id="undo"),
        pytest.param(lambda _session: HelpDialog(), id="help"),
        pytest.param(lambda _session: BugDialog(ValueError()), id="bug"),
        pytest.param(lambda session: LogDialog(None, session), id="log"),
        pytest.param(lambda _session: PassphraseQuestion("Why."), id="passphrase"),
        pytest.param(lambda session: ProfileQuestion(session.profiles), id="which-profile"),
        pytest.param(lambda _session: LeftOutDialog(lambda: ["Ann"]), id="left-out"),
        pytest.param(lambda _session: ExaminationDialog(EXAMINED), id="examination"),
    ],
)
def test_dialogs(qtbot: QtBot, session: Session, make: Callable[[Session], QWidget]) -> None:
    dialog = make(session)
    qtbot.addWidget(dialog)
    dialog.show()
    assert_all_can_be_used(dialog)


def test_tab_goes_round_the_whole_window(window: Window) -> None:
    window.session.choose(find_profile("infiniti", window.session.profiles), ["patrons"])
    window.go_to(Step.TEMPLATE)
    seen: list[str] = []
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused.objectName() in seen:
            break
        seen.append(focused.objectName())
        focused.window().focusNextChild()
    assert {"template.fields", "template.as_workbook", "window.help", "window.next"} <= set(seen)
    assert "steps.record_type" in seen
    assert len(STEPS) == 7
