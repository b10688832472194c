"""What becomes of rows with errors, and how the system takes the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rosterwizard.core.messages.words import counted, number, sentence
from rosterwizard.gui import theme
from rosterwizard.gui.mark_shapes import mark_pixmap
from rosterwizard.gui.naming import named
from rosterwizard.gui.submit.radio_rows import Offer, RadioRows
from rosterwizard.gui.widgets.labels import group_label, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent

    from rosterwizard.core.profiles.language import Mode

_MEND = "mend"


class ChoicePart(QWidget):
    """Shows only what there is to choose. What deletes people must be ticked expressly."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modes: dict[str, Mode] = {}
        self._rows = 0
        self.ways = RadioRows("submit.way", sentence("submit-ways"))
        self.modes = RadioRows("submit.mode", sentence("submit-mode"))
        self.agree = named(QCheckBox(), "submit.may_delete")
        self._warning, self._shape = text_label(), QLabel()
        self._ways_title, self._modes_title = group_label(""), group_label(sentence("submit-mode"))
        self._lay_out()
        self.ways.chosen.connect(self._made)
        self.modes.chosen.connect(self._made)
        self.agree.toggled.connect(self.changed)

    def show_ways(self, bad: int, rows: int, way: str) -> None:
        """Show what may become of `bad` of all rows; nothing when there are none."""
        self._rows = rows
        good = number(rows - bad)
        offers = [_way("mend"), _way("good-rows", good=good), _way("all-rows", rows=number(rows))]
        self.ways.show_offers(offers if bad else [], self.ways.key() or way)
        self._ways_title.setText(counted("submit-bad-rows", bad))
        for part in (self._ways_title, self.ways):
            part.setVisible(bad > 0)

    def show_modes(self, system: str, modes: Sequence[Mode], mode: str) -> None:
        """Show the system's ways to take a file; nothing when it has only one."""
        self._modes = {each.name: each for each in modes}
        word = sentence("submit-deletes")
        offers = [
            Offer(each.name, each.title, each.says, word if each.deletes else "") for each in modes
        ]
        first = modes[0].name if modes else ""
        self.modes.show_offers(offers, mode or self.modes.key() or first)
        for part in (self._modes_title, self.modes):
            part.setVisible(len(modes) > 1)
        self._system = system
        self._show_danger()

    @property
    def is_mend(self) -> bool:
        """Whether the rows shall be mended first."""
        return self.ways.key() == _MEND

    @property
    def way(self) -> str:
        """What becomes of bad rows: "good-rows", "all-rows"; "" when nobody was asked."""
        return "" if self.is_mend else self.ways.key()

    @property
    def mode(self) -> str:
        """The name of the mode, "" for a system that has none."""
        return self.modes.key()

    @property
    def may_delete(self) -> bool:
        """Whether a person agreed that people are deleted."""
        return self.agree.isChecked() and not self._danger.isHidden()

    def show_missing(self) -> None:
        """Give the keyboard to the tick that is missing, else to the first choice."""
        if not self._danger.isHidden():
            self.agree.setFocus()
            return
        rows = [*self.ways.rows.values(), *self.modes.rows.values()]
        if rows:
            rows[0].button.setFocus()

    def _made(self) -> None:
        self._show_danger()
        self.changed.emit()

    def _show_danger(self) -> None:
        mode = self._modes.get(self.mode)
        deletes = mode is not None and mode.deletes
        if self._danger.isHidden() == deletes:
            self.agree.blockSignals(True)
            self.agree.setChecked(False)
            self.agree.blockSignals(False)
        self._danger.setVisible(deletes)
        if deletes:
            said = counted("submit-deletes-warning", self._rows, system=self._system)
            self._warning.setText(said)
            self.agree.setText(sentence("submit-deletes-agree"))
            self.agree.setAccessibleDescription(said)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE_PX)
        for title, part in ((self._ways_title, self.ways), (self._modes_title, self.modes)):
            column.addWidget(title)
            column.addWidget(part)
        self._danger = QWidget()
        danger = QVBoxLayout(self._danger)
        danger.setContentsMargins(theme.INSIDE_PX, theme.GRID_PX, 0, 0)
        line = QHBoxLayout()
        line.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._warning, 1)
        danger.addLayout(line)
        danger.addWidget(self.agree)
        column.addWidget(self._danger)
        self._danger.hide()
        self._dress()

    def _dress(self) -> None:
        self._shape.setPixmap(mark_pixmap("error"))
        self._warning.setFont(theme.strong_font())
        self._warning.setStyleSheet(f"color: {theme.mark_colour('error')}")

    # Qt's own

    def changeEvent(self, event: QEvent) -> None:
        """Take the red of the other ground."""
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            self._dress()


def _way(key: str, **gaps: str) -> Offer:
    code = f"submit-way-{key}"
    return Offer(key, sentence(code, "title", **gaps), sentence(code, **gaps))
