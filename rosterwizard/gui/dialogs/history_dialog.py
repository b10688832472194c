"""What was submitted so far: searched, compared, reopened, certified and forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.screen_mask import in_full
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.results.receipt import receipt_file
from rosterwizard.gui import theme
from rosterwizard.gui.asked_file import ask_new_file, folder_of
from rosterwizard.gui.dialogs.forget_question import ForgetQuestion
from rosterwizard.gui.dialogs.list_dialog import lay_out_list, row_of
from rosterwizard.gui.dialogs.two_submissions_dialog import TwoSubmissionsDialog
from rosterwizard.gui.history.line_table import LineTable
from rosterwizard.gui.history.search_fields import SearchFields
from rosterwizard.gui.moments import short_moment
from rosterwizard.gui.naming import buddy_label
from rosterwizard.gui.task import LatestTask
from rosterwizard.gui.widgets.keeps_days import KeepsDays
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import quiet_label
from rosterwizard.gui.widgets.message_bar import MessageBar
from rosterwizard.gui.widgets.push_button import push_button
from rosterwizard.gui.widgets.scrolled import GivingWay
from rosterwizard.gui.window_size import on_screen
from rosterwizard.services.forgetting_files import forget_all_of, forgettable
from rosterwizard.services.history_lines import history_lines
from rosterwizard.services.history_list import history_list
from rosterwizard.services.history_search import compared
from rosterwizard.services.own_files import write_apart
from rosterwizard.services.receipts import receipt_of_earlier
from rosterwizard.services.reopening import files_of
from rosterwizard.services.work_facts import own_files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rosterwizard.gui.session import Session
    from rosterwizard.services.history_lines import HistoryLine

_SIZE = QSize(1040, 620)
_LEAST_TABLE_PX = 120
_TWO = 2


class Reopened(NamedTuple):
    """The submission that is to go on, and the names of its files."""

    submission: str
    files: tuple[str, ...]


class HistoryDialog(KeyedDialog):
    """One line for each sheet that was sent. It holds counts, never rows.

    reopened: what the person wants to go on with, once the dialog is closed.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self.setWindowTitle(sentence("history-about", "title"))
        self.reopened: Reopened | None = None
        self._session = session
        self._lines: tuple[HistoryLine, ...] = ()
        self._found: tuple[HistoryLine, ...] = ()
        self._reading = LatestTask(self)
        self.message_bar = MessageBar("history", below_px=theme.INSIDE_PX)
        self._reading.failed.connect(self.message_bar.tell_failure)
        self.search = SearchFields()
        self.counted = quiet_label()
        self.table = LineTable()
        self.hint = quiet_label(sentence("history-about", "choose-two"))
        self.reopen = self._button("reopen", self._reopen)
        self.receipt = self._button("receipt", self._save_receipt)
        self.compare = self._button("compare", self._compare)
        self.forget = self._button("forget", self._forget)
        self.save = self._button("save", self._save_list)
        self.keeps_days = KeepsDays("history", session)
        self.keeps_days.failed.connect(self.message_bar.tell_failure)
        self._lay_out()
        self.search.changed.connect(self._narrow)
        self.table.chosen.connect(self._show_chosen)
        self.resize(on_screen(self, _SIZE))
        self.search.text.setFocus()

    @classmethod
    def look(cls, session: Session, parent: QWidget) -> Reopened | None:
        """Show the history until it is closed. Tests replace this."""
        dialog = cls(session, parent)
        dialog.read()
        dialog.exec()
        return dialog.reopened

    # -- What is shown --------------------------------------------------------------------

    def read(self) -> None:
        """Read the history as it is now, on another thread."""
        self.counted.setText(sentence("history-about", "reading"))
        self._reading.start(lambda _progress: history_lines(), self.show_lines)

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        """Take the whole history, the latest first."""
        self._lines = tuple(lines)
        self.search.offer(lines)
        self._narrow()

    def _narrow(self) -> None:
        wanted = self.search.wanted()
        found = [each for each in self._lines if wanted.has(each.entry)]
        self.table.show_lines(found, self._session.profiles)
        self._found = tuple(found)
        self.save.setEnabled(bool(found))
        if not self._lines:
            self.counted.setText(sentence("history-nothing"))
        elif not found:
            self.counted.setText(sentence("history-none-such"))
        else:
            self.counted.setText(counted("history-count", len(found), all=len(self._lines)))

    def _show_chosen(self) -> None:
        """Offer what can be done with what is chosen."""
        chosen = self.table.chosen_lines()
        one, two = self._one_of(chosen), self._two_of(chosen)
        for button in (self.reopen, self.receipt, self.forget):
            button.setEnabled(one is not None)
        self.compare.setEnabled(two is not None)
        self.hint.setVisible(two is None and len(self._lines) > 1)

    @staticmethod
    def _one_of(chosen: Sequence[HistoryLine]) -> HistoryLine | None:
        return chosen[0] if len({each.entry.submission for each in chosen}) == 1 else None

    @staticmethod
    def _two_of(chosen: Sequence[HistoryLine]) -> tuple[HistoryLine, HistoryLine] | None:
        """Return a line of each of two submissions, the earlier one first."""
        first = {each.entry.submission: each for each in reversed(chosen)}
        if len(first) != _TWO:
            return None
        earlier, later = first.values()
        return earlier, later

    # -- What can be done -----------------------------------------------------------------

    def _reopen(self) -> None:
        line = self._one_of(self.table.chosen_lines())
        if line is not None:
            submission = line.entry.submission
            files = files_of(submission, [each.entry for each in self._lines])
            self.reopened = Reopened(submission, files)
            self.accept()

    def _compare(self) -> None:
        both = self._two_of(self.table.chosen_lines())
        if both is None:
            return
        earlier, later = both
        entries = [each.entry for each in self._lines]
        found = compared(entries, earlier.entry.submission, later.entry.submission)
        titles = (_title(earlier), _title(later))
        TwoSubmissionsDialog.show_both(found, titles, self._session.profiles, self)

    def _save_receipt(self) -> None:
        line = self._one_of(self.table.chosen_lines())
        file = self.ask_file(f"{line.entry.system}-receipt.html") if line else ""
        if line is None or not file:
            return

        def save() -> None:
            receipt = receipt_of_earlier(line.entry.submission, self._session.profiles)
            own = own_files(self._session.work)
            with in_full():
                content = receipt_file(receipt, file)
            write_apart(Path(file), content, own)
            self.message_bar.tell("fixed", sentence("results-saved", file=file))

        self._or_say(save)

    def _save_list(self) -> None:
        suggested = folder_of(self._session.work) / f"{sentence('history-about', 'file')}.csv"
        path = self.ask_list_file(suggested)
        if path is None:
            return

        def save() -> None:
            with in_full():
                content = history_list(self._found, self._session.profiles)
            write_apart(path, content, own_files(self._session.work))
            self.message_bar.tell("fixed", sentence("results-saved", file=path))

        self._or_say(save)

    def ask_list_file(self, suggested: Path) -> Path | None:
        """Ask where to save the list; None when it was called off. Tests replace this."""
        title = sentence("history-about", "save-title")
        return ask_new_file(self, title, suggested, "csv")

    def ask_file(self, name: str) -> str:
        """Ask where to save; "" when it was called off. Tests replace this."""
        kinds = ";;".join(
            f"{sentence('file-kinds', kind)} ({pattern})"
            for kind, pattern in (("page", "*.html"), ("text", "*.txt"))
        )
        begin = str(Path.home() / name)
        title = sentence("results-said", "save")
        return QFileDialog.getSaveFileName(self, title, begin, kinds)[0]

    def _forget(self) -> None:
        line = self._one_of(self.table.chosen_lines())
        if line is not None:
            self._or_say(lambda: self._forget_file(line))

    def _forget_file(self, line: HistoryLine) -> None:
        """Forget all of the file; of one without a name, this submission."""
        file = line.entry.file or line.entry.submission
        if any(path.name == file for path in self._session.work.paths):
            raise RosterError("forget-at-hand", file=file)
        found = forgettable(file)
        if ForgetQuestion.may_forget(self, found, self._session.profiles):
            forget_all_of(found)
            self.message_bar.tell(
                "fixed", counted("forgotten", len(found.submissions), named=found.named)
            )
            self.read()

    def _or_say(self, act: Callable[[], object]) -> None:
        try:
            act()
        except RosterError as error:
            self.message_bar.tell_failure(error)

    # -- Inside ---------------------------------------------------------------------------

    def _button(self, part: str, act: Callable[[], None]) -> QPushButton:
        return push_button(f"history.{part}", sentence("history-about", part), act)

    def _lay_out(self) -> None:
        content = QWidget()
        parts = QVBoxLayout(content)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(theme.INSIDE_PX)
        actions = row_of((self.reopen, self.receipt, self.compare, self.forget, self.save))
        for part in (quiet_label(sentence("history-about")), self.search, self.counted):
            parts.addWidget(part)
        parts.addWidget(GivingWay(self.table, _LEAST_TABLE_PX), 1)
        parts.addWidget(self.hint)
        parts.addWidget(actions)
        parts.addWidget(self._retention())
        lay_out_list(self, "history.scroll", self.message_bar, content)

    def _retention(self) -> QWidget:
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, theme.INSIDE_PX, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(theme.INSIDE_PX)
        row.addWidget(buddy_label(sentence("keeps-days"), self.keeps_days, wraps=True), 1)
        row.addWidget(self.keeps_days)
        column.addLayout(row)
        column.addWidget(quiet_label(sentence("keeps-days", "when")))
        return both


def _title(line: HistoryLine) -> str:
    when = short_moment(line.entry.when)
    return sentence("two-submissions", "submission", when=when, server=line.server)
