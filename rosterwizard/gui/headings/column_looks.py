"""What stands in the columns and how well it fits, looked at one after the other."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from rosterwizard.core.showing.column_glance import Glance, glance_at
from rosterwizard.core.showing.value_fit import Fit, fit_of
from rosterwizard.gui.task import LatestTask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.messages.progress import Progress

Asked = tuple[str, int, str]  # the name of a record type, a column, a field or "" for a glance
Found = dict[Asked, Glance | Fit]

_SHOWN_AFTER_S = 0.2  # what was found by then is shown, and the rest is looked at afterwards


class ColumnLooks(QObject):
    """Looks at one column after the other, in the background, and tells the first answers soon.

    Every cell is looked at, so nothing is said of a part of them. Which columns are of passwords
    may be said meanwhile: whoever shows a glance hides what must not be seen of it.
    """

    glanced = Signal(str, int, object)  # the record type, the column, its Glance
    fitted = Signal(str, int, str, object)  # the same, the field, its Fit
    failed = Signal(BaseException)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._asked: dict[Asked, None] = {}  # in order
        self._found: Found = {}
        self._looking = LatestTask(self)
        self._looking.failed.connect(self.failed)
        self._soon = QTimer(self, singleShot=True, interval=0)  # once all is asked
        self._soon.timeout.connect(self._look_on)

    def begin(self, job: Job) -> None:
        """Forget what was found, and begin with the cells of that job."""
        self.stop()
        self._job = job
        self._found.clear()

    def stop(self) -> None:
        """Look at nothing more."""
        self._soon.stop()
        self._looking.cancel()
        self._asked.clear()

    def ask_glance(self, name: str, column: int) -> None:
        """Ask what stands in a column."""
        self._ask((name, column, ""))

    def ask_fit(self, name: str, column: int, field: str) -> None:
        """Ask how many values of a column fit a field."""
        self._ask((name, column, field))

    def _ask(self, asked: Asked) -> None:
        if asked in self._found:
            self._tell(asked, self._found[asked])
        elif asked not in self._asked:
            if not self._asked:
                self._soon.start()
            self._asked[asked] = None

    def _look_on(self) -> None:
        job, asked = self._job, tuple(self._asked)
        if job is not None and asked:
            self._looking.start(lambda progress: _look(job, asked, progress), self._take)

    def _take(self, found: Found) -> None:
        for asked, each in found.items():
            del self._asked[asked]
            self._found[asked] = each
            self._tell(asked, each)
        self._look_on()

    def _tell(self, asked: Asked, found: Glance | Fit) -> None:
        name, column, field = asked
        if isinstance(found, Fit):
            self.fitted.emit(name, column, field, found)
        else:
            self.glanced.emit(name, column, found)


def _look(job: Job, asked: Sequence[Asked], progress: Progress) -> Found:
    """Return what there is to be told by now: of one column at least."""
    found: Found = {}
    began = time.monotonic()
    for name, column, field in asked:
        if found and time.monotonic() - began > _SHOWN_AFTER_S:
            break
        progress.report(len(found), len(asked))
        sheet = next(each for each in job.sheets if each.record_type.name == name)
        if field:
            fit = fit_of(job.profile, sheet, column, sheet.record_type.field(field))
            found[name, column, field] = fit
        else:
            found[name, column, field] = glance_at(sheet.frame[f"c{column}"])
    return found
