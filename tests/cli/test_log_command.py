"""`rosterwizard log` shows the latest lines first, and keeps how much is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.services.log_lines import log_files
from rosterwizard.services.settings import load_settings
from tests.helpers.command_line import called

if TYPE_CHECKING:
    import pytest

    Capsys = pytest.CaptureFixture[str]


def test_lines_are_shown_the_latest_first(capsys: Capsys) -> None:
    called(capsys, "systems")
    found = called(capsys, "log")
    began, ended, *_ = found.out.splitlines()
    assert "A command began" in began
    assert "command: log" in began
    assert "command: systems · status: 0" in ended
    assert "Event" in began


def test_so_many_are_shown_as_are_wished(capsys: Capsys) -> None:
    for _ in range(30):
        called(capsys, "servers", "list")
    assert len(called(capsys, "log", "--lines", "3").out.splitlines()) == 3
    assert len(called(capsys, "log").out.splitlines()) == 50


def test_facts_are_printed_for_a_script(capsys: Capsys) -> None:
    found = called(capsys, "log", "--json").json
    (began,) = found
    assert (began["event"], began["kind"]) == ("command-began", "event")
    assert began["facts"]["name"] == "log"
    assert began["when"][10] == "T"


def test_torn_lines_are_counted(capsys: Capsys) -> None:
    log_files()[-1].write_text("torn\n")
    assert "1 line is left out" in called(capsys, "log").err


def test_level_is_kept_for_all_later_runs(capsys: Capsys) -> None:
    assert called(capsys, "log", "--level", "detailed").err == "From now on the log is detailed.\n"
    assert load_settings().log_level == "detailed"
    called(capsys, "log", "--level", "brief")
    assert load_settings().log_level == "brief"
