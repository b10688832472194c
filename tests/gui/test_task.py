"""Work on a worker thread: its progress, its one end, and that it can be stopped."""

from __future__ import annotations

import gc
import threading
from itertools import count
from types import SimpleNamespace
from typing import TYPE_CHECKING
from weakref import ref

import pytest
from PySide6.QtCore import QThread, QThreadPool

from rosterwizard.gui import task as tasks
from rosterwizard.gui.task import LatestTask, Task, cancel_all
from tests.helpers.stumbles import STUMBLES, WANTED

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.core.messages.progress import Progress


@pytest.fixture
def pool(qtbot: QtBot) -> QThreadPool:
    return QThreadPool()


def read_slowly(progress: Progress) -> None:
    """Report until stopped, at most half a minute."""
    wait = threading.Event()
    for done in range(30_000):
        progress.report(done, 30_000)
        wait.wait(0.001)


def begun(task: Task, qtbot: QtBot, pool: QThreadPool | None = None) -> Task:
    """Start the task and wait until it tells of its progress.

    Not by waitSignal: what it waits with is gone afterwards, and progress that is still on its way
    between the threads would be told to it all the same.
    """
    told: list[int] = []
    task.progressed.connect(lambda done, _: told.append(done))
    task.start(pool)
    qtbot.waitUntil(lambda: bool(told))
    return task


def test_result_comes_on_the_gui_thread(qtbot: QtBot, pool: QThreadPool) -> None:
    task = Task(lambda _progress: QThread.isMainThread())
    told: list[tuple[bool, bool]] = []
    task.succeeded.connect(lambda result: told.append((result, QThread.isMainThread())))
    with qtbot.waitSignals([task.succeeded, task.finished], order="strict"):
        task.start(pool)
    assert told == [(False, True)]


def test_what_the_work_raises_is_its_outcome(qtbot: QtBot, pool: QThreadPool) -> None:
    def fail(_progress: Progress) -> None:
        raise ValueError("no")

    task = Task(fail)
    with (
        qtbot.assertNotEmitted(task.succeeded),
        qtbot.waitSignals([task.failed, task.finished], order="strict"),
    ):
        task.start(pool)


@pytest.mark.parametrize("kind", STUMBLES)
def test_every_kind_of_error_is_told_once_and_then_the_end(
    qtbot: QtBot, pool: QThreadPool, kind: str
) -> None:
    task = Task(STUMBLES[kind])
    told: list[str] = []
    task.failed.connect(lambda error: told.append(type(error).__name__))
    with (
        qtbot.assertNotEmitted(task.succeeded),
        qtbot.assertNotEmitted(task.cancelled),
        qtbot.waitSignals([task.failed, task.finished], order="strict"),
    ):
        task.start(pool)
    assert told == [kind]


@pytest.mark.parametrize("kind", WANTED)
def test_an_end_that_was_wanted_is_no_error(
    qtbot: QtBot, pool: QThreadPool, capfd: pytest.CaptureFixture[str], kind: str
) -> None:
    task = Task(WANTED[kind])
    with (
        qtbot.assertNotEmitted(task.succeeded),
        qtbot.assertNotEmitted(task.failed),
        qtbot.waitSignals([task.cancelled, task.finished], order="strict"),
    ):
        task.start(pool)
    assert pool.waitForDone(5000)
    assert capfd.readouterr() == ("", "")


def test_cancel_is_its_own_outcome(qtbot: QtBot, pool: QThreadPool) -> None:
    task = begun(Task(read_slowly), qtbot, pool)
    with (
        qtbot.assertNotEmitted(task.succeeded),
        qtbot.assertNotEmitted(task.failed),
        qtbot.waitSignals([task.cancelled, task.finished], order="strict"),
    ):
        task.cancel()


