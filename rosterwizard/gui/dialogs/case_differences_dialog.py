"""What differs between the problems that a customer saw and those that are found here."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui import icons, theme
from rosterwizard.gui.dialogs.close_button import close_button
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import quiet_label, text_label, title_label
from rosterwizard.gui.window_size import on_screen
from rosterwizard.services.case_files.told_differences import (
    COLUMNS,
    difference_rows,
    in_short,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from rosterwizard.services.looked_at import LookedAt

_SIZE, _SIZE_OF_WORDS = QSize(860, 460), QSize(480, 260)
_MOST_ROWS = 1000


class CaseDifferencesDialog(KeyedDialog):
    """How many problems are the same, what bears on that, and each one that is not. No cell."""

    def __init__(self, opened: LookedAt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = sentence("case-differences")
        named(self, "case_differences", title)
        self.setWindowTitle(title)
        every = list(islice(difference_rows(opened.differences), _MOST_ROWS + 1))
        shown = every[:_MOST_ROWS]
        self.table = self._table(shown)
        buttons = close_button()
        buttons.rejected.connect(self.reject)
        self.copy = named(
            QPushButton(sentence("case-differences", "copy")), "case_differences.copy"
        )
        icons.wear(self.copy, "copy")
        self.copy.clicked.connect(lambda: self._copy(opened, shown))
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.EDGE_PX] * 4)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(title_label(reproduced_in_words(opened)))
        for each in opened.told:
            column.addWidget(text_label(str(each)))
        if every:
            column.addWidget(self.table, 1)
        else:
            column.addWidget(text_label(sentence("case-differences", "none")))
            column.addStretch(1)
        if len(every) > _MOST_ROWS:
            column.addWidget(quiet_label(counted("case-differences-more", _MOST_ROWS)))
        column.addSpacing(theme.INSIDE_PX)
        column.addWidget(buttons)
        self.resize(on_screen(self, _SIZE if every else _SIZE_OF_WORDS))

    @classmethod
    def tell(cls, opened: LookedAt, parent: QWidget) -> None:
        """Show it beside the window."""
        dialog = cls(opened, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def _copy(self, opened: LookedAt, rows: Sequence[Sequence[str]]) -> None:
        """Copy all that is shown, for whoever is to look into it."""
        headings = [sentence("case-column", each) for each in COLUMNS]
        lines = [reproduced_in_words(opened), *map(str, opened.told)]
        lines += ["\t".join(each) for each in ((headings, *rows) if rows else ())]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.copy.setText(sentence("case-differences", "copied"))

    def _table(self, rows: Sequence[Sequence[str]]) -> QTableWidget:
        table = named(QTableWidget(len(rows), len(COLUMNS)), "case_differences.table")
        table.setAccessibleName(sentence("case-differences"))
        table.setHorizontalHeaderLabels([sentence("case-column", each) for each in COLUMNS])
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        table.horizontalHeader().setDefaultAlignment(left)
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.setItem(row, column, QTableWidgetItem(text))
        table.resizeColumnsToContents()
        return table


def reproduced_in_words(opened: LookedAt) -> str:
    """Return how many of the problems that the customer saw are found here."""
    return in_short(opened.differences)
