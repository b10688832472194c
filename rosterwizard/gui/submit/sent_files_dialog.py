"""The files of a plan as the system gets them, to be read and saved before they are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.screen_mask import screened_cells, screened_file
from rosterwizard.core.messages.words import counted, number, sentence
from rosterwizard.gui import theme
from rosterwizard.gui.dialogs.close_button import close_button
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.plain_text import PlainLabel
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import quiet_label, text_label, title_label
from rosterwizard.gui.window_size import on_screen
from rosterwizard.services.submitting.sent_files import MOST_LINES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.services.submitting.sent_files import SentFile

_SIZE = QSize(820, 520)
_SI = QLocale.DataSizeFormat.DataSizeSIFormat


class SentFilesDialog(KeyedDialog):
    """One file at a time, its first lines letter by letter; passwords are hidden."""

    save_wanted = Signal(object)  # a SentFile, to be saved byte for byte

    def __init__(self, files: Sequence[SentFile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sent_files")
        self.setWindowTitle(sentence("sent-files", "title"))
        self._files = files
        self.choice = named(QComboBox(), "sent_files.file", sentence("sent-files", "file"))
        self.choice.addItems([screened_file(each.name) for each in files])
        self.choice.setVisible(len(files) > 1)
        self.facts = quiet_label("")
        self.text = named(QPlainTextEdit(), "sent_files.text")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(theme.fixed_font())
        self.more = PlainLabel()
        self.more.setWordWrap(True)
        self.save = named(QPushButton(sentence("sent-files", "save")), "sent_files.save")
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.shown()))
        self.choice.currentIndexChanged.connect(self._show)
        self._lay_out()
        self._show()
        self.resize(on_screen(self, self.sizeHint().expandedTo(_SIZE)))

    @classmethod
    def of(cls, files: Sequence[SentFile], parent: QWidget) -> SentFilesDialog:
        """Open it beside the window."""
        dialog = cls(files, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        return dialog

    def tell_again(self) -> None:
        """Show of the file what may be seen now."""
        for place, file in enumerate(self._files):
            self.choice.setItemText(place, screened_file(file.name))
        self._show()

    def shown(self) -> SentFile:
        """Return the file that is shown."""
        return self._files[self.choice.currentIndex()]

    def _show(self) -> None:
        file = self.shown()
        size = QLocale().formattedDataSize(file.size, 1, _SI)
        self.facts.setText(
            counted(
                "sent-files-facts",
                file.records,
                name=screened_file(file.name),
                size=size,
                encoding=file.encoding.upper(),
            )
        )
        self.text.setPlainText(screened_cells(file.head))
        notes = []
        if file.has_more:
            notes.append(sentence("sent-files", "more", lines=number(MOST_LINES)))
        if file.hides_secrets:
            notes.append(sentence("sent-files", "hidden"))
        self.more.setText(" ".join(notes))
        self.more.setVisible(bool(notes))

    def _lay_out(self) -> None:
        buttons = close_button()
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.EDGE_PX, theme.EDGE_PX, theme.EDGE_PX, theme.BETWEEN_PX)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(title_label(sentence("sent-files", "title")))
        column.addWidget(text_label(sentence("sent-files")))
        column.addSpacing(theme.INSIDE_PX)
        column.addWidget(self.choice)
        column.addWidget(self.facts)
        column.addWidget(buddy_label(sentence("sent-files", "text"), self.text))
        column.addWidget(self.text, 1)
        column.addWidget(self.more)
        column.addSpacing(theme.INSIDE_PX)
        column.addWidget(buttons)
