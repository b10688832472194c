"""Waiting can be stopped, and what the work says comes back."""

from __future__ import annotations

import threading
from typing import NoReturn

import pytest

from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.services.ways.waiting import run_watched, wait_for


def nothing() -> None:
    """Neither ask nor cut."""


def cancel() -> NoReturn:
    raise Cancelled


def test_what_the_work_returns_comes_back() -> None:
    assert run_watched(lambda: 7, cancel, nothing) == 7


def test_what_the_work_raises_comes_back() -> None:
    def work() -> NoReturn:
        raise EOFError("gone")

    with pytest.raises(EOFError, match="gone"):
        run_watched(work, nothing, nothing)


def test_a_cancelled_wait_cuts_the_work_and_goes_on_at_once() -> None:
    cut = threading.Event()
    seen = []

    def work() -> None:
        cut.wait(30)
        seen.append("ended")

    with pytest.raises(Cancelled):
        run_watched(work, cancel, cut.set)
    assert seen == ["ended"]


def test_work_that_does_not_end_when_cut_is_left_behind() -> None:
    forever = threading.Event()
    with pytest.raises(KeyboardInterrupt):
        run_watched(lambda: forever.wait(30), interrupt, nothing)
    forever.set()


def interrupt() -> NoReturn:
    raise KeyboardInterrupt


def test_the_person_is_asked_while_the_work_waits() -> None:
    asked = threading.Event()
    assert run_watched(lambda: asked.wait(30), asked.set, nothing)


def test_work_that_never_ends_does_not_keep_the_program_open() -> None:
    assert run_watched(lambda: threading.current_thread().daemon, nothing, nothing)


def test_a_wait_asks_meanwhile_and_ends() -> None:
    asked: list[int] = []
    wait_for(0.15, lambda: asked.append(1))
    assert asked


def test_a_wait_ends_at_once_where_it_is_cancelled() -> None:
    with pytest.raises(Cancelled):
        wait_for(30, cancel)


def test_no_wait_asks_nobody() -> None:
    wait_for(0, cancel)
