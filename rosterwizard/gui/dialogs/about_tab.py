"""What this program is, in the settings, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
)

from rosterwizard import __version__
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import icons, theme
from rosterwizard.gui.dialogs.findings_view import MARKS, FindingsView
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import PlainLabel
from rosterwizard.gui.task import Task
from rosterwizard.gui.widgets.flow_row import FlowRow
from rosterwizard.gui.widgets.labels import group_label, quiet_label, text_label, title_label
from rosterwizard.gui.widgets.message_bar import MessageBar
from rosterwizard.gui.widgets.progress_strip import ProgressStrip
from rosterwizard.services.versions import versions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.self_check import Finding

_PICTURE_PX = 48


class AboutTab(QScrollArea):
    """Version, commit and libraries, to be copied, and a check that says in words what it finds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        named(self, "settings.about", sentence("about", "title"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "reading")  # the keyboard scrolls it, so its focus must be seen
        self._task: Task | None = None
        self._findings: Sequence[Finding] = ()
        self._versions = versions()
        self.check = named(QPushButton(sentence("about", "check")), "settings.self_check")
        self.copy = named(QPushButton(sentence("about", "copy")), "settings.copy_details")
        icons.wear(self.check, "tick")
        icons.wear(self.copy, "copy")
        self.check.clicked.connect(self.begin)
        self.copy.clicked.connect(self._copy)
        self.progress = ProgressStrip("settings")
        self.progress.cancelled.connect(self.stop)
        self.message_bar = MessageBar("settings.self_check", closable=False, covered=False)
        self.findings = FindingsView()
        self._hint = quiet_label(sentence("self-check-about"))
        self._lay_out()

    def begin(self) -> None:
        """Check everything; the window goes on meanwhile."""
        self.check.setEnabled(False)
        self.message_bar.hide()
        self.findings.show_findings(())
        self._hint.show()
        self.progress.begin(sentence("self-check-about", "doing"))
        self._task = Task(_checked)
        self._task.progressed.connect(self.progress.advance)
        self._task.succeeded.connect(self.show_findings)
        self._task.failed.connect(_raise)
        self._task.finished.connect(self._end)
        self._task.start()

    def stop(self) -> None:
        """Ask a check that runs to end."""
        if self._task is not None:
            self._task.cancel()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was found, and one sentence about all of it."""
        from rosterwizard.services.self_check import summed_up  # noqa: PLC0415 - as below

        self._findings = findings
        self._hint.hide()
        self.findings.show_findings(findings)
        there = {finding.state for finding in findings}
        worst = next(mark for state, mark in MARKS.items() if state in there or state == "well")
        self.message_bar.tell(worst, summed_up(findings))
        self.copy.setText(sentence("about", "copy"))
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.setFocus()  # the arrow keys lead through the findings
        QTimer.singleShot(0, self, self._lead_to_findings)  # they have their places by then

    def details(self) -> str:
        """Return all that is shown, as text for whoever mends it."""
        facts = [f"Roster Wizard {__version__}"]
        facts += [f"{name}: {version}" for name, version in self._versions.items()]
        found = [f"{each.state}: {each.says}" for each in self._findings]
        return "\n".join([*facts, *found])

    def _end(self) -> None:
        self.progress.end()
        self.check.setEnabled(True)

    def _lead_to_findings(self) -> None:
        half = self.viewport().height() // 2
        self.ensureVisible(0, self.message_bar.geometry().bottom(), 0, half)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details())
        self.copy.setText(sentence("about", "copied"))

    # -- What it looks like ---------------------------------------------------------------

    def _lay_out(self) -> None:
        content = QFrame()
        column = QVBoxLayout(content)
        column.setContentsMargins(*[theme.BETWEEN_PX - theme.FOCUS_PX] * 4)
        column.setSpacing(theme.INSIDE_PX)
        column.addLayout(_head(self._versions[sentence("version-commit", "title")]))
        column.addWidget(text_label(sentence("about")))
        column.addSpacing(theme.INSIDE_PX)
        buttons = FlowRow(across_px=theme.INSIDE_PX, down_px=theme.INSIDE_PX)
        buttons.addWidget(self.check)
        buttons.addWidget(self.copy)
        column.addLayout(buttons)
        for widget in (self.progress, self._hint, self.message_bar, self.findings):
            column.addWidget(widget)
        column.addSpacing(theme.INSIDE_PX)
        column.addWidget(group_label(sentence("about", "versions")))
        column.addLayout(_facts(self._versions))
        column.addStretch(1)
        self.setWidget(content)


def _head(commit: str) -> QHBoxLayout:
    """Return the program's picture, its name and its version."""
    picture = PlainLabel()
    picture.setPixmap(icons.app_icon().pixmap(_PICTURE_PX, _PICTURE_PX))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(title_label("Roster Wizard"))
    words.addWidget(quiet_label(sentence("about-version", version=__version__, commit=commit)))
    row = QHBoxLayout()
    row.setSpacing(theme.BETWEEN_PX)
    row.addWidget(picture)
    row.addLayout(words, 1)
    return row


def _facts(versions: Mapping[str, str]) -> QGridLayout:
    """Return names and versions in two columns; the commit stands above already."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.BETWEEN_PX)
    grid.setVerticalSpacing(theme.GRID_PX)
    grid.setColumnStretch(1, 1)
    shown = [each for each in versions.items() if each[0] != sentence("version-commit", "title")]
    for row, (name, version) in enumerate(shown):
        label = quiet_label(name)
        label.setWordWrap(False)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(text_label(version), row, 1)
    return grid


def _checked(progress: Progress) -> Sequence[Finding]:
    from rosterwizard.services.self_check import self_check  # noqa: PLC0415 - not for the settings

    return tuple(self_check(progress))


def _raise(error: BaseException) -> None:
    raise error  # out of a slot: the window shows it as the bug that it is
