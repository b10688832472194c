"""Loading by hand: the file, the system's page, the steps to tick off, where the result stands."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rosterwizard.core.messages.screen_mask import screened, screened_file
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import icons, outside, theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import PlainLabel, set_tip
from rosterwizard.gui.widgets.labels import group_label, quiet_label, text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QLabel


class StepLabel(PlainLabel):
    """The words of a step: a check box cannot wrap its own. A press on them ticks the box."""

    def __init__(self, words: str, box: QCheckBox) -> None:
        super().__init__(words)
        self._box = box
        self.setWordWrap(True)
        self.setContentsMargins(0, 3, 0, 3)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the box."""
        super().mouseReleaseEvent(event)
        self._box.click()


class ByHandPart(QWidget):
    """A checklist. Ticks are for the person alone; nothing depends on them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setObjectName(f"{name}.by_hand")
        self.steps: list[QCheckBox] = []
        self._saved: dict[str, QLabel] = {}  # by place
        self._folder: tuple[Path, QPushButton] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._content: QWidget | None = None

    def show_steps(
        self, page: str, steps: Sequence[str], result: str, places: Sequence[str] = ()
    ) -> None:
        """Show how the file is loaded. places: where it was saved, once it was."""
        content = self._renew()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(group_label(sentence("submit-steps")))
        self._saved, self._folder = {place: text_label("") for place in places}, None
        for label in self._saved.values():
            column.addWidget(label)
        column.addLayout(self._buttons(page, places))
        self.steps = []
        for number, step in enumerate(steps):
            column.addLayout(self._step(number, step))
        if result:
            column.addSpacing(theme.INSIDE_PX)
            column.addWidget(group_label(sentence("submit-result")))
            column.addWidget(quiet_label(result))
        self.tell_again()

    def tell_again(self) -> None:
        """Name the places as they may be named now."""
        for place, label in self._saved.items():
            label.setText(sentence("submit-saved", place=screened_file(place)))
        if self._folder is not None:
            folder, button = self._folder
            set_tip(button, screened(str(folder)))

    def _buttons(self, page: str, places: Sequence[str]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.INSIDE_PX)
        if places:
            folder = Path(places[0]).parent
            open_it = partial(outside.open_folder, folder)
            button = self._opening("folder", sentence("submit-open", "folder"), open_it)
            self._folder = folder, button
            line.addWidget(button)
        if page:
            open_it = partial(outside.open_address, page)
            button = self._opening("open_outside", sentence("submit-open", "page"), open_it)
            set_tip(button, page)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _opening(self, icon: str, words: str, open_it: Callable[[], None]) -> QPushButton:
        button = named(QPushButton(words), f"{self._name}.{icon}")
        button.setAutoDefault(False)
        icons.wear(button, icon)
        button.clicked.connect(open_it)
        return button

    def _step(self, number: int, words: str) -> QHBoxLayout:
        box = named(QCheckBox(), f"{self._name}.step_{number}", words)
        label = StepLabel(words, box)
        line = QHBoxLayout()
        line.setSpacing(theme.GRID_PX)
        line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label, 1)
        self.steps.append(box)
        return line

    def _renew(self) -> QWidget:
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.deleteLater()
        self._content = QWidget()
        self._column.addWidget(self._content)
        return self._content
