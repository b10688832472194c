"""Help without a network: the pages of `resources/help`, found by searching them."""

from pathlib import Path

import shiboken6
from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.help_pages import help_texts, title_of
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import icons, outside, theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import set_tip
from rosterwizard.gui.widgets.beside import Beside
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.push_button import push_button
from rosterwizard.gui.window_size import on_screen

_SIZE = QSize(900, 620)
_LIST_WIDTH_PX = 270
_LIST_HEIGHT_PX = 230
_LIST_PERCENT = 36
_NO_LIMIT_PX = 16_777_215  # Qt's own
_MARKDOWN = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
_NAME = Qt.ItemDataRole.UserRole


class HelpDialog(KeyedDialog):
    """A list of pages beside the page. Links within help open here; others only when pressed."""

    practice_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setWindowTitle(sentence("help", "title"))
        self.search = named(QLineEdit(), "help.search", sentence("help", "search"))
        self.search.setPlaceholderText(sentence("help", "search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._show_found)
        self.pages = named(QListWidget(), "help.pages", sentence("help", "pages"))
        self.pages.setWordWrap(True)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages.currentItemChanged.connect(self._open_item)
        self.text = named(QTextBrowser(), "help.text", sentence("help", "text"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self._before: QWidget | None = None  # had the keyboard when it was opened
        self.hide_button = named(QToolButton(), "help.hide", sentence("help", "hide"))
        icons.wear(self.hide_button, "close")
        set_tip(self.hide_button, sentence("help", "hide"))
        self.hide_button.clicked.connect(self.reject)
        words = sentence("practice-offer", "help")
        speaks = sentence("practice-offer", "take").replace("&", "")
        self.practise = push_button("help.practise", words, self._practise, speaks)
        self._lay_out()
        self.resize(on_screen(self, _SIZE))
        self._show_found("")

    @classmethod
    def show_page(cls, parent: QWidget, name: str) -> "HelpDialog":
        """Open help at a page ("headings"), beside the work; a second time in the same place.

        It stands within the window where that has room, else in a window of its own.
        """
        window = parent.window()
        dialog = window.findChild(cls) or cls(parent)
        dialog.stand(parent, window.findChild(Beside))
        dialog.search.clear()
        dialog.open_page(name)
        dialog.show()
        dialog.activateWindow()
        dialog.search.setFocus()
        return dialog

    def stand(self, parent: QWidget, beside: Beside | None) -> None:
        """Stand beside the page or, where there is no room, in a window of its own.

        One that is open already stays where it is.
        """
        if self.isVisible():
            return
        within = beside is not None and beside.has_room()
        self._turn(within=within)
        if within and beside is not None:
            self._before = QApplication.focusWidget()
            self.setWindowFlags(Qt.WindowType.Widget)
            beside.take(self)
        elif self.parent() is not parent:
            self.setParent(parent, Qt.WindowType.Dialog)

    def follow(self, name: str) -> None:
        """Turn to the page of the step that was opened, unless something is looked for."""
        if not self.isWindow() and self.isVisible() and not self.search.text():
            self.open_page(name)

    def open_page(self, name: str) -> None:
        """Show the page of that name, or the first one where there is none."""
        names = [self.pages.item(row).data(_NAME) for row in range(self.pages.count())]
        self.pages.setCurrentRow(names.index(name) if name in names else 0)

    def _show_found(self, words: str) -> None:
        self.pages.clear()
        for name, text in help_texts().items():
            if all(word in text.casefold() for word in words.casefold().split()):
                item = QListWidgetItem(title_of(text))
                item.setData(_NAME, name)
                self.pages.addItem(item)
        if self.pages.count():
            self.pages.setCurrentRow(0)
        else:
            self.text.setPlainText(sentence("help-nothing-found", text=words.strip()))

    def _open_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            document = self.text.document()
            document.setDefaultFont(self.font())
            document.setMarkdown(help_texts()[item.data(_NAME)], _MARKDOWN)
            self.text.moveCursor(QTextCursor.MoveOperation.Start)  # else it is shown from its end

    def _follow(self, link: QUrl) -> None:
        if link.isRelative():
            self.search.clear()
            self.open_page(Path(link.path()).stem)
        else:
            outside.open_address(link.toString())

    def _practise(self) -> None:
        self.reject()
        self.practice_wanted.emit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.search, 1)
        head.addWidget(self.hide_button)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(theme.INSIDE_PX)
        side.addLayout(head)
        side.addWidget(self.pages, 1)
        side.addWidget(self.practise)
        self.text.document().setDocumentMargin(theme.BETWEEN_PX)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(*[theme.BETWEEN_PX] * 4)
        self._row.setSpacing(theme.BETWEEN_PX)
        self._row.addWidget(self._side)
        self._row.addWidget(self.text, 1)
        self._turn(within=False)

    def _turn(self, *, within: bool) -> None:
        """Put the list beside the page of help, or above it where that is narrow."""
        box = QBoxLayout.Direction
        self._row.setDirection(box.TopToBottom if within else box.LeftToRight)
        self._within = within
        self._share_out()
        self._side.setMaximumHeight(_LIST_HEIGHT_PX if within else _NO_LIMIT_PX)
        self.hide_button.setVisible(within)

    def _share_out(self) -> None:
        """Leave the page of help the larger part of a small window."""
        width = min(_LIST_WIDTH_PX, self.width() * _LIST_PERCENT // 100)
        self._side.setMinimumWidth(0 if self._within else width)
        self._side.setMaximumWidth(_NO_LIMIT_PX if self._within else width)

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width that there is now."""
        super().resizeEvent(event)
        self._share_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the list out in the letters and the room that it has by now; Qt keeps the first."""
        super().showEvent(event)
        self.pages.doItemsLayout()

    def done(self, result: int) -> None:
        """Give the keyboard back to where it was."""
        super().done(result)
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
