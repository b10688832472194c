"""One of several things to choose or to tick, with a line that says what it is."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.labels import badge, quiet_label
from rosterwizard.gui.widgets.radio_arrows import choose_by_arrow

_INDENT_PX = 28  # under the words of the button, beside its circle or box


class Choice(QFrame):
    """A radio button or a check box that can be pressed anywhere on its row.

    The frame of the row is drawn while it is chosen or `pointed_at` (it or its button has the
    focus, so that the details beside the list can follow).
    """

    pointed_at = Signal()

    def __init__(  # noqa: PLR0913 - the words of one row
        self,
        name: str,
        title: str,
        line: str,
        *,
        ticks: bool,
        mark: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.button: QAbstractButton = QCheckBox(title) if ticks else QRadioButton(title)
        named(self.button, name, title)
        self.button.setAccessibleDescription(f"{line} {mark}".strip())
        self.button.setFont(theme.strong_font())
        self.button.toggled.connect(self.update)
        self.button.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.INSIDE_PX, theme.INSIDE_PX, 12, 10)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.addWidget(self.button)
        top.addStretch(1)
        if mark:
            top.addWidget(badge(mark), 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(top)
        self._line: QLabel = quiet_label(line)
        self._line.setContentsMargins(_INDENT_PX, 0, 0, 0)
        column.addWidget(self._line)
        column.addStretch(1)  # beside a higher one, the words stay together
        self._line.setVisible(bool(line))  # only now: it would be a window of its own before

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a press anywhere on the row as one on its button."""
        self.button.setFocus(Qt.FocusReason.MouseFocusReason)
        self.button.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the button gets the focus, and let arrows choose among radio buttons."""
        if event.type() == QEvent.Type.FocusIn:
            self.pointed_at.emit()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return choose_by_arrow(self.button, event)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of a chosen row, and a hairline round every one."""
        ground = theme.colours()
        chosen = self.button.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(ground.accent if chosen else ground.line))
        painter.setBrush(QColor(ground.accent_ground if chosen else ground.raised))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, theme.CORNER_PX, theme.CORNER_PX)
