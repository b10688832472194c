"""What was submitted so far, the latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import number, sentence
from rosterwizard.gui import theme
from rosterwizard.gui.dialogs.close_button import close_button
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import set_tip
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import quiet_label
from rosterwizard.gui.window_size import on_screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.services.history import Entry

_SIZE = QSize(860, 480)
_HEADINGS = ("when", "what", "server", "file", "rows", "outcome")


class HistoryDialog(KeyedDialog):
    """One line for each sheet that was sent. It holds counts, never rows."""

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self.setWindowTitle(sentence("history-about", "title"))
        self.resize(on_screen(self, _SIZE))
        self.table = named(
            QTableWidget(len(entries), len(_HEADINGS)),
            "history.table",
            sentence("history-about", "title"),
        )
        self.table.setHorizontalHeaderLabels(
            [sentence("history-columns", each) for each in _HEADINGS]
        )
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        for row, entry in enumerate(entries):
            for column, text in enumerate(_texts(entry)):
                item = QTableWidgetItem(text)
                set_tip(item, text)
                self.table.setItem(row, column, item)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)
        close = close_button()
        close.rejected.connect(self.reject)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(*[theme.EDGE_PX] * 4)
        column_.setSpacing(theme.BETWEEN_PX)
        column_.addWidget(quiet_label(sentence("history-about" if entries else "history-nothing")))
        column_.addWidget(self.table, 1)
        column_.addWidget(close)

    @classmethod
    def show_entries(cls, entries: Sequence[Entry], parent: QWidget) -> None:
        """Show the history until it is closed. Tests replace this."""
        cls(entries, parent).exec()


def _texts(entry: Entry) -> tuple[str, ...]:
    when = QDateTime.fromString(entry.when, Qt.DateFormat.ISODate).toLocalTime()
    outcome = listed(
        sentence("outcome-counts", state, count=count) for state, count in entry.counts.items()
    )
    return (
        QLocale().toString(when, QLocale.FormatType.ShortFormat),
        f"{entry.system}/{entry.record_type}",
        entry.server,
        entry.file,
        number(entry.rows),
        outcome,
    )
