"""What a file is, asked where that is not clear, or not what was chosen: an answer to a line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.loading import find_record_type
from rosterwizard.core.showing.types_in_words import in_words
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.labels import clear_labels, quiet_label, title_label
from rosterwizard.gui.widgets.push_button import push_button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rosterwizard.core.messages.errors import RosterError
    from rosterwizard.core.profiles.language import Profile

_WIDEST_LETTERS = 96


class TypeQuestion(QWidget):
    """Nothing is opened until one of the answers is pressed; the likeliest comes first."""

    answered = Signal(tuple)  # the ids of the record types that the files are
    insisted = Signal()
    another_wanted = Signal()
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"{name}.type_question")
        self._name = name
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.INSIDE_PX, 0, 0)
        self._column.setSpacing(theme.GRID_PX)

    def ask(self, doubt: RosterError, profiles: Sequence[Profile], job: str) -> None:
        """Ask what the files are.

        doubt: "looks-like-other" or "type-unclear". job: the files of the job that comes back
        when these are left; "" for none.
        """
        clear_labels(self._column)
        self.buttons = []
        if doubt.code == "looks-like-other":
            self._ask_if_other(doubt, job)
        else:
            self._ask_which(doubt, profiles)
        line = _said("leave-job", job=job) if job else _said("leave-nothing")
        self._offer("leave", _said("leave"), line, self.left.emit)
        self._column.addStretch(1)

    def take_focus(self) -> None:
        """Give the keyboard to the first answer."""
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_if_other(self, doubt: RosterError, job: str) -> None:
        self._head(_said("title", **doubt.params), _said("sentence", **doubt.params))
        shown = {key: _on_button(str(value)) for key, value in doubt.params.items()}
        take = partial(self.answered.emit, doubt.params["types"])
        line = _said("other-job" if job else "other-sentence", **doubt.params, job=job)
        self._offer("other", _said("other", **shown), line, take)
        self.buttons[0].setProperty("role", "primary")
        self._offer(
            "insist", _said("insist", **shown), _said("insist-sentence"), self.insisted.emit
        )

    def _ask_which(self, doubt: RosterError, profiles: Sequence[Profile]) -> None:
        self._head(_said("unclear", **doubt.params), _said("unclear-sentence"))
        types = doubt.params["types"]
        for each in types if isinstance(types, tuple) else ():
            _, record_type = find_record_type(each, profiles)
            words = _on_button(in_words([record_type], profiles))
            take = partial(self.answered.emit, (each,))
            self._offer(each.replace("/", "_"), words, record_type.description, take)
        another = self.another_wanted.emit
        self._offer("another", _said("another"), _said("another-sentence"), another)

    def _head(self, title: str, line: str) -> None:
        self._column.addWidget(title_label(title))
        self._column.addWidget(quiet_label(line))

    def _offer(self, role: str, words: str, line: str, act: Callable[[], object]) -> None:
        button = push_button(f"{self._name}.type_{role}", words, act)
        button.setAccessibleDescription(line)
        self._column.addSpacing(theme.INSIDE_PX)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        said = quiet_label(line)
        said.setMaximumWidth(theme.letters_px(_WIDEST_LETTERS))
        self._column.addWidget(said)
        self.buttons.append(button)


def _on_button(text: str) -> str:
    return text.replace("&", "&&")


def _said(part: str, **params: object) -> str:
    return sentence("type-question", part, **params)
