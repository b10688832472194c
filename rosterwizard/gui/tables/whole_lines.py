"""A table of which whole lines are chosen, such as those of the history and of the log."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

_TEXTS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def show_whole_lines(table: QTableView) -> None:
    """Have whole lines of the table chosen, and the last column take what room there is."""
    table.verticalHeader().hide()
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    header = table.horizontalHeader()
    header.setStretchLastSection(True)
    header.setHighlightSections(False)  # the whole line is chosen, always
    header.setDefaultAlignment(_TEXTS)
