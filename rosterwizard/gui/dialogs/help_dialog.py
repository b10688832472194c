"""Help without a network: the pages of `resources/help`, found by searching them."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.languages import Language
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.messages.words import sentence, spoken, words_folder
from rosterwizard.gui import outside, theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.window_size import on_screen

_SIZE = QSize(900, 620)
_LIST_WIDTH_PX = 270
# The road first, in its order; whatever else lies in the folder follows by title.
_ORDER = (
    *("record_type", "template", "file", "headings", "check", "submit", "results"),
    *("problems", "servers", "privacy", "keyboard", "whats_new"),
)
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
        self.resize(on_screen(self, _SIZE))
        self.search = named(QLineEdit(), "help.search", sentence("help", "search"))
        self.search.setPlaceholderText(sentence("help", "search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._show_found)
        self.pages = named(QListWidget(), "help.pages", sentence("help", "pages"))
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages.currentItemChanged.connect(self._open_item)
        self.text = named(QTextBrowser(), "help.text", sentence("help", "text"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.practise = named(QPushButton(sentence("practice-offer", "take")), "help.practise")
        self.practise.setAutoDefault(False)
        self.practise.clicked.connect(self._practise)
        self._lay_out()
        self._show_found("")

    @classmethod
    def show_page(cls, parent: QWidget, name: str) -> "HelpDialog":
        """Open help at a page ("headings"), beside the work; a second time in the same window."""
        dialog = parent.findChild(cls) or cls(parent)
        dialog.search.clear()
        dialog.open_page(name)
        dialog.show()
        dialog.activateWindow()
        return dialog

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
        self.close()
        self.practice_wanted.emit()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(theme.INSIDE_PX)
        side.addWidget(self.search)
        side.addWidget(self.pages, 1)
        side.addWidget(self.practise)
        self.search.setFixedWidth(_LIST_WIDTH_PX)
        self.pages.setFixedWidth(_LIST_WIDTH_PX)
        self.text.document().setDocumentMargin(theme.BETWEEN_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.BETWEEN_PX] * 4)
        row.setSpacing(theme.BETWEEN_PX)
        row.addLayout(side)
        row.addWidget(self.text, 1)


def help_texts() -> dict[str, str]:
    """Return every page of help by name, in the order of the list.

    A language has its own beside its words; a page that it lacks is shown in English.
    """
    return _help_texts(spoken())


@cache
def _help_texts(_language: Language) -> dict[str, str]:
    folders = (help_folder(), words_folder() / "help")
    pages = (path for folder in folders for path in folder.glob("*.md"))
    found = {path.stem: path.read_text("utf-8") for path in pages}
    rest = sorted(set(found) - set(_ORDER), key=lambda name: title_of(found[name]))
    return {name: found[name] for name in (*_ORDER, *rest) if name in found}


def help_folder() -> Path:
    """Return where the English pages of help lie."""
    return resources_folder() / "help"


def title_of(text: str) -> str:
    """Return the title of a page: its first line."""
    return text.partition("\n")[0].lstrip("# ").strip()
