"""Asks which profile to compare with: one that is there, or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidget, QVBoxLayout

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.dialogs.answer_buttons import answer_buttons
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.scrolled import GivingWay
from rosterwizard.gui.window_size import size_of_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from rosterwizard.core.profiles.language import Profile

_LETTERS = 44
_MOST_LINES = 8  # of the list, before it scrolls


class ProfileQuestion(KeyedDialog):
    """A list of the profiles, and below them a file; Enter takes what is chosen."""

    def __init__(self, profiles: Sequence[Profile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        asks = sentence("compared-profiles", "which")
        named(self, "profile_question", asks)
        self.setWindowTitle(sentence("compared-profiles", "title"))
        self._profiles = tuple(profiles)
        self.list = named(QListWidget(), "profile_question.list", asks.replace("&", ""))
        for each in self._profiles:
            gaps = {"title": each.title, "version": each.version}
            self.list.addItem(sentence("compared-profiles", "one", **gaps))
        self.list.addItem(sentence("compared-profiles", "file"))
        self.list.setCurrentRow(0)
        lines = min(self.list.count(), _MOST_LINES)
        frame = 2 * self.list.frameWidth()
        self.list.setMinimumWidth(theme.letters_px(_LETTERS))
        self.list.itemActivated.connect(lambda _item: self.accept())
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.EDGE_PX] * 4)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(buddy_label(asks, self.list, wraps=True))
        column.addWidget(GivingWay(self.list, self.list.sizeHintForRow(0) * lines + frame), 1)
        column.addWidget(answer_buttons(self, sentence("compared-profiles", "press")))
        self.resize(size_of_words(self, column))
        self.list.setFocus()

    def chosen(self) -> Profile | None:
        """Return the profile that is chosen; None for a file."""
        place = self.list.currentRow()
        return self._profiles[place] if 0 <= place < len(self._profiles) else None

    @classmethod
    def ask(cls, parent: QWidget, profiles: Sequence[Profile]) -> tuple[bool, Profile | None]:
        """Return whether one was chosen, and which, None for a file. Tests replace this."""
        question = cls(profiles, parent)
        return bool(question.exec()), question.chosen()
