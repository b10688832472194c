"""A line across the page that says what happened and what to do."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.screen_mask import hides_personal
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.mark_shapes import mark_pixmap
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import PlainLabel, set_tip
from rosterwizard.gui.theme import Mark


class MessageBar(QFrame):
    """One message at a time, with its shape, its word and at most one thing to press.

    Hidden until `tell`; a screen reader hears the text because the bar takes its name.
    covered: what it says may name somebody, so it goes while personal values are hidden; else it
        names nobody, or whoever has the bar tells it again.
    """

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        closable: bool = True,
        covered: bool = True,
        below_px: int = 0,
    ) -> None:
        super().__init__(parent)
        self._covered = covered
        self._said = ""
        self._again: Callable[[], str] | None = None
        self._was_masked = False  # when it was said: then it names nobody
        self._below = below_px  # kept free under the bar, and gone when it is hidden
        self.setObjectName(f"{name}.message")
        self._mark: Mark = "note"
        self._act: Callable[[], object] | None = None
        self._shape, self._text = PlainLabel(), PlainLabel()
        self._text.setObjectName(f"{name}.message_text")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton()
        self._button.setObjectName(f"{name}.message_button")
        self._button.clicked.connect(self.press)
        self._close = named(QToolButton(), f"{name}.message_close", sentence("message-bar", "hide"))
        self._close.setText("×")
        set_tip(self._close, sentence("message-bar", "hide"))
        self._close.clicked.connect(self.hide)
        self._lay_out()
        self._close.setVisible(closable)  # only now: it would be a window of its own before
        self.hide()

    def tell(
        self,
        mark: Mark,
        text: str,
        button: str = "",
        act: Callable[[], object] | None = None,
        *,
        again: Callable[[], str] | None = None,
    ) -> None:
        """Show `text`; with `button`, also a button that hides the message and calls `act`.

        again: gives the same, with personal values hidden, or shown, as it is then.
        """
        self._mark, self._act, self._again = mark, act, again
        self._said, self._was_masked = text, hides_personal()
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._say(text)
        self._dress()
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def tell_failure(self, error: BaseException) -> None:
        """Tell what a person can put right; anything else is raised.

        Out of a slot the window shows that as the bug that it is.
        """
        if not isinstance(error, RosterError):
            raise error
        self.tell("error", str(error), again=error.__str__)

    def text(self) -> str:
        """Return what is shown, "" when nothing is."""
        return "" if self.isHidden() else self._text.text()

    def press(self) -> None:
        """Do what the button promises."""
        self.hide()
        if self._act is not None:
            self._act()

    def tell_again(self) -> None:
        """Say what was said only while personal values may be seen: one may be in it."""
        if self._again is not None:
            self._say(self._again())
        elif self._covered and not self._was_masked:
            self._say(sentence("message-bar", "masked") if hides_personal() else self._said)

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self.setAccessibleName(
            sentence("mark", "said", mark=sentence("mark", self._mark), text=text)
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        inside = theme.INSIDE_PX
        row.setContentsMargins(12, inside, inside, inside + self._below)
        row.setSpacing(theme.INSIDE_PX)
        row.addWidget(self._shape)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)

    def _dress(self) -> None:
        self._shape.setPixmap(mark_pixmap(self._mark))
        self._shape.setAccessibleName(sentence("mark", self._mark))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow light and dark."""
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the faint ground and its hairline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.mark_colour(self._mark))
        painter.setBrush(theme.mark_ground(self._mark))
        edge = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5 - self._below)
        painter.drawRoundedRect(edge, theme.CORNER_PX, theme.CORNER_PX)
