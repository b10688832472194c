"""Progress is for people who wait; scheduled runs see none."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING

from rosterwizard.cli import watched as module
from rosterwizard.cli.watched import watched
from rosterwizard.core.messages.progress import UNWATCHED, say

if TYPE_CHECKING:
    import pytest


class Terminal(io.StringIO):
    """Takes what is printed, and says that a person reads it."""

    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in place of standard error; no fixture, since pytest sets that before each."""
    stream = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", stream)
    return stream


def test_nobody_at_the_terminal_sees_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with watched("doing-reading") as progress:
        assert progress is UNWATCHED


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = terminal(monkeypatch)
    with watched("doing-reading") as progress:
        progress.report(1, 2)
    assert seen.getvalue() == ""


def test_long_work_says_what_is_done_and_how_far(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SHOW_AFTER_S", -1)
    seen = terminal(monkeypatch)
    with watched("doing-reading") as progress:
        progress.report(0, 0)
        progress.report(1, 2)
    assert "Reading" in seen.getvalue()
    assert "50%" in seen.getvalue()


def test_work_may_say_itself_what_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SHOW_AFTER_S", -1)
    seen = terminal(monkeypatch)
    with watched("doing-sending") as progress:
        say(progress, "Sending 1 of 2 rows")
        progress.report(1, 2)
        say(progress, "Waiting for the answer")
        progress.report(0, 0)
    assert "Sending 1 of 2 rows" in seen.getvalue()
    assert "Waiting for the answer" in seen.getvalue()


def test_line_is_left_clean_when_the_work_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SHOW_AFTER_S", -1)
    seen = terminal(monkeypatch)
    with suppress(KeyboardInterrupt), watched("doing-reading") as progress:
        progress.report(1, 2)
        raise KeyboardInterrupt
    assert seen.getvalue().endswith("\x1b[2K")
