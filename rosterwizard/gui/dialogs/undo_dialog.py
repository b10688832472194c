"""What a submission made is taken back: a person says what the system says that it made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QSpinBox, QVBoxLayout, QWidget

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui import theme
from rosterwizard.gui.moments import short_moment
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import quiet_label, text_label, title_label
from rosterwizard.gui.widgets.scrolled import scrolled
from rosterwizard.gui.widgets.spin_text import set_in
from rosterwizard.gui.window_size import on_screen

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.undoing import Undoable

_SIZE = QSize(600, 380)


class UndoDialog(KeyedDialog):
    """A figure for each record type of which the answer did not say what was made."""

    def __init__(self, found: Undoable, profile: Profile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undo")
        self.setWindowTitle(sentence("undo", "title"))
        self._found, self._profile = found, profile
        self.figures = {name: self._figure(name, found.most(name)) for name in found.unsaid}
        self.save = named(QPushButton(sentence("undo", "save")), "undo.save")
        self.save.setProperty("role", "primary")
        self.main = self.save
        self._lay_out()
        self._show_ready()
        self.resize(on_screen(self, _SIZE))

    @classmethod
    def ask(cls, found: Undoable, profile: Profile, parent: QWidget) -> dict[str, int] | None:
        """Return how many rows of each were made; None when called off. Tests replace this."""
        dialog = cls(found, profile, parent)
        return dialog.said() if dialog.exec() else None

    def said(self) -> dict[str, int]:
        """Return what was said, by the name of the record type."""
        return {name: figure.value() for name, figure in self.figures.items()}

    def _show_ready(self) -> None:
        """Let it be saved once there is anything that is known to have been made."""
        said = self.said()
        all_of = (said[name] == self._found.most(name) for name in self._found.unsaid)
        self.save.setEnabled(bool(self._found.made) or any(all_of))

    def _figure(self, name: str, rows: int) -> QSpinBox:
        figure = named(QSpinBox(), f"undo.{name}")
        figure.setRange(0, rows)
        set_in(figure)
        figure.valueChanged.connect(self._show_ready)
        return figure

    def _lay_out(self) -> None:
        content = QWidget()
        parts = QVBoxLayout(content)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(theme.INSIDE_PX)
        system = self._profile.title
        parts.addWidget(title_label(sentence("undo", "title")))
        parts.addWidget(text_label(sentence("undo", system=system)))
        for name, rows in self._found.made.items():
            told = {"type": self._label(name), "system": system}
            parts.addWidget(text_label(counted("undo-made", len(rows), **told)))
        for name, figure in self.figures.items():
            told = {"type": self._label(name), "system": system}
            asked = counted("undo-asked", self._found.most(name), **told)
            parts.addWidget(buddy_label(asked, figure, wraps=True))
            parts.addWidget(figure)
        if self.figures:
            parts.addWidget(quiet_label(sentence("undo-which")))
        if self._found.sent_before:
            when = short_moment(self._found.sent_before)
            parts.addWidget(text_label(sentence("undo-sent-before", when=when)))
        if self._found.changed:
            parts.addWidget(text_label(counted("undo-changed", self._found.changed)))
        parts.addWidget(text_label(sentence("undo-hand-over")))
        parts.addStretch(1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(sentence("undo", "cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.BETWEEN_PX] * 4)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(scrolled(content, "undo.scroll"), 1)
        column.addWidget(buttons)

    def _label(self, name: str) -> str:
        return self._profile.record_type(name).label
