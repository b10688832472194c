"""What every page of the wizard has: a heading, one sentence, messages, work in the background."""

import time
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import ref

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
    QWizardPage,
)

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.wizard import flow
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui import theme
from rosterwizard.gui.naming import AnyWidget, named
from rosterwizard.gui.plain_text import PlainLabel
from rosterwizard.gui.session import Session
from rosterwizard.services.work_facts import facts_of

if TYPE_CHECKING:  # made on first use, so that the first paint does not wait for them
    from PySide6.QtGui import QAction

    from rosterwizard.gui.task import SlowWork, Task
    from rosterwizard.gui.widgets.message_bar import MessageBar
    from rosterwizard.gui.widgets.progress_strip import ProgressStrip
    from rosterwizard.services.work import Work

_BELOW_PX = 12  # between a message and the work


def _note_end(step: str, began_at: float) -> None:
    from rosterwizard.services.noted_work import note_task  # noqa: PLC0415 - start-up

    note_task(step, time.monotonic() - began_at)


def _anything(_work: object) -> None:
    """Count for every work."""


def _drop(_result: object) -> None:
    """Let nothing come of it."""


class Page(QWizardPage):
    """One step of the road. A page fills `body` and says what the window needs for its buttons.

    Object names are `<page>.<role>`; `named` sets them together with what a screen reader says.
    Everything sits in a scroll area, so that nothing is cut off in a small window.
    """

    step: ClassVar[Step]
    wants_room: ClassVar[bool] = False  # the list of steps shall leave it what room it can
    state_changed = Signal()  # the answer of `next_label`, `missing` or `busy` may be another
    ready = Signal()  # the work of the page is done; the main button may take the focus
    proceed = Signal()  # the page goes on by itself, as if its `go_on` had said yes
    files_given = Signal(list)  # of Path: to be opened as if they were dropped
    goes_to = Signal(Step)  # the page wants another one opened
    bug_found = Signal(BaseException)  # the window shows the one dialog for bugs
    told = Signal(str, str)  # a mark and a sentence, for wherever the person is by now
    listed = Signal(
        str, str, object
    )  # the same, and what gives lines that can be opened from there

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.name = self.step.value.replace("-", "_")
        self.setObjectName(self.name)
        self.busy = False
        self.view_actions: tuple[QAction, ...] = ()  # of how the page is seen, for the menu of that
        self._task: Task | None = None
        self._heading = self.named(PlainLabel(), "heading")
        self._sentence = self.named(PlainLabel(), "sentence")
        self.body, self._above = QVBoxLayout(), QVBoxLayout()
        self.below = QVBoxLayout()  # what stays in sight while the rest scrolls
        self.beside = QHBoxLayout()  # what stands at the end of the line of the heading
        self._lay_out()
        code = f"step-{self.step.value}"
        self.set_heading(sentence(code), sentence(code, "sentence"))

    @cached_property
    def message_bar(self) -> "MessageBar":
        """The line that says what happened; made when there is something to say."""
        from rosterwizard.gui.widgets.message_bar import MessageBar  # noqa: PLC0415 - start-up

        bar = MessageBar(self.name, below_px=_BELOW_PX)
        self._above.addWidget(bar)
        return bar

    @cached_property
    def progress(self) -> "ProgressStrip":
        """The line that says how far slow work is; made when there is some."""
        from rosterwizard.gui.widgets.progress_strip import ProgressStrip  # noqa: PLC0415 - start-up

        strip = ProgressStrip(self.name, below_px=_BELOW_PX)
        strip.cancelled.connect(self.cancel)
        self._above.addWidget(strip)
        return strip

    # -- What the window asks -------------------------------------------------------------

    def next_label(self) -> str:
        """Return what the main button says: what pressing it does."""
        return sentence("footer", "continue")

    def missing(self) -> str:
        """Return why the main button is off, in words; "" when it is on."""
        code = flow.missing(self.step, facts_of(self.session.work))
        return sentence(code) if code else ""

    def enter(self) -> None:
        """Take the page into use: it was just opened, from whatever side."""

    def come_back(self) -> None:
        """Follow what other windows did; the person has come back from there."""

    def settle(self) -> None:
        """Take what is still being typed; the window asks before it goes, keeps or closes."""

    def leave(self) -> None:
        """Put the page down: another one is being opened."""

    def first_to_do(self) -> QWidget | None:
        """Return what takes the focus when the page is opened; None: the main button."""
        return None

    def show_missing(self) -> None:
        """Lead to what is missing; by default to the first thing to do."""
        first = self.first_to_do()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, before: "Work", after: "Work") -> None:
        """Follow a change of the work, whatever page is open; what is drawn is drawn in `enter`.

        The window calls it for every page, in the order of the steps, before it does anything else.
        """
        if after.reading != before.reading:
            self.forget()

    def forget(self) -> None:
        """Keep nothing of the work before: no message, and nothing that still runs for it."""
        self.cancel()
        if "message_bar" in self.__dict__:
            self.message_bar.hide()

    def go_back(self) -> bool:
        """Take a step back within the page; False when there is none, and Back leaves it."""
        return False

    def go_on(self) -> bool:
        """Do what the main button promises; False stays here, and `proceed` may follow later."""
        return True

    # -- What pages use -------------------------------------------------------------------

    def set_heading(self, heading: str, line: str) -> None:
        """Show what to do here, and one sentence below it."""
        self._heading.setText(heading)
        self._sentence.setText(line)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(line)

    def set_narrow(self, *, narrow: bool) -> None:
        """Keep less room at the edges, in a small window."""
        edge = theme.BETWEEN_PX if narrow else theme.EDGE_PX
        self._column.setContentsMargins(edge, edge, edge, theme.BETWEEN_PX)
        self.below.setContentsMargins(edge, 0, edge, theme.INSIDE_PX)

    def named(self, widget: AnyWidget, role: str, speaks: str = "") -> AnyWidget:
        """Return `widget` with its object name and what a screen reader calls it."""
        return named(widget, f"{self.name}.{role}", speaks)

    def start(
        self,
        slow: "SlowWork",
        then: Callable[[Any], None],
        doing: str,
        counts_for: "Callable[[Work], object]" = _anything,
    ) -> "Task":
        """Do `slow` on a worker thread, then give its result to `then` on this one.

        The page is busy meanwhile. A second start cancels the first, whose result is ignored.
        What it raises goes to `show_error`.
        doing: what is happening, for the progress: "Reading patrons.xlsx".
        counts_for: what of the work the result is about; it comes to nothing where that is another
            one by then.
        """
        from rosterwizard.gui.task import Task  # noqa: PLC0415 - start-up

        self.cancel()
        about = counts_for(self.session.work)

        def take(result: object) -> None:
            still_counts = counts_for(self.session.work) == about
            self._end_with(then if still_counts else _drop, result)

        task = self._task = Task(slow)
        for signal, act in (
            (task.progressed, self.progress.advance),
            (task.said, self.progress.tell),
            (task.succeeded, take),
            (task.failed, lambda error: self._end_with(self.show_error, error)),
            (task.cancelled, self._end),
        ):
            signal.connect(self._only_of(task, act))
        task.finished.connect(partial(_note_end, self.step.value, time.monotonic()))
        self.message_bar.hide()
        self.progress.begin(doing)
        self._set_busy(busy=True)
        task.start()
        return task

    def cancel(self) -> None:
        """Stop the work in the background, if there is any; nothing comes of it any more."""
        if self._task is not None:
            self._task.cancel()
            self._end()

    def show_error(self, error: BaseException) -> None:
        """Say in words what a person can mend; hand everything else to the dialog for bugs."""
        if isinstance(error, RosterError):
            from rosterwizard.services.noted_work import note_error  # noqa: PLC0415 - start-up

            note_error(error.code)
            self.message_bar.tell("error", str(error), again=error.__str__)
        else:
            self.bug_found.emit(error)

    def paths_pasted(self) -> list[Path]:
        """Return what was copied as files to open; say where there is nothing, and return none."""
        from rosterwizard.gui.pasting import paths_pasted  # noqa: PLC0415 - start-up

        try:
            return paths_pasted()
        except RosterError as error:
            self.message_bar.tell("warning", str(error))
            return []

    # -- Inside ---------------------------------------------------------------------------

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to what got the focus, by whatever key or call; Qt does it for Tab alone."""
        if self.isAncestorOf(widget):
            # What was only just shown has no place yet.
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self._area.ensureWidgetVisible(widget, theme.INSIDE_PX, theme.EDGE_PX)

    def _only_of(self, task: "Task", take: Callable[..., None]) -> Callable[..., None]:
        this = ref(task)  # see `Task`

        def take_unless_late(*values: object) -> None:
            if this() is self._task:
                take(*values)

        return take_unless_late

    def _end_with(self, then: Callable[[Any], None], result: object) -> None:
        self._end()
        then(result)

    def _end(self) -> None:
        self._task = None
        self.progress.end()
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        self.busy = busy
        self.state_changed.emit()

    def _lay_out(self) -> None:
        self._heading.setFont(theme.heading_font())
        self._heading.setProperty("role", "heading")
        self._sentence.setProperty("role", "quiet")
        content = self.named(QWidget(), "content")
        column = self._column = QVBoxLayout(content)
        self.set_narrow(narrow=False)
        column.setSpacing(0)
        words = QVBoxLayout()
        words.setSpacing(theme.GRID_PX)
        for part in (self._heading, self._sentence):
            part.setWordWrap(True)
            words.addWidget(part)
        above = QHBoxLayout()
        above.setSpacing(theme.BETWEEN_PX)
        above.addLayout(words, 1)
        above.addLayout(self.beside)
        column.addLayout(above)
        column.addSpacing(theme.BETWEEN_PX)
        column.addLayout(self._above)
        column.addLayout(self.body, 1)
        area = self._area = self.named(QScrollArea(widgetResizable=True), "scroll")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area)
        outer.addLayout(self.below)

    # -- Qt's own ------------------------------------------------------------------------

    def isComplete(self) -> bool:
        """Tell Qt whether the main button is on."""
        return not self.busy and not self.missing()

    def cleanupPage(self) -> None:
        """Keep everything: going back never loses anything."""
