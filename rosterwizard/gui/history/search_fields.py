"""What the history is narrowed down by: a text, a system, a server, an outcome, two days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from rosterwizard.core.job.row_states import STATES
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.showing.states import state_name
from rosterwizard.gui import theme
from rosterwizard.gui.history.day_field import DayField
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.widgets.choice_box import ChoiceBox
from rosterwizard.gui.widgets.flow_row import FlowRow
from rosterwizard.services.history_search import Wanted, sent_on
from rosterwizard.services.servers.server import PRACTICE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rosterwizard.services.history_lines import HistoryLine


class SearchFields(QWidget):
    """Every field begins with everything; the days with those of the first and the last line.

    Only of practice and what was really sent, where there is both, the latter alone is shown.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = named(QLineEdit(), "history.search")
        self.text.setClearButtonEnabled(True)
        self.kind = named(ChoiceBox(), "history.kind")
        for part, practice in (("real", False), ("practice", True), ("both", None)):
            self.kind.addItem(_words(f"kind-{part}"), practice)
        self._has_both = False
        self.system = named(ChoiceBox(), "history.system")
        self.server = named(ChoiceBox(), "history.server")
        self.outcome = named(ChoiceBox(), "history.outcome")
        for box in (self.system, self.server, self.outcome):  # filled once they are on the screen
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.since = named(DayField(), "history.since")
        self.until = named(DayField(), "history.until")
        self.everything = named(QPushButton(_words("everything")), "history.everything")
        self.everything.setAutoDefault(False)
        self._lay_out()
        self.text.textChanged.connect(self.changed)
        for box in (self.kind, self.system, self.server, self.outcome):
            box.currentIndexChanged.connect(self.changed)
        for day in (self.since, self.until):
            day.dateChanged.connect(self.changed)
        self.everything.clicked.connect(self.clear)

    def wanted(self) -> Wanted:
        """Return what is looked for."""
        return Wanted(
            text=self.text.text().strip(),
            system=self.system.currentData() or "",
            server=self.server.currentData() or "",
            since=self.since.day(),
            until=self.until.day(),
            state=self.outcome.currentData() or "",
            practice=self.kind.currentData() if self._has_both else None,
        )

    def offer(self, lines: Sequence[HistoryLine]) -> None:
        """Take what there is to choose from; what is chosen stays so where it is still there."""
        entries = [each.entry for each in lines]
        states = {state for each in entries for state, count in each.counts.items() if count}
        days = sorted(sent_on(each) for each in entries)
        self._has_both = len({each.is_practice for each in lines}) > 1
        self._kind_part.setVisible(self._has_both)
        with QSignalBlocker(self):
            _fill(self.system, _words("all-systems"), [(each.system,) * 2 for each in entries])
            servers = [(each.server, _name_of(each)) for each in lines]
            _fill(self.server, _words("all-servers"), servers)
            present = [(state_name(each), each) for each in STATES if each in states]
            _fill(self.outcome, _words("all-outcomes"), present)
            if days:
                self.since.offer(days[0], days[-1], days[0])
                self.until.offer(days[0], days[-1], days[-1])
        self.setEnabled(bool(lines))
        self.setVisible(bool(lines))

    def clear(self) -> None:
        """Look for everything again."""
        with QSignalBlocker(self):
            self.text.clear()
            for box in (self.system, self.server, self.outcome):
                box.setCurrentIndex(0)
            self.kind.setCurrentIndex(self.kind.count() - 1)
            for day in (self.since, self.until):
                day.choose_any()
        self.changed.emit()

    def _lay_out(self) -> None:
        area = QWidget()
        row = FlowRow(area, across_px=theme.BETWEEN_PX, down_px=theme.INSIDE_PX)
        fields: dict[str, QWidget] = {
            "system": self.system,
            "server": self.server,
            "outcome": self.outcome,
            "since": self.since,
            "until": self.until,
        }
        self._kind_part = _below(buddy_label(_words("kind"), self.kind), self.kind)
        row.addWidget(self._kind_part)
        for name, field in fields.items():
            row.addWidget(_below(buddy_label(_words(name), field), field))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID_PX)
        column.addWidget(buddy_label(_words("search"), self.text, wraps=True))
        line = QHBoxLayout()
        line.setSpacing(theme.INSIDE_PX)
        line.addWidget(self.text, 1)
        line.addWidget(self.everything)
        column.addLayout(line)
        column.addWidget(area)


def _name_of(line: HistoryLine) -> str:
    """Return what its server is looked for by: the practice server in all its ways at once."""
    return PRACTICE if line.is_practice else line.entry.server


def _words(part: str) -> str:
    return sentence("history-about", part)


def _below(label: QWidget, field: QWidget) -> QWidget:
    """Return a field with what it is about above it."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label)
    column.addWidget(field)
    return both


def _fill(box: ChoiceBox, everything: str, choices: Iterable[tuple[str, str]]) -> None:
    chosen = box.currentData()
    box.clear()
    box.addItem(everything, "")
    for text, value in dict.fromkeys(choices):
        box.addItem(text, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
