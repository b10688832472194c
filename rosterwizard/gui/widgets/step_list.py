"""The list of steps at the side: where one is, what is done, what comes."""

from collections.abc import Collection
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.wizard.flow import STEPS, Step
from rosterwizard.gui import icons, theme
from rosterwizard.gui.enter_key import is_enter, press_focused
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import set_tip

_NARROW_PX = 56
_ROW_PX = 40
_DISC_PX = 22
_BAR_PX = 3


class State(Enum):
    """How a step stands, by the name of the words that a screen reader says."""

    PRESENT = "present"
    DONE = "done"
    OPEN = "open"
    NOT_NEEDED = "not-needed"
    LATER = "later"


class StepButton(QAbstractButton):
    """One line of the list."""

    def __init__(self, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = step
        self.state = State.LATER
        self.narrow = False
        self.setText(sentence(f"step-{step.value}", "name"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        named(self, f"steps.{step.name.lower()}")
        self._take(State.LATER)

    def show_state(self, state: State) -> None:
        """Take how the step stands; it is told at every change of anything."""
        if state is not self.state:
            self._take(state)

    def _take(self, state: State) -> None:
        self.state = state
        # What the road passes by can be looked at, too: a matching from last time may be wrong.
        self.setEnabled(state is not State.LATER)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if self.isEnabled() else Qt.CursorShape.ArrowCursor
        )
        self.setAccessibleName(
            sentence(
                "step-spoken",
                number=self.step.number + 1,
                of=len(STEPS),
                name=self.text(),
                state=sentence("step-spoken", state.value),
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Leave room for the disc and the bold text."""
        metrics = self.fontMetrics()
        least = _DISC_PX + theme.INSIDE_PX if self.narrow else _ROW_PX
        wide = metrics.horizontalAdvance(self.text()) * 11 // 10 + _DISC_PX + 4 * theme.INSIDE_PX
        return QSize(
            _NARROW_PX if self.narrow else wide, max(least, metrics.height() + theme.INSIDE_PX)
        )

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer is gone."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the accent bar, the disc with number or tick, and the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        disc = QRectF(0, 0, _DISC_PX, _DISC_PX)
        middle = _NARROW_PX / 2 if self.narrow else theme.BETWEEN_PX + _DISC_PX / 2
        disc.moveCenter(QPointF(middle, self.height() / 2))
        self._paint_disc(painter, disc)
        if not self.narrow:
            self._paint_name(painter, round(disc.right()) + 12)

    def _paint_ground(self, painter: QPainter) -> None:
        ground = theme.colours()
        area = QRectF(self.rect()).adjusted(theme.GRID_PX, 2, -theme.GRID_PX, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.state is State.PRESENT:
            painter.setBrush(QColor(ground.accent_ground))
            painter.drawRoundedRect(area, theme.CORNER_PX, theme.CORNER_PX)
            painter.setBrush(QColor(ground.accent))
            bar = QRectF(0, area.top(), _BAR_PX, area.height())
            painter.drawRoundedRect(bar, _BAR_PX / 2, _BAR_PX / 2)
        elif self.isEnabled() and self.underMouse():
            painter.setBrush(QColor(ground.hover))
            painter.drawRoundedRect(area, theme.CORNER_PX, theme.CORNER_PX)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(ground.accent), theme.FOCUS_PX))
            painter.drawRoundedRect(
                area.adjusted(1, 1, -1, -1), theme.CORNER_PX - 1, theme.CORNER_PX - 1
            )

    def _paint_disc(self, painter: QPainter, disc: QRectF) -> None:
        ground = theme.colours()
        ink, fill = {
            State.PRESENT: (ground.on_accent, ground.accent),
            State.DONE: (ground.accent, ""),
            State.OPEN: (ground.quiet, ""),
        }.get(self.state, (ground.faint, ""))
        edge = ground.accent if self.state in {State.PRESENT, State.DONE} else ink
        painter.setPen(QPen(QColor(edge), 1.25))
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc.adjusted(0.75, 0.75, -0.75, -0.75))
        if self.state in {State.DONE, State.NOT_NEEDED}:
            _paint_stroke(painter, disc, ink, ticked=self.state is State.DONE)
            return
        painter.setFont(theme.small_font())
        painter.setPen(QColor(ink))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self.step.number + 1))

    def _paint_name(self, painter: QPainter, left: int) -> None:
        ground = theme.colours()
        present = self.state is State.PRESENT
        painter.setFont(theme.strong_font() if present else self.font())
        painter.setPen(QColor(ground.text if self.isEnabled() else ground.quiet))
        area = QRect(left, 0, self.width() - left - theme.INSIDE_PX, self.height())
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)


def _paint_stroke(painter: QPainter, disc: QRectF, ink: str, *, ticked: bool) -> None:
    painter.setPen(QPen(QColor(ink), 1.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    places = [(0.30, 0.53), (0.44, 0.67), (0.70, 0.36)] if ticked else [(0.33, 0.5), (0.67, 0.5)]
    painter.drawPolyline(
        [QPointF(disc.left() + disc.width() * x, disc.top() + disc.height() * y) for x, y in places]
    )


class StepList(QWidget):
    """All steps in their order; those that can be opened can be pressed."""

    chosen = Signal(Step)
    history_pressed = Signal()
    settings_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = False
        named(self, "steps", sentence("step-list", "spoken"))
        self._buttons = {step: StepButton(step, self) for step in STEPS}
        column = self._column = QVBoxLayout(self)
        column.setSpacing(0)
        for step, button in self._buttons.items():
            button.clicked.connect(lambda _=False, step=step: self.chosen.emit(step))
            column.addWidget(button)
        column.addStretch(1)
        self._besides = {
            part: self._quiet_button(part, pressed)
            for part, pressed in (
                ("history", self.history_pressed),
                ("settings", self.settings_pressed),
            )
        }
        self.set_narrow(narrow=False)

    def _quiet_button(self, part: str, pressed: SignalInstance) -> QPushButton:
        """Put a button below the steps, for what belongs to none of them."""
        button = named(QPushButton(), f"steps.{part}", sentence("step-list", part))
        button.setProperty("role", "quiet")
        button.clicked.connect(pressed)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def button(self, step: Step) -> StepButton:
        """Return the button of a step."""
        return self._buttons[step]

    def wear(self, part: str, action: QAction) -> None:
        """Let the button "history" or "settings" stand for what the keys of an action do, too."""
        self._besides[part].addAction(action)

    def come_after(self, widget: QWidget) -> None:
        """Let Tab go on from `widget` to the steps."""
        for each in (*self._buttons.values(), *self._besides.values()):
            QWidget.setTabOrder(widget, each)
            widget = each

    def set_narrow(self, *, narrow: bool) -> None:
        """Show only the discs, to leave more room for the page."""
        self._narrow = narrow
        for button in self._buttons.values():
            button.narrow = narrow
            set_tip(button, button.text() if narrow else "")
            button.updateGeometry()
        for part, beside in self._besides.items():
            beside.setText("" if narrow else sentence("step-list", f"{part}-button"))
            icons.wear(beside, part, "quiet")
            set_tip(beside, sentence("step-list", part) if narrow else "")
        above = theme.GRID_PX if narrow else theme.EDGE_PX
        self._column.setContentsMargins(0, above, 0, theme.GRID_PX if narrow else 12)
        widest = max(button.sizeHint().width() for button in self._buttons.values())
        self.setFixedWidth(_NARROW_PX if narrow else max(theme.STEPS_WIDTH_PX, widest))

    def show_steps(
        self,
        present: Step,
        open_: Collection[Step],
        done: Collection[Step],
        unneeded: Collection[Step],
    ) -> None:
        """Take where one is, which steps can be opened, are done, or are not on this road."""
        for step, button in self._buttons.items():
            if step is present:
                state = State.PRESENT
            elif step in done:
                state = State.DONE
            elif step in unneeded:
                state = State.NOT_NEEDED
            else:
                state = State.OPEN if step in open_ else State.LATER
            button.show_state(state)

    # -- Qt's own -------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Make room for letters of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.set_narrow(narrow=self._narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter what has the ring."""
        if not (is_enter(event) and press_focused(event)):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sunken ground and the hairline to the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.colours().sunken))
        painter.setPen(QColor(theme.colours().line))
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
