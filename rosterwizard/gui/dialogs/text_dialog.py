"""A text for people to read and to take along."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import icons, theme
from rosterwizard.gui.dialogs.close_button import close_button
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import text_label, title_label
from rosterwizard.gui.widgets.scrolled import GivingWay, scrolled
from rosterwizard.gui.window_size import on_screen

_LEAST_TEXT_PX = 88  # four lines


class TextDialog(KeyedDialog):
    """The text below a title and what it is about, with a button that copies it.

    code: of the words for title, sentence, "copy" and "copied"; the parts are named after it.
    label: what stands above the text. closes: the words of the button that closes; "" for the
    usual ones.
    """

    def __init__(  # noqa: PLR0913 - one for each part
        self,
        code: str,
        text: QPlainTextEdit,
        label: str,
        size: QSize,
        parent: QWidget | None = None,
        *,
        closes: str = "",
    ) -> None:
        super().__init__(parent)
        self._code, self._text = code, text
        name = code.replace("-", "_")
        self.setObjectName(name)
        self.setWindowTitle(sentence(code, "title"))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        self.copy = named(QPushButton(sentence(code, "copy")), f"{name}.copy")
        icons.wear(self.copy, "copy")
        self.copy.clicked.connect(self._copy)
        self.buttons = close_button(closes)
        self._lay_out(label)
        self.resize(on_screen(self, self.sizeHint().expandedTo(size)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self.copy.setText(sentence(self._code, "copied"))

    def _lay_out(self, label: str) -> None:
        self.buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.rejected.connect(self.reject)
        content = QWidget()
        column = self.column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(title_label(sentence(self._code, "title")))
        column.addWidget(text_label(sentence(self._code)))
        column.addSpacing(theme.INSIDE_PX)
        column.addWidget(buddy_label(label, self._text))
        column.addWidget(GivingWay(self._text, _LEAST_TEXT_PX), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.EDGE_PX, theme.EDGE_PX, theme.EDGE_PX, theme.BETWEEN_PX)
        whole.setSpacing(theme.BETWEEN_PX)
        whole.addWidget(scrolled(content, f"{self.objectName()}.scroll"), 1)
        whole.addWidget(self.buttons)
