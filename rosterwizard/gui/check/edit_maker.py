"""Makes the edits that take a while: one after the other, each of the sheet as it then is."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from rosterwizard.core.job.edits import Edit
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.gui.task import LatestTask

EditOf = Callable[[JobSheet], Edit | None]


class EditMaker(QObject):
    """Works edits out away from the GUI thread, so that none is lost and none is of an old sheet.

    What is asked for while another one is being made waits for it. Where the sheet was changed
    meanwhile, the edit is worked out anew: undone later, it must bring back what stood there.
    """

    made = Signal(object)  # an Edit; whoever takes it has changed the sheet by then
    failed = Signal(BaseException)  # also RosterError "edit-not-made": another sheet is shown

    def __init__(self, sheet: Callable[[], JobSheet | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._waiting: deque[EditOf] = deque()
        self._task = LatestTask(self)
        self._task.failed.connect(self._fail)

    def make_at_once(self, edit_of: EditOf) -> None:
        """Make a small edit here and now, unless others wait for their turn."""
        sheet = self._sheet()
        if self._waiting or sheet is None:
            self.make(edit_of)
        else:
            self._tell(edit_of(sheet))

    def make(self, edit_of: EditOf) -> None:
        """Make an edit, after those that wait; none where there is no sheet."""
        self._waiting.append(edit_of)
        if len(self._waiting) == 1:
            self._begin()

    def forget(self) -> None:
        """Make none of what waits: it was meant for another sheet."""
        self._waiting.clear()
        self._task.cancel()

    def _begin(self) -> None:
        sheet = self._sheet()
        if sheet is None:
            self.forget()
        elif self._waiting:
            edit_of = self._waiting[0]
            self._task.start(lambda _progress: edit_of(sheet), lambda edit: self._take(sheet, edit))

    def _take(self, sheet: JobSheet, edit: Edit | None) -> None:
        now = self._sheet()
        if now is not None and now.record_type is not sheet.record_type:
            self.forget()
            self.failed.emit(RosterError("edit-not-made"))
            return
        if now is sheet:
            self._waiting.popleft()
            self._tell(edit)
        self._begin()

    def _tell(self, edit: Edit | None) -> None:
        if edit is not None:
            self.made.emit(edit)

    def _fail(self, error: BaseException) -> None:
        self._waiting.popleft()
        self.failed.emit(error)
        self._begin()
