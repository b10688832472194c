"""The real window, led from outside: `window_figures.py [FILE RECORD_TYPE]`; alone it only starts.

Prints JSON: by the names of goals how long a person waits and how long the event loop did not turn,
in milliseconds by the clock and of the processors' work, and the bytes that the window held.
Offscreen, but with every widget and every paint of the program. Where a part of the window is
called otherwise by now, its figure is left out, with a word on standard error.
"""

from __future__ import annotations

import gc
import json
import os
import random
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTableView

from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui import app
from tests.bench.stopwatch import Stopwatch, median_of, most_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bench.stopwatch import Taken

    Fact = Callable[[], bool]
    Figures = dict[str, Taken]

TICK_MS = 2
TURN_S = 0.0002
TIMES = 60  # of each small step
LONGEST_S = 600.0
CHANGED_AT_ONCE = 100_000
TYPED_IN = (0, 5, 9)  # columns: unique, conditioning another, and a usual one
SORTED_BY = (3, 4, 7)  # columns: few texts again and again, another text in each row, and dates
ENGINE = "polars"


class Gaps(QObject):
    """Notes how long the event loop did not turn, by the clock and by its own thread's work."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self.begin()
        self._timer.start()

    def begin(self) -> None:
        """Begin anew."""
        self._turned, self._worked = time.perf_counter(), time.thread_time()
        self._longest = self._most_work = 0.0

    def longest(self) -> Taken:
        """Return the longest gap since the beginning, and the one of most work."""
        self._tick()
        return 1000 * self._longest - TICK_MS, 1000 * self._most_work

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self._longest = max(self._longest, now - self._turned)
        self._most_work = max(self._most_work, worked - self._worked)
        self._turned, self._worked = now, worked


class RowsPainted(QObject):
    """Notes when a table that has rows was painted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.table: QTableView | None = None
        self.await_paint()
        application().installEventFilter(self)

    def await_paint(self) -> None:
        """Wait for the next paint from now on."""
        self._watch = Stopwatch()
        self.taken: Taken | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note the moment after the paint of a table with rows."""
        if event.type() is QEvent.Type.Paint and self.taken is None:
            table = watched.parent()
            if isinstance(table, QTableView) and table.viewport() is watched and has_rows(table):
                self.table = table
                QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        self.taken = self.taken or self._watch.read()


class Drive:
    """Leads the window through a file, and notes its figures."""

    def __init__(self, frame: QObject, file: Path, record_type: str) -> None:
        self.file, self.record_type = file, record_type
        self.figures: Figures = {}
        self.gaps = Gaps(frame)
        self.first, self.shown = RowsPainted(frame), RowsPainted(frame)
        self.window = self._window()

    def _window(self) -> Any:  # noqa: ANN401 - the bench asks no more of it than it needs
        from rosterwizard.gui.window import Window

        found = [each for each in application().allWidgets() if isinstance(each, Window)]
        return found[0]

    @property
    def work(self) -> Any:  # noqa: ANN401 - as above
        """The work at hand."""
        return self.window.session.work

    @property
    def table(self) -> QTableView:
        """The table of rows."""
        assert self.shown.table is not None
        return self.shown.table

    @property
    def page(self) -> Any:  # noqa: ANN401 - as above
        """The page that is open."""
        return self.window.currentPage()

    def drive(self, *steps: Callable[[], None]) -> None:
        """Do what a person does, print the figures and end."""
        for step in steps:
            try:
                step()
            except Exception as error:  # noqa: BLE001 - the other figures count none the less
                print(f"{step.__name__}: {error!r}", file=sys.stderr)  # noqa: T201 - as above
        json.dump(self.figures, sys.stdout)
        sys.stdout.flush()
        os._exit(0)

    def start(self) -> None:
        """Wait until the engine is loaded."""
        self.gaps.begin()
        wait_until(lambda: is_loaded(ENGINE) and is_idle())
        self.figures["gap-import"] = self.gaps.longest()

    def open(self) -> None:
        """Choose the file, and wait until it is checked and shown."""
        system, record_type = self.record_type.split("/")
        session = self.window.session
        wait_until(lambda: bool(session.profiles) and is_loaded(ENGINE) and is_idle())
        wait_until(lambda: self.window.page(Step.CHECK.number) is not None)
        (profile,) = (each for each in session.profiles if each.name == system)
        session.choose(profile, [record_type])
        session.changed.connect(self._check_came)
        self.gaps.begin()
        self.first.await_paint()
        self.window.open_files([self.file])
        wait_until(lambda: self.is_done() and self.shown.taken is not None)
        self.figures["gap"] = self.gaps.longest()
        for name, rows in (("first-rows", self.first), ("shown", self.shown)):
            assert rows.taken is not None
            self.figures[name] = rows.taken
        gc.collect()
        self.figures["held"] = held(), 0

    def _check_came(self, before: Any, after: Any) -> None:  # noqa: ANN401 - as above
        if after.problems and not before.problems:
            self.shown.await_paint()

    def filter(self) -> None:
        """Choose the rows with errors, and all again, each time from far down."""
        model: Any = self.table.model()
        whole = model.rowCount()
        taken = []
        for number in range(TIMES // 3):
            key = ("error", "all")[number % 2]
            bar = self.table.verticalScrollBar()
            bar.setValue(bar.maximum() * 9 // 10)
            wait_until(is_idle)
            watch = Stopwatch()
            self.page.desk.filters.chosen.emit(key)
            wait_until(lambda key=key: (model.rowCount() == whole) is (key == "all"))  # type: ignore[misc] # bound at once
            self.table.viewport().repaint()
            taken.append(watch.read())
            wait_until(is_idle)
        self.figures["filter"] = median_of(taken)

    def scroll(self) -> None:
        """Scroll row by row."""
        bar = self.table.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        self.figures["scroll"] = median_of(
            [self._moved(lambda: bar.setValue(bar.value() + 1)) for _ in range(TIMES)]
        )

    def jump(self) -> None:
        """Go to cells far from each other."""
        chance = random.Random(7)  # noqa: S311 - places in a table
        table: Any = self.table
        rows = table.model().rowCount()
        places = [chance.randrange(rows) for _ in range(TIMES)]
        self.figures["jump"] = median_of(
            [self._moved(lambda row=row: table.go_to(row, row % 12)) for row in places]  # type: ignore[misc] # bound at once
        )

    def sort(self) -> None:
        """Press headings: the rows stand one way, then the other way, then as in the file."""
        header: Any = self.table.horizontalHeader()
        taken = []
        for column in SORTED_BY:
            press = partial(header.heading_pressed.emit, column)
            taken += [self._until_others_shown(press) for _ in range(2)]
            self._until_others_shown(press)
        self.figures["sort"] = most_of(taken)

    def _until_others_shown(self, change: Callable[[], object]) -> Taken:
        """Return what it takes until other rows are painted."""
        model: Any = self.table.model()
        shown: list[None] = []
        note = model.modelReset.connect(lambda: shown.append(None))
        watch = Stopwatch()
        change()
        wait_until(lambda: bool(shown))
        self.table.viewport().repaint()
        taken = watch.read()
        model.modelReset.disconnect(note)
        wait_until(is_idle)
        return taken

    def _moved(self, move: Callable[[], object]) -> Taken:
        watch = Stopwatch()
        move()
        self.table.viewport().repaint()
        taken = watch.read()
        wait_until(is_idle)
        return taken

    def edit(self) -> None:
        """Type into cells of a unique column, of one that conditions others, and of another."""
        table: Any = self.table
        model, chance = table.model(), random.Random(8)  # noqa: S311 - places in a table
        rows = model.rowCount()
        taken = []
        self.gaps.begin()
        for number in range(TIMES // 3):
            table.go_to(chance.randrange(rows), TYPED_IN[number % len(TYPED_IN)])
            wait_until(is_idle)
            text = f"typed {number}"
            index = table.currentIndex()
            role = Qt.ItemDataRole.EditRole
            taken.append(self._until_shown(lambda: model.setData(index, text, role)))  # noqa: B023 - called at once
        self.figures["edit-painted"] = most_of(taken)
        self.figures["gap-edit"] = self.gaps.longest()

    def change_many(self) -> None:
        """Make a fix over many cells, and take it back."""
        import polars as pl

        from rosterwizard.core.job.edits import CELLS, Edit

        sheet = self.work.job.sheets[0]
        before = sheet.frame["c3"].head(CHANGED_AT_ONCE)
        cells = pl.select(
            row=pl.int_range(before.len()), column=3, before=before, after="x" + before
        )
        edit = Edit(cells.cast(dict(CELLS)), "edit-all-safe")  # type: ignore[arg-type] # a schema
        self.gaps.begin()
        for name, change in (
            ("fix", lambda: self.page.make_edit(edit, sheet.record_type.name)),
            ("fix-undone", self.page.undo),
        ):
            self.figures[name] = self._until_shown(change)
        self.figures["gap-fix"] = self.gaps.longest()

    def _until_shown(self, change: Callable[[], object]) -> Taken:
        """Return what it takes until a change is painted, with what is wrong then."""
        model: Any = self.table.model()
        marked: list[None] = []
        note = model.marked.connect(lambda: marked.append(None))
        watch = Stopwatch()
        change()
        wait_until(lambda: bool(marked))
        self.table.viewport().repaint()
        taken = watch.read()
        model.marked.disconnect(note)
        wait_until(self.is_done)
        return taken

    def is_done(self) -> bool:
        """Tell whether the job as it stands is checked, and nothing more is worked at."""
        return self.work.job is not None and self.work.is_checked and is_idle()


def application() -> QApplication:
    """Return the program."""
    found = QCoreApplication.instance()
    assert isinstance(found, QApplication)
    return found


def wait_until(fact: Fact) -> None:
    """Let the event loop turn until `fact` holds."""
    end = time.monotonic() + LONGEST_S
    while not fact():
        if time.monotonic() > end:
            raise TimeoutError
        application().processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
        application().sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(TURN_S)  # else the threads that are waited for would wait for this one


def is_idle() -> bool:
    """Tell whether no work runs, and all that was worked out has been taken."""
    from rosterwizard.gui import task

    return task.unfinished() == 0


def is_loaded(library: str) -> bool:
    """Tell whether a library was imported, to its end."""
    module = sys.modules.get(library)
    return module is not None and not getattr(module.__spec__, "_initializing", False)


def has_rows(table: QTableView) -> bool:
    """Tell whether a table is in sight and has something to show."""
    return table.isVisible() and table.model().rowCount() > 0


def held() -> float:
    """Return the bytes of memory that this process holds, where the system says so."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def main(file: str = "", record_type: str = "") -> None:
    """Run the program, and drive it once its first page is there."""
    bring_wizard: Callable[..., None] = app.bring_wizard

    def bring_and_drive(frame: QObject, *others: object) -> None:
        bring_wizard(frame, *others)
        QTimer.singleShot(0, lambda: drive(frame))

    def drive(frame: QObject) -> None:
        drive = Drive(frame, Path(file), record_type)
        looked = (drive.open, drive.filter, drive.sort, drive.scroll, drive.jump)
        led = (*looked, drive.edit, drive.change_many)
        drive.drive(*(led if file else (drive.start,)))

    stand_in: Any = bring_and_drive
    app.bring_wizard = stand_in
    app.run_window(())


if __name__ == "__main__":
    main(*sys.argv[1:])
