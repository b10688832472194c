"""Submissions with rows of which nobody knows whether they are in, and what a person can say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.screen_mask import screened_file
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui import outside, theme
from rosterwizard.gui.dialogs.close_button import close_button
from rosterwizard.gui.moments import short_moment
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import breakable
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import hairline, quiet_label, text_label, title_label
from rosterwizard.gui.widgets.message_bar import MessageBar
from rosterwizard.gui.widgets.push_button import push_button
from rosterwizard.gui.widgets.scrolled import scrolled
from rosterwizard.gui.window_size import on_screen
from rosterwizard.services.looking_up import where_to_look
from rosterwizard.services.submissions import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rosterwizard.services.submissions import Submission

_SIZE = QSize(720, 460)


class OpenSubmissionsDialog(KeyedDialog):
    """For each: what is unknown, where to look, and the two things that one may have seen there."""

    def __init__(self, found: Sequence[Submission], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("open_submissions")
        self.setWindowTitle(sentence("open-submissions", "title"))
        self.message_bar = MessageBar("open_submissions", covered=False)
        self.left = list(found)
        self._namings: list[Callable[[], None]] = []  # of each row
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.BETWEEN_PX)
        for place, submission in enumerate(found):
            self._rows.addWidget(self._row(submission, f"open_submissions.{place}"))
        self._rows.addStretch(1)
        close = close_button()
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.EDGE_PX] * 4)
        column.setSpacing(theme.BETWEEN_PX)
        column.addWidget(quiet_label(sentence("open-submissions")))
        column.addWidget(self.message_bar)
        column.addWidget(self._area(), 1)
        column.addWidget(close)
        self.resize(on_screen(self, _SIZE))

    @classmethod
    def settle(cls, found: Sequence[Submission], parent: QWidget) -> None:
        """Show them until the dialog is closed. Tests replace this."""
        cls(found, parent).exec()

    def tell_again(self) -> None:
        """Name the files as they may be named now."""
        for name_row in self._namings:
            name_row()

    def _area(self) -> QScrollArea:
        content = QWidget()
        content.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        return scrolled(content, "open_submissions.scroll")

    def _row(self, submission: Submission, name: str) -> QWidget:
        look, row, title = where_to_look(submission), named(QWidget(), name), title_label()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID_PX)
        column.addWidget(hairline())
        column.addWidget(title)
        said = counted(
            "open-submissions-unknown",
            submission.unknown,
            server=submission.planned.server,
            when=short_moment(submission.when),
        )
        for words in filter(None, (said, look.says)):
            column.addWidget(text_label(words))
        buttons: dict[str, QPushButton] = {}
        if look.page:
            buttons["look"] = _button("look", name, lambda: outside.open_address(look.page))
        for part, taken in (("not-in", False), ("in", True)):
            buttons[part] = _button(part, name, partial(self._settle, submission, row, taken=taken))
        line = QHBoxLayout()
        line.setSpacing(theme.INSIDE_PX)
        line.addStretch(1)
        for button in buttons.values():
            line.addWidget(button)
        column.addLayout(line)

        def name_row() -> None:
            files = listed(map(screened_file, submission.files))
            row.setAccessibleName(files)
            title.setText(breakable(files))
            for part, button in buttons.items():
                spoken = sentence("open-submissions", f"{part}-spoken", files=files)
                button.setAccessibleName(spoken)

        self._namings.append(name_row)
        name_row()
        return row

    def _settle(self, submission: Submission, row: QWidget, *, taken: bool) -> None:
        """Write down what the person found."""
        try:
            settle(submission, taken=taken)
        except RosterError as error:
            self.message_bar.tell_failure(error)
            return
        self.left.remove(submission)
        row.hide()
        said = sentence("open-submissions", "settled-in" if taken else "settled-not-in")
        self.message_bar.tell("fixed", said)


def _button(part: str, name: str, act: Callable[[], None]) -> QPushButton:
    words = sentence("open-submissions", part)
    return push_button(f"{name}_{part.replace('-', '_')}", words, act)
