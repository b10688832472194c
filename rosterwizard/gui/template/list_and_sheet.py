"""List and sheet beside each other, or one below the other where they do not fit."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from rosterwizard.gui import theme
from rosterwizard.gui.naming import named

_LIST_LETTERS = 44
_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


class ListAndSheet(QSplitter):
    """The sheet takes three times the room of the list. The bar between them can be moved."""

    def __init__(self, name: str, fields: QWidget, sheet: QWidget) -> None:
        super().__init__(_ACROSS)
        named(self, f"{name}.sides")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(theme.BETWEEN_PX)
        self.addWidget(fields)
        self.addWidget(sheet)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        list_px = theme.letters_px(_LIST_LETTERS)
        self.setSizes([list_px, 3 * list_px])

    def set_beside(self, *, beside: bool) -> None:
        """Set them beside each other, or one below the other."""
        self.setOrientation(_ACROSS if beside else _DOWN)

    # Qt's own

    def sizeHint(self) -> QSize:
        """Ask for no more height than they must have side by side: each scrolls by itself."""
        wanted = super().sizeHint()
        if self.orientation() == _DOWN:
            return wanted
        return QSize(wanted.width(), self.minimumSizeHint().height())
