"""Why the main button is off, in words beside it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from rosterwizard.gui import theme
from rosterwizard.gui.mark_shapes import paint_mark
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import set_tip

_LINES = 2
LEAST_PX = 96
_GOOD_PX = 200  # so much is asked for where the words need it
_STEP_PX = 2
_FAR_PX = 1_000
_GAP_PX = 6  # between the shape and the words
_BESIDE_PX = theme.ICON_PX + _GAP_PX + theme.GRID_PX  # the words
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WRAPPED = int(_RIGHT) | int(Qt.TextFlag.TextWordWrap)


class Reason(QAbstractButton):
    """Words at the right end of its room; pressing them leads to what is missing.

    A button, because a switched-off main button can't take the focus: a person who only hears
    the window would never learn why it is off.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "window.reason")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.tell("")

    def tell(self, reason: str) -> None:
        """Show `reason`; "" shows nothing."""
        self.setText(reason)
        set_tip(self, reason)
        self.setAccessibleName(reason)
        self.setEnabled(bool(reason))
        self.updateGeometry()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if reason else Qt.FocusPolicy.NoFocus)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for two lines, and the width at which the words fit there."""
        widths = range(LEAST_PX, _GOOD_PX, _STEP_PX)
        fits = (width for width in widths if self._fits(self.text(), width - _BESIDE_PX))
        width = next(fits, _GOOD_PX) if self.text() else 0
        return QSize(width, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Ask for two lines; the width is whatever is left."""
        return QSize(LEAST_PX if self.text() else 0, self.fontMetrics().lineSpacing() * _LINES)

    def shown(self) -> str:
        """Return the words, as many as there is room for; all of them stand in the tip."""
        words = self.text().split(" ")
        said = self.text()
        while len(words) > 1 and not self._fits(said, self.width() - _BESIDE_PX):
            words.pop()
            said = f"{' '.join(words)}…"
        return said

    def _fits(self, text: str, width: int) -> bool:
        metrics, room = self.fontMetrics(), QRect(0, 0, width, _FAR_PX)
        return metrics.boundingRect(room, _WRAPPED, text).height() <= metrics.height() * _LINES

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the note's shape and the words, at the right."""
        if not self.text():
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        room = self.rect().adjusted(theme.ICON_PX + _GAP_PX, 0, -theme.GRID_PX, 0)
        shown = self.shown()
        words = painter.boundingRect(room, _WRAPPED, shown)
        painter.setPen(QColor(theme.colours().quiet))
        painter.drawText(room, _WRAPPED, shown)
        self._paint_shape(painter, words)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.colours().accent), theme.FOCUS_PX))
            ring = (
                QRectF(words)
                .adjusted(-theme.ICON_PX - 12, -3, 3, 3)
                .intersected(QRectF(self.rect()))
            )
            painter.drawRoundedRect(ring.adjusted(1, 1, -1, -1), theme.CORNER_PX, theme.CORNER_PX)

    def _paint_shape(self, painter: QPainter, words: QRect) -> None:
        shape = QRectF(0, 0, theme.ICON_PX, theme.ICON_PX)
        shape.moveCenter(QRectF(words).center())
        shape.moveRight(words.left() - _GAP_PX)
        paint_mark(painter, shape, "note")
