"""Whatever goes wrong once a row was sent, what became of it is returned."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services import history
from rosterwizard.services.submissions import every_submission
from rosterwizard.services.submitting import sending, submission
from rosterwizard.services.submitting.submission import submit
from tests.helpers.fault_server import FaultServer, reply
from tests.helpers.small_jobs import patrons
from tests.services.submitting.test_submission import FINE, SECRET, counts, library, plan_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rosterwizard.services.submitting.submission import Submitted

JOB = patrons("anna")
# What is called once the answer is there, with what may go wrong in it.
AFTERWARDS = [
    (os, "write"),
    (os, "fsync"),
    (os, "close"),
    (sending, "_answered"),
    (submission, "remember"),
    (submission, "note"),
    (submission, "now"),
    (submission, "written_name"),
    (submission, "rows_sent"),
    (history, "history_file"),
    (sqlite3, "connect"),
]
FULL = OSError(28, "No space left on device")
TROUBLES = [
    *(
        (place, name, trouble)
        for place, name in AFTERWARDS
        for trouble in (FULL, KeyboardInterrupt())
    ),
    (submission, "remember", RosterError("history-unwritable", file="h", reason="r")),
    (sqlite3, "connect", sqlite3.OperationalError("database is locked")),
]
UNFORESEEN = [
    UnicodeEncodeError("utf-8", "caf\udce9.csv", 3, 4, "surrogates not allowed"),
    MemoryError(),
]


def sent_and_then(change: Callable[[], None]) -> Submitted:
    """Send, and let `change` come true once the server has the rows."""
    with FaultServer(reply(FINE), held=True) as server:

        class Answering:
            def report(self, done: int, total: int) -> None:
                del done, total
                if server.has_request.is_set() and not server.release.is_set():
                    change()
                    server.release.set()

        return submit(plan_for(JOB, library(server.url)), JOB, SECRET, Answering())


def named(each: object) -> str:
    return getattr(each, "__name__", "") or (each if isinstance(each, str) else type(each).__name__)


@pytest.mark.parametrize(("place", "name", "trouble"), TROUBLES, ids=named)
def test_outcomes_are_returned_and_the_next_start_knows_them(
    place: object, name: str, trouble: BaseException
) -> None:
    def fail(*_: object, **__: object) -> NoReturn:
        raise trouble

    with pytest.MonkeyPatch.context() as patch:
        submitted = sent_and_then(lambda: patch.setattr(place, name, fail))
    assert counts(submitted) == {"created": 1}
    assert submitted.notices or (place, name) == (os, "close")
    (known,) = every_submission()
    assert known.name == submitted.submission
    (line,) = history.entries()
    assert sum(line.counts.values()) == 1


@pytest.mark.logs("bug UnicodeEncodeError|bug MemoryError")
@pytest.mark.parametrize("trouble", UNFORESEEN, ids=named)
def test_what_nobody_foresaw_hides_nothing_and_is_noted(
    trouble: BaseException,
) -> None:
    test_outcomes_are_returned_and_the_next_start_knows_them(submission, "remember", trouble)


@pytest.mark.logs("bug ValueError|bug RuntimeError")
@pytest.mark.parametrize(
    ("trouble", "cancelled"), [(ValueError("a cell"), False), (KeyboardInterrupt(), True)]
)
def test_a_protocol_that_fails_leaves_its_rows_unknown(
    monkeypatch: pytest.MonkeyPatch, trouble: BaseException, *, cancelled: bool
) -> None:
    class Failing:
        def in_the_way(self, *_: object) -> tuple[str, ...]:
            return ()

        def send(self, *_: object) -> NoReturn:
            raise trouble

    @contextmanager
    def reached(*_: object) -> Iterator[Failing]:
        yield Failing()
        raise RuntimeError  # and its end goes wrong, too

    monkeypatch.setattr(submission, "reached", reached)
    plan = plan_for(JOB, library("https://library.example"))
    submitted = submit(plan, JOB, SECRET)
    assert counts(submitted) == {"unknown": 1}
    assert submitted.cancelled is cancelled
    assert (submitted.trouble is None) is cancelled
    assert "a cell" not in str(submitted.trouble)
    assert len(submitted.notices) == 1


def test_what_goes_wrong_before_anything_is_sent_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> NoReturn:
        raise ValueError("too early")

    monkeypatch.setattr(submission, "reached", fail)
    with pytest.raises(ValueError, match="too early"):
        submit(plan_for(JOB, library("https://library.example")), JOB, SECRET)
