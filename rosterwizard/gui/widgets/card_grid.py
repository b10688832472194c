"""Cards in as many columns as there is room for; the arrow keys move among them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from rosterwizard.gui import theme

_CARD_LETTERS = 46
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardGrid(QWidget):
    """Shows those of its cards that are not set aside, in their order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[QWidget] = []
        self._columns = 0
        self._fillers: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.BETWEEN_PX)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # columns may go

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Show these cards; those shown before and not now are hidden, not deleted."""
        for card in self._cards:
            self._grid.removeWidget(card)
            card.setVisible(card in cards)
        self._cards = list(cards)
        self._columns = 0
        self._arrange()

    def cards(self) -> tuple[QWidget, ...]:
        """Return the cards that are shown."""
        return tuple(self._cards)

    def _arrange(self) -> None:
        each = theme.letters_px(_CARD_LETTERS) + theme.BETWEEN_PX
        fitting = (self.width() + theme.BETWEEN_PX) // each
        columns = max(1, fitting)
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, int(column < columns))
        self._columns = columns
        self._fill(columns)
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
            card.show()

    def minimumSizeHint(self) -> QSize:
        """Need the width of one column: of several, some give way."""
        widest = max((card.minimumSizeHint().width() for card in self._cards), default=0)
        return QSize(widest, self._grid.minimumSize().height())

    def _fill(self, columns: int) -> None:
        """Put something beside few cards: before an empty column Qt would leave no space."""
        while len(self._fillers) < columns:
            self._fillers.append(QWidget())
        for column, filler in enumerate(self._fillers):
            filler.setFixedHeight(0)
            self._grid.addWidget(filler, 0, column)
            filler.setVisible(len(self._cards) <= column < columns)

    def _neighbour(self, key: int) -> QWidget | None:
        focused = next((place for place, card in enumerate(self._cards) if card.hasFocus()), None)
        if focused is None:
            return None
        steps = {**_STEPS, Qt.Key.Key_Up: -self._columns, Qt.Key.Key_Down: self._columns}
        place = focused + steps.get(Qt.Key(key), 0)
        return self._cards[place] if 0 <= place < len(self._cards) and place != focused else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as fit now."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the cards."""
        neighbour = self._neighbour(event.key())
        if neighbour is None:
            super().keyPressEvent(event)
        else:
            neighbour.setFocus(Qt.FocusReason.OtherFocusReason)
