"""Of several requests only the last one is answered."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from rosterwizard.gui.latest import Latest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def latest(qapp: object) -> Latest:
    assert qapp
    return Latest()


def test_only_the_last_answer_counts(latest: Latest, qtbot: QtBot) -> None:
    answers: list[str] = []
    hold = threading.Event()
    latest.start(lambda _progress: hold.wait(5) and "first", answers.append)
    latest.start(lambda _progress: "second", answers.append)
    hold.set()
    qtbot.waitUntil(lambda: answers == ["second"])


def test_what_is_cancelled_is_never_answered(latest: Latest, qtbot: QtBot) -> None:
    answers: list[str] = []
    hold = threading.Event()
    latest.start(lambda _progress: hold.wait(5) and "late", answers.append)
    latest.cancel()
    hold.set()
    latest.start(lambda _progress: "next", answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["next"]


def test_a_fault_is_told(latest: Latest, qtbot: QtBot) -> None:
    def stumble(_progress: object) -> None:
        raise ValueError

    with qtbot.waitSignal(latest.failed) as told:
        latest.start(stumble, lambda _: None)
    assert isinstance(told.args[0], ValueError)
