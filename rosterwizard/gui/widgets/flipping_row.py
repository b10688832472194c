"""Parts side by side where there is room, and one below the other where there is none."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from rosterwizard.gui import theme

_Direction = QBoxLayout.Direction
_LEFT, _ANYWHERE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag(0)


class FlippingRow(QWidget):
    """Becomes a column when its parts do not fit beside each other.

    shares: of the room that is left, one for each part; a part without a share keeps its width.
    alike: the parts are of one kind, and stand beside each other only where all are as wide.
    """

    def __init__(
        self,
        parts: Sequence[QWidget],
        shares: Sequence[int] = (),
        parent: QWidget | None = None,
        *,
        alike: bool = False,
    ) -> None:
        super().__init__(parent)
        self._alike = alike
        self._parts = tuple(parts)
        self._box = QBoxLayout(_Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.INSIDE_PX)
        self._box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # it flips instead
        self._shares = tuple(shares) or (0,) * len(self._parts)
        for part, share in zip(self._parts, self._shares, strict=True):
            self._box.addWidget(part, share)

    def _wanted_px(self) -> int:
        """Return the width of the row; what can shrink without losing anything may do so."""
        shown = [part for part in self._parts if not part.isHidden()]
        widths = [part.minimumSizeHint().width() for part in shown]
        wanted = max(widths, default=0) * len(shown) if self._alike else sum(widths)
        return wanted + self._box.spacing() * max(len(shown) - 1, 0)

    def _turn(self) -> None:
        column = self._wanted_px() > self.width()
        direction = _Direction.TopToBottom if column else _Direction.LeftToRight
        if direction == self._box.direction():
            return
        self._box.setDirection(direction)
        for part, share in zip(self._parts, self._shares, strict=True):
            if not share:  # it keeps its own width
                self._box.setAlignment(part, _LEFT if column else _ANYWHERE)
            self._box.setStretchFactor(part, 0 if column else share)
        self.updateGeometry()

    # Qt's own

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest part: narrower it cannot be."""
        shown = [part for part in self._parts if not part.isHidden()]
        width = max((part.minimumSizeHint().width() for part in shown), default=0)
        return QSize(width, self._box.minimumSize().height())

    def event(self, event: QEvent) -> bool:
        """Flip when a part has become wider or narrower."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Flip when the width asks for it."""
        super().resizeEvent(event)
        self._turn()
