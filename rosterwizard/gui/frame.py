"""The window itself, empty: what the first paint shows, a moment before the wizard is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rosterwizard.gui import theme
from rosterwizard.gui.dropped_files import files_in

if TYPE_CHECKING:  # the window comes after the first paint, and so does every event but that
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from rosterwizard.gui.widgets.beside import Beside
    from rosterwizard.gui.widgets.drop_highlight import DropHighlight
    from rosterwizard.gui.window import Window
    from rosterwizard.services.work import Work

_TITLE = "Roster Wizard"
_BEGIN_SIZE = (1200, 780)
_LEAST_SIZE = (480, 300)  # 1024×600 at 200 % is a little more
_NARROW_BELOW_PX = 860


class Frame(QWidget):
    """Holds the list of steps and the wizard, once they are loaded.

    Everything but Qt itself is loaded after the first paint, so the window stands on the screen
    in its own colours about as fast as an empty one.
    """

    painted = Signal()  # once, after the first paint
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._painted = False
        self._window: Window | None = None
        self._highlight: DropHighlight | None = None
        self._beside: Beside | None = None
        self.setObjectName("window")
        self.setWindowTitle(_TITLE)
        self.setAccessibleName(_TITLE)
        self.setMinimumSize(*_LEAST_SIZE)
        self.resize(*_BEGIN_SIZE)

    def take_in(self, window: Window) -> None:
        """Take the list of steps and the wizard in."""
        self._window = window
        window.session.changed.connect(self._name_file)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(window.steps)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        from rosterwizard.gui.mask_bar import MaskBar  # noqa: PLC0415 - after the paint

        for hints in (
            window.support.bar,
            MaskBar(window.session, self),
            window.tour.offer,
            window.tour.bar,
        ):
            beside.addWidget(hints)
        beside.addWidget(window, 1)
        row.addLayout(beside, 1)
        from rosterwizard.gui.widgets.beside import Beside  # noqa: PLC0415 - after the paint

        self._beside = Beside(self)
        self._beside.turned.connect(self._fold_steps)
        row.addWidget(self._beside)
        window.steps.come_after(window.footer.finish)
        self._fold_steps()
        self.setAcceptDrops(True)
        window.steps.show()
        window.show()

    def _name_file(self, before: Work, after: Work) -> None:
        if after.paths != before.paths:
            self._show_title(after)

    def _show_title(self, work: Work) -> None:
        from rosterwizard.core.messages.listing import listed  # noqa: PLC0415 - words after the paint
        from rosterwizard.core.messages.screen_mask import screened_file  # noqa: PLC0415 - as above

        names = [screened_file(path.name) for path in work.paths]
        self.setWindowTitle(" – ".join([listed(names), _TITLE] if names else [_TITLE]))

    def tell_again(self) -> None:
        """Name the file as it may be named now."""
        if self._window is not None:
            self._show_title(self._window.session.work)
            self._window.support.tell_again()

    def _fold_steps(self) -> None:
        if self._window is not None:
            taken = self._beside.taken_px() if self._beside else 0
            self._window.set_narrow(narrow=self.width() - taken < _NARROW_BELOW_PX)

    def _show_highlight(self) -> None:
        """Say that the file can be dropped anywhere, unless nothing may be changed now."""
        from rosterwizard.gui.widgets.drop_highlight import (  # noqa: PLC0415 - start-up
            DropHighlight,
        )

        if self._window is None or self._window.session.work.sending:
            return
        self._highlight = self._highlight or DropHighlight(self)
        self._highlight.cover()

    def _hide_highlight(self) -> None:
        if self._highlight is not None:
            self._highlight.hide()

    # -- Qt's own -------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the list of steps when the page needs the room."""
        super().resizeEvent(event)
        self._fold_steps()

    def changeEvent(self, event: QEvent) -> None:
        """Let the page follow what other windows did, when the person comes back to this one."""
        super().changeEvent(event)
        comes = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if comes and self._window is not None:
            self._window.come_back()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before closing."""
        closes = self._window is None or self._window.may_close()
        event.setAccepted(closes)
        if closes:
            self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this machine."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()
            self._show_highlight()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show the page again."""
        self._hide_highlight()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open dropped files, and go as far as they lead."""
        self._hide_highlight()
        files = files_in(event.mimeData())
        if files and self._window is not None:
            event.acceptProposedAction()
            self._window.open_files(files)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the two grounds."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.colours().page))
        side = self.rect()
        side.setWidth(theme.STEPS_WIDTH_PX)
        painter.fillRect(side, QColor(theme.colours().sunken))
        if not self._painted:
            self._painted = True
            self.painted.emit()
