"""The counts of two submissions side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.dialogs.close_button import close_button
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import set_tip
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import quiet_label
from rosterwizard.gui.window_size import on_screen
from rosterwizard.services.history_lines import what_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.history_search import Compared

_SIZE = QSize(820, 320)
_TEXTS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FIRST_NUMBER = 2


class TwoSubmissionsDialog(KeyedDialog):
    """One line for each record type and outcome.

    titles: of the two, the earlier one first. profiles: know the names of record types.
    """

    def __init__(
        self,
        found: Sequence[Compared],
        titles: tuple[str, str],
        profiles: Sequence[Profile],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("two_submissions")
        self.setWindowTitle(sentence("two-submissions", "title"))
        headings = [
            *(sentence("two-submissions", "what"), sentence("two-submissions", "outcome")),
            *(*titles, sentence("two-submissions", "change")),
        ]
        self.table = named(
            QTableWidget(len(found), len(headings)),
            "two_submissions.table",
            sentence("two-submissions", "table"),
        )
        for column, heading in enumerate(headings):
            item = QTableWidgetItem(heading)
            item.setTextAlignment(_alignment(column))
            self.table.setHorizontalHeaderItem(column, item)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        for row, each in enumerate(found):
            what, *counts = each.cells()
            for column, text in enumerate((what_in_words(what, profiles), *counts)):
                item = QTableWidgetItem(text)
                set_tip(item, text)
                item.setTextAlignment(_alignment(column))
                self.table.setItem(row, column, item)
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setStretchLastSection(True)
        close = close_button()
        close.rejected.connect(self.reject)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(*[theme.EDGE_PX] * 4)
        column_.setSpacing(theme.BETWEEN_PX)
        column_.addWidget(quiet_label(sentence("two-submissions")))
        column_.addWidget(self.table, 1)
        column_.addWidget(close)
        self.resize(on_screen(self, _SIZE))

    @classmethod
    def show_both(
        cls,
        found: Sequence[Compared],
        titles: tuple[str, str],
        profiles: Sequence[Profile],
        parent: QWidget,
    ) -> None:
        """Show them until the dialog is closed. Tests replace this."""
        cls(found, titles, profiles, parent).exec()


def _alignment(column: int) -> Qt.AlignmentFlag:
    return _NUMBERS if column >= _FIRST_NUMBER else _TEXTS
