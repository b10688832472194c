"""Each run of a command leaves its lines in the log, however it ends, and never a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import click
import pytest

from rosterwizard.cli import check_command, gui_command, main
from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.logged import LoggedCommand, note_job
from rosterwizard.cli.main import rosterwizard
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.services import logs
from rosterwizard.services.log_events import COMMANDS
from rosterwizard.services.log_lines import read_log
from tests.helpers.command_line import called
from tests.helpers.every_command import commands_below
from tests.helpers.patron_jobs import infiniti_job
from tests.helpers.patrons import patron, write_patrons, write_rows

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]

ALL = {
    name: command
    for name, command in commands_below(rosterwizard, "-").items()
    if not isinstance(command, click.Group)
}
BEGAN = ("command-began", {"name", "version", "python"})


def told() -> list[tuple[str, dict[str, str]]]:
    """Return the events with their facts, the earliest first, without what chance decides."""
    found = [(each.event.value, dict(each.facts)) for each in reversed(read_log().lines)]
    for _, facts in found:
        facts.pop("ms", "")
    return found


@pytest.mark.parametrize("name", ALL)
def test_every_command_writes_into_the_log_under_a_name_that_it_knows(name: str) -> None:
    assert isinstance(ALL[name], LoggedCommand)
    assert name in COMMANDS


def test_what_was_done_is_written_in_counts_and_codes(capsys: Capsys, tmp_path: Path) -> None:
    bad = ("bela", "Y", "N", "nobody", "2031")
    file = write_rows(tmp_path / "Anna.csv", [patron(1), bad])
    by = {"by": "check", "type": "infiniti/patrons"}
    called(capsys, "check", file)
    first, *rest = told()
    assert (first[0], set(first[1])) == BEGAN
    assert rest == [
        ("rows-read", {**by, "kind": "csv", "rows": "2"}),
        ("problems-found", {**by, "code": "format", "severity": "error", "count": "1"}),
        ("checked", {"by": "check", "errors": "1", "warnings": "0"}),
        ("command-ended", {"name": "check", "status": "1"}),
    ]


def test_fixes_and_outcomes_are_written(capsys: Capsys, tmp_path: Path) -> None:
    spaced = (" bela ", "Y", "N", "bela@school.example", "2031")
    file = write_rows(tmp_path / "Anna.csv", [patron(1), spaced])
    called(capsys, "fix", file, "-o", tmp_path / "out.csv", "--safe")
    called(capsys, "export", tmp_path / "out.csv", "-o", tmp_path / "again.csv")
    called(capsys, "submit", tmp_path / "out.csv", "--server", "practice", "--good-rows")
    found = told()
    by = {"by": "fix", "type": "infiniti/patrons"}
    assert ("fixes-made", {**by, "code": "fix-blanks", "cells": "1"}) in found
    assert [facts for event, facts in found if event == "submitted" and facts["rows"] == "2"]
    ended = [facts["name"] for event, facts in found if event == "command-ended"]
    assert ended == ["fix", "export", "submit"]
    assert read_log().unclear == 0


@pytest.mark.parametrize(
    ("end", "status", "code"),
    [
        (RosterError("not-written", file="r", reason="full"), 2, "not-written"),
        (Stop.with_words(ExitStatus.SAFETY_LIMIT, "stopped"), 5, "stopped"),
        (Stop.over(RosterError("stopped"), ExitStatus.UNREADABLE), 3, "stopped"),
        (Stop("Anna", ExitStatus.UNREADABLE), 3, ""),
        (click.UsageError("Anna"), 2, ""),
        (Cancelled(), 130, ""),
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(), 0, ""),  # nobody reads on: `head` has seen enough
    ],
)
def test_a_run_that_is_stopped_says_by_what(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch, end: BaseException, status: int, code: str
) -> None:
    def stop(*_: object) -> NoReturn:
        raise end

    monkeypatch.setattr(check_command, "open_files", stop)
    monkeypatch.setattr(main, "hush", lambda: None)
    assert called(capsys, "check", "a.csv").status == status
    error = {"error": code} if code else {}
    assert told()[-1] == ("command-ended", {"name": "check", "status": str(status), **error})


@pytest.mark.logs("bug ZeroDivisionError")
def test_a_run_that_a_fault_ends_says_so(
    capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_command, "open_files", lambda *_: 1 // 0)
    called(capsys, "check", write_patrons(tmp_path / "a.csv", 1))
    assert [event for event, _ in told()] == ["command-began", "command-ended", "bug"]


@pytest.mark.parametrize("arguments", [(), ("gui",)])
def test_the_window_begins_the_log_itself_and_its_end_is_written(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr(gui_command, "display_is_missing", lambda: True)
    called(capsys, *arguments)
    assert told() == [("command-ended", {"name": "gui", "status": "2", "error": "no-screen"})]


def test_commands_of_a_group_are_told_with_its_name(capsys: Capsys) -> None:
    called(capsys, "servers", "list")
    assert [facts["name"] for _, facts in told()] == ["servers-list"] * 2


def test_how_long_the_parts_took_is_a_detail(capsys: Capsys, tmp_path: Path) -> None:
    file = write_patrons(tmp_path / "a.csv", 1)
    called(capsys, "check", file)
    assert "part-done" not in dict(told())
    called(capsys, "log", "--level", "detailed")
    called(capsys, "check", file)
    parts = [facts["part"] for event, facts in told() if event == "part-done"]
    assert parts == ["doing-reading", "doing-checking"]


def test_without_a_folder_for_the_log_a_command_does_its_work(
    capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> NoReturn:
        raise RosterError("own-folder-unusable", folder="log", reason="read-only")

    monkeypatch.setattr(logs, "log_folder", refuse)
    assert called(capsys, "check", write_patrons(tmp_path / "a.csv", 1)).status == 0


def test_outside_of_a_command_nobody_is_named() -> None:
    note_job(infiniti_job())
    assert [facts["by"] for _, facts in told()] == ["other"]
