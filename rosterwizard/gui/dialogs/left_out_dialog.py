"""Changes that could not be laid over a file which changed meanwhile, one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import icons, theme
from rosterwizard.gui.dialogs.close_button import close_button
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import text_label, title_label
from rosterwizard.gui.window_size import on_screen

_SIZE = QSize(640, 420)


class LeftOutDialog(KeyedDialog):
    """The lines as text that can be copied; work can go on beside it."""

    def __init__(self, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("left_out")
        self.setWindowTitle(sentence("left-out", "title"))
        self.lines = named(QPlainTextEdit(), "left_out.lines", sentence("left-out", "title"))
        self.lines.setReadOnly(True)
        self.lines.setPlainText("\n".join(lines))
        self.lines.setTabChangesFocus(True)
        self.copy = named(QPushButton(sentence("left-out", "copy")), "left_out.copy")
        icons.wear(self.copy, "copy")
        self.copy.clicked.connect(self._copy)
        self._lay_out()
        self.resize(on_screen(self, self.sizeHint().expandedTo(_SIZE)))

    @classmethod
    def tell(cls, parent: QWidget, lines: Sequence[str]) -> None:
        """Show the lines beside the window."""
        dialog = cls(lines, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.lines.toPlainText())
        self.copy.setText(sentence("left-out", "copied"))

    def _lay_out(self) -> None:
        buttons = close_button()
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.EDGE_PX, theme.EDGE_PX, theme.EDGE_PX, theme.BETWEEN_PX)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(title_label(sentence("left-out", "title")))
        column.addWidget(text_label(sentence("left-out")))
        column.addSpacing(theme.INSIDE_PX)
        column.addWidget(buddy_label(sentence("left-out", "list"), self.lines))
        column.addWidget(self.lines, 1)
        column.addSpacing(theme.INSIDE_PX)
        column.addWidget(buttons)
