"""Every step that was made, newest first, with what it changed; one goes back to any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.screen_mask import screened_file
from rosterwizard.core.messages.words import counted, number, sentence
from rosterwizard.core.showing.told_steps import ToldStep, pairs_made, told_steps
from rosterwizard.gui import theme
from rosterwizard.gui.check.fix_card import pairs_grid
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.flow_row import FlowRow
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import quiet_label, strong_label, text_label
from rosterwizard.gui.widgets.push_button import push_button
from rosterwizard.gui.widgets.reading_area import ReadingArea
from rosterwizard.gui.window_size import on_screen

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.job.timeline import Timeline

_SIZE = QSize(760, 480)
_SHOWN_PAIRS = 8
_TOLD_PAIRS = 3  # to those who hear them
_SHOW_AFTER_MS = 30  # arrow keys held down must not count the cells of every step
_PLACE = Qt.ItemDataRole.UserRole


class TimelineDialog(KeyedDialog):
    """A list of steps to walk through by arrow keys, and beside it what the chosen one changed.

    place: how many steps shall be done; None: all stays as it is. is_held: they are only looked at.
    """

    def __init__(
        self, job: Job, timeline: Timeline, parent: QWidget | None = None, *, is_held: bool = False
    ) -> None:
        super().__init__(parent)
        self._job, self._timeline, self._is_held = job, timeline, is_held
        self.place: int | None = None
        named(self, "timeline", sentence("timeline"))
        self.setWindowTitle(sentence("timeline"))
        self.list = named(QListWidget(), "timeline.steps", sentence("timeline", "steps"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._details = QVBoxLayout()
        self.go = self._button("go", self._go)
        self.go.setProperty("role", "primary")  # before the style looks at it
        self.leave = self._button("leave", self.reject)
        leave = sentence("dialog", "close") if is_held else sentence("timeline", "leave")
        self.leave.setText(leave)
        self._show_soon = QTimer(self, singleShot=True, interval=_SHOW_AFTER_MS)
        self._show_soon.timeout.connect(self.show_step)
        self._lay_out()
        self.resize(on_screen(self, _SIZE))
        self._told = told_steps(job, timeline)
        self._fill()
        self.list.currentRowChanged.connect(self._move)
        self.list.itemActivated.connect(self._go)
        self.list.setCurrentRow(len(timeline.steps) - timeline.now)
        self.show_step()

    @classmethod
    def wanted(
        cls, job: Job, timeline: Timeline, parent: QWidget, *, is_held: bool = False
    ) -> int | None:
        """Show the steps and return how many of them shall be done. Tests replace this."""
        dialog = cls(job, timeline, parent, is_held=is_held)
        return dialog.place if dialog.exec() == QDialog.DialogCode.Accepted else None

    def tell_again(self) -> None:
        """Tell of the steps what may be told now; the chosen one stays so."""
        row = self.list.currentRow()
        self._told = told_steps(self._job, self._timeline)
        self.list.blockSignals(True)
        self.list.clear()
        self._fill()
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self.show_step()

    def show_step(self) -> None:
        """Show what the chosen step changed, and tell it to those who hear it."""
        self._show_soon.stop()
        content = QWidget()
        column = self._column_in(content)
        place = self._chosen()
        if place:
            told, pairs = self._told[place - 1], self._pairs(place)
            title = strong_label(told.words)
            title.setWordWrap(True)
            column.addWidget(title)
            if told.where:
                column.addWidget(quiet_label(told.where))
            changed = counted("timeline-changed", int(pairs["count"].sum()))
            column.addWidget(quiet_label(changed))
            column.addLayout(pairs_grid(pairs, _SHOWN_PAIRS))
            first = pairs.head(_TOLD_PAIRS).select("before", "after").iter_rows(named=True)
            self._hear(listed((changed, *(sentence("check-becomes", **pair) for pair in first))))
        else:
            column.addWidget(text_label(sentence("timeline", "opened-say")))
        column.addStretch(1)
        self._area.setWidget(content)

    def _pairs(self, place: int) -> pl.DataFrame:
        step = self._timeline.steps[place - 1]
        sheets = {each.record_type.name: each for each in self._job.sheets}
        return pairs_made(sheets[step.record_type], step.edit)

    def _hear(self, words: str) -> None:
        item = self.list.currentItem()
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, words)

    def _chosen(self) -> int:
        return int(self.list.currentItem().data(_PLACE))

    def _move(self) -> None:
        """Say what the button would do, now; what the step changed follows."""
        place, now = self._chosen(), self._timeline.now
        if place < now:
            self.go.setText(counted("timeline-back", now - place))
        elif place > now:
            self.go.setText(counted("timeline-again", place - now))
        else:
            self.go.setText(sentence("timeline", "here"))
        self.go.setEnabled(place != now)
        self._show_soon.start()

    def _go(self) -> None:
        if self._chosen() != self._timeline.now and not self._is_held:
            self.place = self._chosen()
            self.accept()

    # -- Inside ---------------------------------------------------------------------------

    def _fill(self) -> None:
        for told in reversed(self._told):
            self._add(told.place, _words_of(told, self._timeline.now), told.where, told.is_done)
        names = (screened_file(each.sheet.origin.file.name) for each in self._job.sheets)
        files = listed(dict.fromkeys(names))
        part = "opened" if self._timeline.now else "opened-now"
        self._add(0, sentence("timeline", part, file=files), "", is_done=True)

    def _add(self, place: int, words: str, where: str, is_done: bool) -> None:
        item = QListWidgetItem(f"{words}\n{where}" if where else words)
        item.setData(_PLACE, place)
        if not is_done:
            item.setForeground(QColor(theme.colours().quiet))
        if place == self._timeline.now:
            item.setFont(theme.strong_font())
        item.setData(Qt.ItemDataRole.AccessibleTextRole, listed(filter(None, (words, where))))
        self.list.addItem(item)

    def _button(self, role: str, act: Callable[[], object]) -> QPushButton:
        return push_button(f"timeline.{role}", "", act)

    def _column_in(self, content: QWidget) -> QVBoxLayout:
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, theme.INSIDE_PX, 0)
        column.setSpacing(theme.INSIDE_PX)
        return column

    def _lay_out(self) -> None:
        self._area = ReadingArea("timeline.details", sentence("timeline", "details"))
        middle = QHBoxLayout()
        middle.setSpacing(theme.BETWEEN_PX)
        middle.addWidget(self.list, 1)
        middle.addWidget(self._area, 1)
        buttons = FlowRow(across_px=theme.INSIDE_PX, down_px=theme.INSIDE_PX, at_end=True)
        for each in (self.go, self.leave):
            buttons.addWidget(each)
        if self._is_held:
            self.go.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.EDGE_PX] * 4)
        column.setSpacing(theme.BETWEEN_PX)
        column.addWidget(text_label(sentence("timeline", "say-held" if self._is_held else "say")))
        column.addLayout(middle, 1)
        column.addLayout(buttons)


def _words_of(told: ToldStep, now: int) -> str:
    """Return the line of a step: its number, what it did, and whether it is done."""
    part = "step" if told.is_done else "taken-back"
    part = "now" if told.place == now else part
    return sentence("timeline", part, place=number(told.place), step=told.words)
