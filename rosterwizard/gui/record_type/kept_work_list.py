"""The list of kept work: what it is, how far it is, and how to go on with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.labels import clear_labels, group_label, link_button, quiet_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.kept_entries import KeptEntry

FIRST_SHOWN = 3
MOST_SHOWN = 100


class KeptWorkList(QWidget):
    """The latest first: a few, and all on request. It is not shown while there is none."""

    go_on_pressed = Signal(object)  # KeptEntry
    throw_away_pressed = Signal(object)  # KeptEntry

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._entries: Sequence[KeptEntry] = ()
        self._profiles: Sequence[Profile] = ()
        self._shows_all = False
        self._label = group_label(sentence("kept-list"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.INSIDE_PX)
        self._more = named(link_button("", self._show_all), f"{name}.all_kept")
        self._older = quiet_label()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.BETWEEN_PX)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(self._label)
        column.addLayout(self._rows)
        column.addWidget(self._more)
        column.addWidget(self._older)
        self.hide()

    def show_entries(self, entries: Sequence[KeptEntry], profiles: Sequence[Profile]) -> None:
        """Take what was kept, the latest first."""
        if (entries, profiles) == (self._entries, self._profiles):
            return  # whoever reads the screen aloud is not sent back to the beginning
        self._entries, self._profiles = entries, profiles
        if len(entries) <= FIRST_SHOWN:
            self._shows_all = False
        self._show_rows()

    def tell_again(self) -> None:
        """Name the files as they may be named now."""
        self._show_rows()

    def _show_all(self) -> None:
        self._shows_all = True
        self._show_rows()

    def _show_rows(self) -> None:
        from rosterwizard.gui.record_type.kept_work_row import KeptWorkRow  # noqa: PLC0415 - words

        clear_labels(self._rows)
        shown = self._entries[: MOST_SHOWN if self._shows_all else FIRST_SHOWN]
        for place, entry in enumerate(shown):
            row = KeptWorkRow(entry, self._profiles, f"{self._name}.kept_{place}")
            row.go_on.clicked.connect(partial(_emit, self.go_on_pressed, entry))
            row.throw_away.clicked.connect(partial(_emit, self.throw_away_pressed, entry))
            self._rows.addWidget(row)
            row.show()
        hidden = len(self._entries) - len(shown)
        self._more.setText(counted("kept-list-all", len(self._entries)))
        self._more.setVisible(bool(hidden) and not self._shows_all)
        self._older.setText(counted("kept-list-older", hidden))
        self._older.setVisible(bool(hidden) and self._shows_all)
        self.setVisible(bool(self._entries))


def _emit(pressed: SignalInstance, entry: KeptEntry, _checked: bool = False) -> None:
    pressed.emit(entry)
