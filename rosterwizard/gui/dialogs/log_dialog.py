"""The log as a table: searched, narrowed down, copied. It holds codes and counts alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui import icons, outside, theme
from rosterwizard.gui.actions import put_action
from rosterwizard.gui.dialogs.list_dialog import lay_out_list, row_of
from rosterwizard.gui.naming import named
from rosterwizard.gui.tables.log_table_model import LogTableModel, ShownLine, shown_line
from rosterwizard.gui.tables.whole_lines import show_whole_lines
from rosterwizard.gui.task import LatestTask
from rosterwizard.gui.widgets.choice_box import ChoiceBox
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labelled_form import LabelledForm
from rosterwizard.gui.widgets.labels import quiet_label
from rosterwizard.gui.widgets.log_level_tick import LogLevelTick
from rosterwizard.gui.widgets.message_bar import MessageBar
from rosterwizard.gui.widgets.push_button import push_button
from rosterwizard.gui.widgets.scrolled import GivingWay
from rosterwizard.gui.window_size import on_screen
from rosterwizard.services.folders import log_folder
from rosterwizard.services.log_lines import read_log

if TYPE_CHECKING:
    from collections.abc import Callable

    from rosterwizard.gui.session import Session
    from rosterwizard.services.log_lines import ReadLog

_SIZE = QSize(980, 580)
_LEAST_TABLE_PX = 120
# By the part of their words: the weights of the lines that a choice shows.
_SHOWN = {
    "all": ("fault", "event", "detail"),
    "without-details": ("fault", "event"),
    "faults": ("fault",),
}


class _InWords(NamedTuple):
    """The log in words. unclear: as `ReadLog` has it."""

    lines: tuple[ShownLine, ...]
    unclear: int


class LogDialog(KeyedDialog):
    """One row for each line, the latest first.

    session: has the setting of how much is written down; without one, it cannot be changed here.
    """

    def __init__(self, parent: QWidget | None = None, session: Session | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("log")
        self.setWindowTitle(sentence("log-about", "title"))
        self._lines: tuple[ShownLine, ...] = ()
        self._found: tuple[ShownLine, ...] = ()
        self._reading = LatestTask(self)
        self.message_bar = MessageBar("log", covered=False, below_px=theme.INSIDE_PX)
        self._reading.failed.connect(self.message_bar.tell_failure)
        self.text = named(QLineEdit(), "log.text")
        self.text.setClearButtonEnabled(True)
        self.shown = named(ChoiceBox(), "log.shown")
        for part in _SHOWN:
            self.shown.addItem(sentence("log-about", part), part)
        self.level = LogLevelTick("log", session) if session else None
        self.counted = quiet_label()
        self.model = LogTableModel(self)
        self.table = self._made_table()
        self.copy = self._button("copy", self._copy)
        icons.wear(self.copy, "copy")
        self.folder = self._button("folder", self._open_folder)
        self._lay_out()
        self.text.textChanged.connect(self._narrow)
        self.shown.currentIndexChanged.connect(self._narrow)
        copies = QKeySequence.StandardKey.Copy
        put_action(self.table, sentence("log-about", "copy-chosen"), (copies,), self._copy)
        self.resize(on_screen(self, _SIZE))
        self.text.setFocus()

    @classmethod
    def look(cls, parent: QWidget, session: Session | None = None) -> None:
        """Show the log until the dialog is closed. Tests replace this."""
        dialog = cls(parent, session)
        dialog.read()
        dialog.exec()

    # -- What is shown --------------------------------------------------------------------

    def read(self) -> None:
        """Read the log as it is now, on another thread."""
        self.counted.setText(sentence("log-about", "reading"))
        self._reading.start(lambda _progress: _in_words(read_log()), self._take)

    def show_log(self, found: ReadLog) -> None:
        """Take what was read."""
        self._take(_in_words(found))

    def _take(self, found: _InWords) -> None:
        self._lines = found.lines
        if found.unclear:
            self.message_bar.tell("note", counted("log-unclear", found.unclear))
        self._narrow()
        if not self._lines:
            self.folder.setFocus()

    def _narrow(self) -> None:
        words = self.text.text().casefold().split()
        weights = _SHOWN[self.shown.currentData()]
        self._found = tuple(
            line
            for line in self._lines
            if line.weight in weights and all(word in line.searched for word in words)
        )
        self.model.show_lines(self._found)
        self.table.resizeColumnsToContents()
        for part in (self._narrowing, self._rows, self.copy):
            part.setVisible(bool(self._lines))
        if self._found:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.copy.setEnabled(bool(self._found))
        self.counted.setText(self._counted())

    def _counted(self) -> str:
        if not self._lines:
            return sentence("log-nothing")
        if not self._found:
            return sentence("log-none-such")
        return counted("log-count", len(self._found), all=len(self._lines))

    # -- What can be done -----------------------------------------------------------------

    def _copy(self) -> None:
        """Copy the chosen lines; all that are shown, where one or none is chosen."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        lines = [self.model.line(row) for row in rows] if len(rows) > 1 else self._found
        text = "\n".join("  ".join(line.columns) for line in lines)
        QGuiApplication.clipboard().setText(text)
        self.message_bar.tell("fixed", counted("log-copied", len(lines)))

    def _open_folder(self) -> None:
        try:
            outside.open_folder(log_folder())
        except RosterError as error:
            self.message_bar.tell_failure(error)

    # -- Inside ---------------------------------------------------------------------------

    def _button(self, part: str, act: Callable[[], None]) -> QPushButton:
        return push_button(f"log.{part}", sentence("log-about", part), act)

    def _made_table(self) -> QTableView:
        table = named(QTableView(), "log.table", sentence("log-about", "table"))
        table.setModel(self.model)
        show_whole_lines(table)
        return table

    def _lay_out(self) -> None:
        content = QWidget()
        parts = QVBoxLayout(content)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(theme.INSIDE_PX)
        parts.addWidget(quiet_label(sentence("log-about")))
        form = LabelledForm()
        form.add_input(sentence("log-about", "find"), self.text)
        form.add_input(sentence("log-about", "show"), self.shown)
        self._narrowing = QWidget()
        self._rows = GivingWay(self.table, _LEAST_TABLE_PX)
        self._narrowing.setLayout(form)
        for part in (self._narrowing, self.counted):
            parts.addWidget(part)
        parts.addWidget(self._rows, 1)
        if self.level is not None:
            self.level.failed.connect(self.message_bar.tell_failure)
            parts.addWidget(self.level)
        parts.addWidget(row_of((self.copy, self.folder)))
        parts.addStretch(0)  # for where there is no table
        lay_out_list(self, "log.scroll", self.message_bar, content)


def _in_words(found: ReadLog) -> _InWords:
    return _InWords(tuple(map(shown_line, found.lines)), found.unclear)
