"""A list to choose from that is as wide as what is chosen, however long the other lines are."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QWidget

from rosterwizard.gui.widgets.choice_box import ChoiceBox

_LIST_ROOM_PX = 40  # margins and a scroll bar


class FittingBox(ChoiceBox):
    """Its list opens as wide as its longest line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentTextChanged.connect(self.updateGeometry)

    # Qt's own

    def minimumSizeHint(self) -> QSize:
        """Return the room for what is chosen."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        metrics = self.fontMetrics()
        words = QSize(metrics.horizontalAdvance(f"{self.currentText()}  "), metrics.height())
        kind = QStyle.ContentsType.CT_ComboBox
        return self.style().sizeFromContents(kind, option, words, self)

    def showPopup(self) -> None:
        """Open the list wide enough to be read."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _LIST_ROOM_PX)
        super().showPopup()
