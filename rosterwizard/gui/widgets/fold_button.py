"""A line to press that brings what hardly anybody needs, and puts it away again."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from rosterwizard.gui.icons import wear


class FoldButton(QPushButton):
    """Looks like a link with an arrow; `toggled` says whether what it stands for is shown."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setProperty("role", "link")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.toggled.connect(self._show_arrow)
        self._show_arrow(is_open=False)

    def _show_arrow(self, is_open: bool) -> None:
        wear(self, "arrow_up" if is_open else "arrow_down", "accent")