def test_progress_is_told_at_most_twenty_times_a_second_but_always_at_the_end(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = count(1)
    monkeypatch.setattr(tasks, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    monkeypatch.setattr(tasks, "REPORT_EVERY_S", 3)
    task = Task(lambda _: None)
    told: list[int] = []
    task.progressed.connect(lambda done, _: told.append(done))
    for done in range(1, 22):
        task.report(done, 21)
    assert told == [4, 8, 12, 16, 20, 21]


def test_words_are_told_when_they_are_others() -> None:
    task = Task(lambda _: None)
    told: list[str] = []
    task.said.connect(told.append)
    for words in ("1 of 2", "1 of 2", "2 of 2"):
        task.say(words)
    assert told == ["1 of 2", "2 of 2"]


def test_a_task_lives_until_it_is_finished(qtbot: QtBot, pool: QThreadPool) -> None:
    done = []
    Task(lambda _: done.append(QThread.isMainThread())).start(pool)
    qtbot.waitUntil(lambda: not tasks.unfinished())
    assert done == [False]


def test_all_work_can_be_stopped_at_once(qtbot: QtBot) -> None:
    task = begun(Task(read_slowly), qtbot)
    with qtbot.waitSignal(task.cancelled):
        assert cancel_all()


@pytest.fixture
def latest(qapp: object) -> LatestTask:
    assert qapp
    return LatestTask()


def test_only_the_last_answer_counts(latest: LatestTask, qtbot: QtBot) -> None:
    answers: list[str] = []
    hold = threading.Event()
    latest.start(lambda _progress: hold.wait(5) and "first", answers.append)
    latest.start(lambda _progress: "second", answers.append)
    hold.set()
    qtbot.waitUntil(lambda: answers == ["second"])


def test_what_is_cancelled_is_never_answered(latest: LatestTask, qtbot: QtBot) -> None:
    answers: list[str] = []
    hold = threading.Event()
    latest.start(lambda _progress: hold.wait(5) and "late", answers.append)
    latest.cancel()
    hold.set()
    latest.start(lambda _progress: "next", answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["next"]


@pytest.mark.parametrize("kind", ["ValueError", "PanicException"])
def test_a_fault_is_told(latest: LatestTask, qtbot: QtBot, kind: str) -> None:
    with qtbot.waitSignal(latest.failed) as told:
        latest.start(STUMBLES[kind], lambda _: None)
    assert type(told.args[0]).__name__ == kind


class Listening:
    """Takes an answer, and can be watched."""

    def __init__(self) -> None:
        self.answers: list[object] = []

    def take(self, answer: object) -> None:
        """Note the answer."""
        self.answers.append(answer)


def test_nothing_is_left_of_who_listened(latest: LatestTask, qtbot: QtBot) -> None:
    listening = Listening()
    watched, answers = ref(listening), listening.answers
    latest.start(lambda _progress: "told", listening.take)
    del listening
    qtbot.waitUntil(lambda: answers == ["told"])

    def is_gone() -> bool:
        gc.collect()
        return watched() is None

    qtbot.waitUntil(is_gone)


def test_what_the_work_was_about_is_let_go_at_its_end(qtbot: QtBot, pool: QThreadPool) -> None:
    about = Listening()
    watched = ref(about)
    task = Task(about.take)
    del about
    with qtbot.waitSignal(task.finished):
        task.start(pool)
    qtbot.waitUntil(lambda: watched() is None)
    assert isinstance(task, Task)  # it is not gone because the task is


def test_a_task_is_not_destroyed_by_its_worker(qtbot: QtBot, pool: QThreadPool) -> None:
    destroyed: list[bool] = []
    gc.disable()
    try:
        task = Task(lambda _: None)
        task.destroyed.connect(lambda: destroyed.append(QThread.isMainThread()))
        task.start(pool)
        del task
        qtbot.waitUntil(lambda: not tasks.unfinished())
        assert pool.waitForDone(5000)
        assert not destroyed
    finally:
        gc.enable()
    gc.collect()
    assert destroyed == [True]
