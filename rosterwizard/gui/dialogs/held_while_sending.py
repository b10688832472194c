"""Parts of a dialog that cannot be changed while rows are being sent, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rosterwizard.gui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.gui.session import Session


class HeldWhileSending(QWidget):
    """The reason, shown as long as it holds; `parts` are off meanwhile."""

    def __init__(
        self,
        session: Session,
        parts: Sequence[QWidget],
        reason: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._parts, self._reason = session, tuple(parts), reason
        self.bar = MessageBar("settings.held", closable=False, covered=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        session.changed.connect(self._follow)
        self._follow()

    def _follow(self, *_works: object) -> None:
        sending = bool(self._session.work.sending)
        for part in self._parts:
            part.setEnabled(not sending)
        self.setVisible(sending)
        if sending:
            self.bar.tell("note", self._reason)
