"""One problem at a time: the same work as in the table, for small screens and screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui import theme
from rosterwizard.gui.check.editors import FieldDelegate
from rosterwizard.gui.check.problem_panel import ProblemPanel
from rosterwizard.gui.enter_key import is_enter
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import PlainLabel
from rosterwizard.gui.tables.frame_table_model import EDIT
from rosterwizard.gui.widgets.flipping_row import FlippingRow
from rosterwizard.gui.widgets.labels import quiet_label, title_label
from rosterwizard.gui.widgets.push_button import push_button

if TYPE_CHECKING:
    from rosterwizard.gui.tables.sheet_table_model import SheetTableModel

_STAYING = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
_LINE_LETTERS = 110
_EDITOR_LETTERS = 48  # wider, a line to type in is no easier
_FEWEST_LINES = 9  # of what is wrong; a small window scrolls the page rather


class OneAtATime(QWidget):
    """How many are left, the cell's own editor, and what is wrong there with its fixes.

    What is typed is given to the model of the table, as the table itself does.
    """

    next_wanted = Signal(bool)  # backwards

    def __init__(self, model: SheetTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "check.one", sentence("check-one"))
        self._model = model
        self._place: tuple[int, int, str] | None = None  # of the editor: row, column, the text
        self._filled = ""  # what the editor showed of that text, before anything was typed
        self._editor: QWidget | None = None
        self._takes_focus = False
        self._gave_focus = False  # to what goes on, while the cell cannot be changed
        self._delegate = FieldDelegate(self)
        self._delegate.commitData.connect(lambda _editor: self.take())
        self.left = title_label()
        self.left.setObjectName("check.one_left")
        self.before = self._button("before", backwards=True)
        self.next = self._button("next", backwards=False)
        self._name = PlainLabel()
        self._name.setFont(theme.strong_font())
        self.said = quiet_label()
        self.said.setObjectName("check.one_said")
        self.panel = ProblemPanel("check.one_problem", edge_px=0)
        self.panel.shown.connect(self._describe)
        self._lay_out()

    def show_left(self, count: int) -> None:
        """Say how many problems are left in the rows that are shown."""
        self.left.setText(counted("check-one-left", count))

    def show_cell(self, row: int, shown: int, column: int, heading: str, *, mended: bool) -> None:
        """Offer the editor of a cell. shown: the line of the row in the table.

        mended: it had a problem, and has none any more.
        """
        index = self._model.index(shown, column)
        place = (row, column, str(index.data(EDIT)))
        self._takes_focus |= self._gave_focus and self.next.hasFocus()
        self._gave_focus = False
        if self._place is None or self._place[:2] != place[:2]:
            self._make_editor(index, heading)
        elif place != self._place and self._editor is not None:
            self._fill(self._editor, index)
        self._place = place
        self._hide_text(hidden=self._model.hides(column) and self.text() == self._filled)
        self._say(sentence("check-one", "mended") if mended else "")
        self._move_focus()

    def show_no_cell(self, why: str = "") -> None:
        """Offer no editor: what is wrong stands in no cell, or there is another reason."""
        self._drop_editor()
        self._gave_focus = self._takes_focus and bool(why)
        self._say(why)
        self._move_focus()

    def forget(self) -> None:
        """Show nothing."""
        self.show_no_cell()
        self.panel.show_nothing()

    def take_focus_soon(self) -> None:
        """Take the keyboard once the next problem is shown."""
        self._takes_focus = True

    def first_to_do(self) -> QWidget:
        """Return what takes the keyboard: the editor, else the button that goes on."""
        return self._editor or self.next

    def text(self) -> str:
        """Return what stands in the editor."""
        if isinstance(self._editor, QComboBox):
            return self._editor.currentText()
        return self._editor.text() if isinstance(self._editor, QLineEdit) else ""

    def take(self) -> bool:
        """Give the model what was typed; tell whether that is another text."""
        if self._editor is None or self._place is None or self.text() == self._filled:
            return False
        row, column, _ = self._place
        shown, typed = self._model.shown(row), self.text()
        if shown is None:
            return False
        self._place, self._filled = (row, column, typed), typed
        return self._model.setData(self._model.index(shown, column), typed, EDIT)

    # -- Inside ---------------------------------------------------------------------------

    def _make_editor(self, index: QModelIndex, heading: str) -> None:
        self._drop_editor()
        editor = self._delegate.createEditor(self, QStyleOptionViewItem(), index)
        editor.setProperty("role", "")
        if isinstance(editor, QComboBox | QLineEdit):
            editor.setFrame(True)
        editor.setObjectName("check.one_editor")
        self._fill(editor, index)
        editor.installEventFilter(self)
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(lambda _typed: self._hide_text(hidden=False))
        self._editor = editor
        self._name.setText(heading)
        self._name.setBuddy(editor)
        self._name.show()
        self._editors.addWidget(editor)
        QWidget.setTabOrder(self.next, editor)
        editor.show()

    def _fill(self, editor: QWidget, index: QModelIndex) -> None:
        """Put the cell's text into the editor; what is typed next takes its place."""
        self._delegate.put_text(editor, str(index.data(EDIT)))
        if isinstance(editor, QLineEdit):
            editor.selectAll()
            self._filled = editor.text()
        elif isinstance(editor, QComboBox):
            self._filled = editor.currentText()

    def _hide_text(self, *, hidden: bool) -> None:
        """Show dots in place of a password, until it is changed."""
        if isinstance(self._editor, QLineEdit):
            echo = QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal
            self._editor.setEchoMode(echo)

    def _drop_editor(self) -> None:
        if self._editor is not None:
            self._takes_focus = self._takes_focus or self._editor.hasFocus()
            self._editor.removeEventFilter(self)
            self._editor.hide()
            self._editor.deleteLater()
        self._editor, self._place = None, None
        self._name.hide()

    def _say(self, words: str) -> None:
        news = words and words != self.said.text()
        self.said.setText(words)
        self.said.setVisible(bool(words))
        if news:
            self.said.setAccessibleName(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self.said, QAccessible.Event.Alert))

    def _move_focus(self) -> None:
        if self._takes_focus and self.isVisible():
            self._takes_focus = False
            self.first_to_do().setFocus(Qt.FocusReason.OtherFocusReason)

    def _describe(self) -> None:
        """Let those who hear the editor, or what goes on, hear what is wrong."""
        whose, problems = self.panel.whose(), self.panel.in_words()
        name = listed(each for each in (self._name.text(), whose) if each)
        if self._editor is not None:
            self._editor.setAccessibleName(name)
        self.next.setAccessibleDescription("")  # it may have been the first thing to do before
        self.first_to_do().setAccessibleDescription(problems)

    def _button(self, part: str, *, backwards: bool) -> QPushButton:
        words = sentence("check-one", part)
        return push_button(f"check.one_{part}", words, lambda: self.next_wanted.emit(backwards))

    def _lay_out(self) -> None:
        buttons, self._box = QWidget(), QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.INSIDE_PX)
        for each in (self.before, self.next):
            line.addWidget(each)
        self._editors = QVBoxLayout(self._box)
        self._editors.setContentsMargins(0, 0, 0, 0)
        self._editors.setSpacing(theme.GRID_PX)
        self._editors.addWidget(self._name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(FlippingRow([self.left, buttons], [1, 0]))
        column.addWidget(self._box)
        column.addWidget(self.said)
        column.addWidget(self.panel, 1)
        self._name.hide()
        self.said.hide()
        self._hold_lines()

    def _hold_lines(self) -> None:
        """Let no line be too long to be read, and enough of them be in sight."""
        self.panel.setMaximumWidth(theme.letters_px(_LINE_LETTERS))
        self.panel.setMinimumHeight(self.fontMetrics().lineSpacing() * _FEWEST_LINES)
        self._box.setMaximumWidth(theme.letters_px(_EDITOR_LETTERS))

    # Qt's own

    def changeEvent(self, event: QEvent) -> None:
        """Follow letters of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._hold_lines()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take by Enter what was typed; where nothing was, go on to the next problem."""
        in_editor = self._editor is not None and self._editor.hasFocus()
        if not (is_enter(event) and in_editor):
            super().keyPressEvent(event)
        elif not self.take():
            self.next_wanted.emit(False)

    def eventFilter(self, _editor: QObject, event: QEvent) -> bool:
        """Take what was typed by whoever leaves the editor, as a table does."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYING:
            self.take()
        return False
