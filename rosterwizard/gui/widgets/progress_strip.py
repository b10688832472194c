"""What is being done, how far it is, and a Cancel that works."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from rosterwizard.core.messages.words import number, sentence
from rosterwizard.gui import theme
from rosterwizard.gui.plain_text import PlainLabel

_MOST_COUNTED = 2_000_000  # more than a sheet has rows: letters or bytes, which nobody counts
_SHARES = 100


class ProgressStrip(QWidget):
    """Shown only for work that takes longer than half a second."""

    cancelled = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, below_px: int = 0) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}.progress")
        self._what = ""
        self._told = ""  # what the work itself says of how far it is
        self._doing, self._bar = PlainLabel(), QProgressBar()
        self._doing.setObjectName(f"{name}.progress_text")
        self._doing.setBuddy(self._bar)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(sentence("progress-strip", "spoken"))
        self._cancel = QPushButton(sentence("progress-strip", "cancel"))
        self._cancel.setObjectName(f"{name}.progress_cancel")
        self._cancel.clicked.connect(self.cancelled)
        self._wait = QTimer(self, singleShot=True, interval=theme.SHORT_WAIT_MS)
        self._wait.timeout.connect(self.show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, below_px)
        row.setSpacing(theme.BETWEEN_PX)
        for widget, stretch in ((self._doing, 0), (self._bar, 1), (self._cancel, 0)):
            row.addWidget(widget, stretch)
        self.hide()

    def begin(self, doing: str) -> None:
        """Note that `doing` ("Reading patrons.xlsx") has begun."""
        self._what, self._told = doing, ""
        self._cancel.setEnabled(True)
        self._say(doing)
        self._wait.start()

    def show_at_once(self) -> None:
        """Show it without a wait: it is known that the work takes longer."""
        if self._wait.isActive():
            self._wait.stop()
            self.show()

    def advance(self, done: int, total: int) -> None:
        """Show that `done` of `total` steps are over; a total of 0 is not known.

        One step alone tells nothing of how far it is.
        """
        if not self._cancel.isEnabled() or total == 1:
            return
        in_share = total > _MOST_COUNTED
        if in_share:
            done, total = _SHARES * done // total, _SHARES
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if total and not self._told:
            gaps = {"what": self._what, "done": number(done), "total": number(total)}
            self._doing.setText(sentence("progress-strip", "share" if in_share else "done", **gaps))

    def tell(self, words: str) -> None:
        """Show what the work itself says, in place of its steps."""
        if self._cancel.isEnabled():
            self._told = words
            self._doing.setText(words)

    def say_stopping(self) -> None:
        """Say that it was cancelled and is not over yet."""
        self._cancel.setEnabled(False)
        self._say(sentence("progress-strip", "stopping"))

    def end(self) -> None:
        """Hide, or never appear."""
        self._wait.stop()
        self.hide()

    def _say(self, words: str) -> None:
        """Show words, and that it is not known how long they hold."""
        self._doing.setText(words)
        self._bar.setRange(0, 0)
