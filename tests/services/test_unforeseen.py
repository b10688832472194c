"""An error that nobody foresaw is placed and told, and what it says reaches nobody."""

from __future__ import annotations

import logging
import sys
import threading
from typing import NoReturn

import pytest

from rosterwizard.core.messages import words
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.services import folders, logs
from rosterwizard.services.folders import log_folder
from rosterwizard.services.logs import start_log
from rosterwizard.services.unforeseen import (
    note_bug,
    noted_in_words,
    places_of,
    threads_answered_for,
)

CELL = "Anna Smith"


class Panic(BaseException):
    """As libraries raise it that are not written in Python."""


def caught(error: BaseException) -> BaseException:
    """Return the error as it comes out of the program, with the places where it was raised."""
    try:
        stumble(error)
    except BaseException as raised:  # noqa: BLE001 - whatever a test gives
        return raised


def stumble(error: BaseException) -> NoReturn:
    raise error


def log_text() -> str:
    for handler in logging.getLogger(logs.NAME).handlers:
        handler.flush()
    return (log_folder() / "rosterwizard.log").read_text(encoding="utf-8")


@pytest.mark.logs("bug ValueError")
def test_a_bug_is_placed_but_its_message_is_not_written() -> None:
    start_log()
    with pytest.raises(ValueError, match="Anna") as raised:
        int(CELL)
    note_bug(raised.value)
    assert "bug ValueError test_unforeseen.py:" in log_text()
    assert "Anna" not in log_text()


def test_the_innermost_place_comes_first() -> None:
    first, second = places_of(caught(Panic(CELL)))
    assert first.startswith("test_unforeseen.py:")
    assert first.endswith(" stumble")
    assert second.endswith(" caught")


@pytest.mark.logs("bug Panic")
def test_a_person_is_told_the_kind_and_where_the_log_lies() -> None:
    said = noted_in_words(caught(Panic(CELL)))
    assert "fault of its own (Panic)" in said
    assert str(log_folder()) in said
    assert CELL not in said + log_text()


@pytest.mark.logs("bug Panic")
def test_damaged_words_do_not_hide_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "sentence", lambda *_, **__: stumble(KeyError("program-fault")))
    assert "self-check" in noted_in_words(Panic(CELL))


def test_a_folder_that_cannot_be_made_does_not_hide_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> NoReturn:
        raise ValueError("embedded null byte")

    monkeypatch.setattr(logs, "log_folder", refused)
    monkeypatch.setattr(folders, "log_folder", refused)
    assert noted_in_words(Panic(CELL)).startswith("The program")


def run_to_its_end(error: BaseException) -> None:
    thread = threading.Thread(target=stumble, args=(error,))
    thread.start()
    thread.join()


@pytest.mark.parametrize("error", [ValueError(CELL), Panic(CELL), MemoryError(CELL)])
@pytest.mark.logs("bug (ValueError|Panic|MemoryError) test_unforeseen.py:")
def test_what_ends_a_thread_is_written_down_and_not_printed(
    error: BaseException, capsys: pytest.CaptureFixture[str]
) -> None:
    start_log()
    with threads_answered_for():
        run_to_its_end(error)
    out, err = capsys.readouterr()
    assert CELL not in out + err + log_text()


@pytest.mark.parametrize("error", [Cancelled(), KeyboardInterrupt(), SystemExit(1)])
def test_an_end_that_was_wanted_is_no_bug(
    error: BaseException, capsys: pytest.CaptureFixture[str]
) -> None:
    with threads_answered_for():
        run_to_its_end(error)
    assert capsys.readouterr() == ("", "")


class Dying:
    """Stumbles where nobody can catch it."""

    def __del__(self) -> None:
        raise Panic(CELL)


@pytest.mark.logs("bug Panic")
def test_what_nobody_can_catch_is_written_down_and_not_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with threads_answered_for():
        Dying()
    assert CELL not in capsys.readouterr().err


def test_pythons_own_answers_come_back() -> None:
    before = threading.excepthook, sys.unraisablehook
    with threads_answered_for():
        assert (threading.excepthook, sys.unraisablehook) != before
    assert (threading.excepthook, sys.unraisablehook) == before
