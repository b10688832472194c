"""Makes a case file for support: everything in it is shown, and proven, before it is saved."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from weakref import ref

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.reading.file_endings import CASE
from rosterwizard.gui import theme
from rosterwizard.gui.asked_file import ask_new_file, folder_of
from rosterwizard.gui.case.case_contents import CaseContents
from rosterwizard.gui.case.real_file_part import RealFilePart
from rosterwizard.gui.naming import named
from rosterwizard.gui.task import Task
from rosterwizard.gui.widgets.flow_row import FlowRow
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import quiet_label, text_label, title_label
from rosterwizard.gui.widgets.message_bar import MessageBar
from rosterwizard.gui.widgets.progress_strip import ProgressStrip
from rosterwizard.gui.widgets.scrolled import GivingWay, scrolled
from rosterwizard.gui.window_size import on_screen
from rosterwizard.services.case_files.case_making import PARTS, CaseRequest
from rosterwizard.services.work_facts import own_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.gui.session import Session
    from rosterwizard.gui.theme import Mark
    from rosterwizard.services.case_files.case_making import MadeCase, Part

    Make = Callable[[Progress], MadeCase]

_SIZE = QSize(940, 720)
_LEAST_HEIGHT_PX = 180  # of what the case holds: a few rows, also in the smallest window


class MakeCaseDialog(KeyedDialog):
    """Begins to make the case when it is opened; what a person leaves out is made anew.

    The real files are an explicit and separate choice, and are only read when that case is saved.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._work = session, session.work
        self._task: Task | None = None
        self.made: MadeCase | None = None
        named(self, "make_case", sentence("make-case", "title"))
        self.setWindowTitle(sentence("make-case", "title"))
        self.message_bar = MessageBar("make_case", closable=False, covered=False)
        self.progress = ProgressStrip("make_case")
        self.progress.cancelled.connect(self._cancel)
        self.contents = CaseContents()
        self._room = GivingWay(self.contents, _LEAST_HEIGHT_PX)
        self.parts = {part: self._part_box(part) for part in PARTS}
        self.real = RealFilePart()
        self.again = self._button("again", self.make)
        self.save = self.main = self._button("save", self._save)
        self.save.setProperty("role", "primary")
        self._close = self._button("close", self.reject)
        self._why_off = quiet_label()
        self._lay_out()
        self.resize(on_screen(self, _SIZE))
        self.real.changed.connect(self._follow)
        self.real.take.toggled.connect(self._say_what_goes)
        self.real.fold.toggled.connect(self._show_real)
        self.make()

    @classmethod
    def open_for(cls, session: Session, parent: QWidget) -> None:
        """Make a case of the job at hand; the window waits. Tests replace this."""
        if session.work.job is not None:
            cls(session, parent).exec()

    # -- Making ---------------------------------------------------------------------------

    def make(self) -> None:
        """Make the case of look-alikes, away from the thread that draws."""
        request = self._request()
        self.made = None
        self._start(partial(_made, request), self._take, sentence("make-case", "making"))

    def _request(self) -> CaseRequest:
        work, job = self._work, self._work.job
        if job is None:
            raise RosterError("case-unsound")
        without: tuple[Part, ...] = tuple(
            part for part, box in self.parts.items() if not box.isChecked()
        )
        request = CaseRequest(job, work.paths, submitted=work.submitted, without=without)
        return replace(request, options=work.options) if work.options else request

    def _take(self, made: MadeCase) -> None:
        from rosterwizard.services.case_files.case_told import preview_of  # noqa: PLC0415 - polars

        self.made = made
        self.contents.show_parts(preview_of(made))
        self._room.show()
        self.contents.list.setFocus()
        self._say_what_goes()

    def _say_what_goes(self) -> None:
        """Say what the proof says of the look-alike, or that the real file goes in its place."""
        from rosterwizard.services.case_files.case_told import proof_told  # noqa: PLC0415 - polars

        if self.real.is_wanted:
            self.message_bar.tell("warning", sentence("make-case", "sealed"))
        elif self.made is not None:
            made, said = self.made, " ".join(proof_told(self.made))
            kept: Mark = "fixed" if made.opened.is_reproduced else "warning"
            self.message_bar.tell("error" if made.found else kept, said)

    def _save(self) -> None:
        path = self.ask_path()
        if path is None:
            return
        passphrase, own = self.real.passphrase(), own_files(self._work)
        if passphrase is not None:
            work: Make = partial(_saved_real, self._request(), passphrase, path, own)
            then = partial(self._end, path, "saved-real")
            self._start(work, then, sentence("make-case", "sealing"))
        elif self.made is not None:
            work = partial(_saved, self.made, path, own)
            then = partial(self._end, path, "saved")
            self._start(work, then, sentence("make-case", "saving"))

    def _end(self, path: Path, part: str, _made: MadeCase) -> None:
        said = partial(sentence, "make-case", part, file=path.name)
        self.message_bar.tell("fixed", said(), again=said)
        self._close.setFocus()

    def ask_path(self) -> Path | None:
        """Ask where to save, beside the person's own file to begin with. Tests replace this.

        The name that is offered tells nothing of the file.
        """
        name = f"{sentence('make-case', 'name')}{CASE}"
        title = sentence("make-case", "save-title")
        return ask_new_file(self, title, folder_of(self._work) / name, "case-file")

    # -- Inside ---------------------------------------------------------------------------

    def _start(self, work: Make, then: Callable[[Any], None], doing: str) -> None:
        self._drop()
        task = self._task = Task(work)
        this = ref(task)  # see `Task`
        for signal, act in (
            (task.progressed, self.progress.advance),
            (task.said, self.progress.tell),
            (task.succeeded, partial(self._ended, then)),
            (task.failed, partial(self._ended, self._tell_failure)),
            (task.cancelled, partial(self._ended, self._lead_on)),
        ):
            signal.connect(partial(self._take_unless_late, this, act))
        self.message_bar.hide()
        self.progress.begin(doing)
        self._follow()
        task.start()

    def _take_unless_late(
        self, this: Callable[[], Task | None], act: Callable[..., None], *values: object
    ) -> None:
        if isValid(self) and this() is self._task:
            act(*values)

    def _ended(self, then: Callable[..., None], *values: object) -> None:
        self._task = None
        self.progress.end()
        then(*values)
        self._follow()

    def _tell_failure(self, error: BaseException) -> None:
        self.message_bar.tell_failure(error)
        self._lead_on()

    def _lead_on(self) -> None:
        """Give the keyboard to what can be done after nothing came of it."""
        self._follow()
        (self.again if self.made is None else self.save).setFocus()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.progress.say_stopping()

    def _drop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _follow(self) -> None:
        """Say what can be pressed, and why not."""
        busy, missing = self._task is not None, self.real.missing()
        unsafe = self.made is not None and bool(self.made.found)
        can_save = self.made is not None and not unsafe
        self.save.setEnabled(not busy and not missing and (can_save or self.real.is_wanted))
        self.save.setText(sentence("make-case", "save-real" if self.real.is_wanted else "save"))
        self.again.setVisible(not busy and not can_save)
        self._room.setVisible(self.made is not None)
        unsafe = unsafe and not self.real.is_wanted
        doing = sentence("make-case", "busy") if busy else ""
        self._why_off.setText(
            doing or missing or (sentence("make-case", "unsafe") if unsafe else "")
        )

    def _show_real(self) -> None:
        """Scroll to what was just unfolded."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._area.ensureWidgetVisible(self.real)

    def _part_box(self, part: Part) -> QCheckBox:
        box = named(QCheckBox(sentence("make-case", part)), f"make_case.with_{part}")
        box.setChecked(True)
        box.toggled.connect(self.make)
        return box

    def _button(self, role: str, act: Callable[[], None]) -> QPushButton:
        button = named(QPushButton(sentence("make-case", role)), f"make_case.{role}")
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.BETWEEN_PX)
        title, says = (sentence("make-case", each) for each in ("title", "message"))
        inside.addLayout(_group(title_label(title), text_label(says)))
        for part in (self.progress, self.message_bar):
            inside.addWidget(part)
        inside.addWidget(self._room, 1)
        boxes = QWidget()
        row = FlowRow(boxes, across_px=theme.BETWEEN_PX, down_px=theme.GRID_PX)
        for box in self.parts.values():
            row.addWidget(box)
        inside.addLayout(_group(quiet_label(sentence("make-case", "with")), boxes))
        inside.addWidget(self.real)
        inside.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.EDGE_PX] * 4)
        column.setSpacing(theme.BETWEEN_PX)
        self._area = scrolled(content, "make_case.scroll")
        column.addWidget(self._area, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        buttons = QDialogButtonBox()
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.again, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._close, QDialogButtonBox.ButtonRole.RejectRole)
        line = QHBoxLayout()
        line.addWidget(self._why_off, 1)
        line.addWidget(buttons)
        return line

    # Qt's own

    def done(self, result: int) -> None:
        """Stop what is still being made."""
        self._drop()
        super().done(result)


def _group(*parts: QWidget) -> QVBoxLayout:
    """Return what belongs together, closer than all else."""
    column = QVBoxLayout()
    column.setSpacing(theme.GRID_PX)
    for part in parts:
        column.addWidget(part)
    return column


def _made(request: CaseRequest, progress: Progress) -> MadeCase:
    from rosterwizard.services.case_files.alike_cases import made_case  # noqa: PLC0415 - polars

    return made_case(request, progress)


def _saved(made: MadeCase, path: Path, own: tuple[Path, ...], _progress: Progress) -> MadeCase:
    from rosterwizard.services.case_files.case_saving import save_case  # noqa: PLC0415 - polars

    save_case(made, path, own)
    return made


def _saved_real(
    request: CaseRequest, passphrase: str, path: Path, own: tuple[Path, ...], progress: Progress
) -> MadeCase:
    from rosterwizard.services.case_files.case_making import made_real_case  # noqa: PLC0415 - polars

    return _saved(made_real_case(request, passphrase, progress), path, own, progress)
