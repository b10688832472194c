"""`rosterwizard schedule`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.cli.schedule_command import SCHEDULERS, UNATTENDED
from tests.helpers.command_line import called

if TYPE_CHECKING:
    Capsys = pytest.CaptureFixture[str]

SENDING = ("submit", "patrons.csv", "--server", "Library", "--yes", "--good-rows")


@pytest.mark.parametrize("scheduler", SCHEDULERS)
def test_the_entry_is_the_result_and_its_place_is_said(capsys: Capsys, scheduler: str) -> None:
    found = called(capsys, "schedule", "--at", "06:30", "--for", scheduler, *SENDING)
    assert found.status == 0
    assert "--good-rows" in found.out
    place, password = found.err.splitlines()
    assert place
    assert "keyring" in password


def test_days_come_in_the_order_of_the_week(capsys: Capsys) -> None:
    wanted = ("--at", "16:00", "--days", "fri, MON", "--for", "cron", "history", "--json")
    found = called(capsys, "schedule", *wanted)
    assert found.out.startswith("0 16 * * mon,fri ")
    assert "keyring" not in found.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--at", "6h", "history"),
        ("--at", "06:30", "--days", "someday", "history"),
        ("--at", "06:30"),
        ("--at", "06:30", "gui"),
        ("--at", "06:30", "submit", "patrons.csv", "--server", "Library"),
        ("--at", "06:30", "watch", "rosters", "--once", "submit", "--server", "Library"),
        ("--at", "06:30", "check", "two\nlines.csv"),
    ],
)
def test_what_would_not_run_is_refused(capsys: Capsys, arguments: tuple[str, ...]) -> None:
    found = called(capsys, "schedule", *arguments)
    assert (found.status, found.out) == (2, "")
    assert found.err


def test_each_command_is_one_of_ours(capsys: Capsys) -> None:
    for command in UNATTENDED:
        assert called(capsys, command, "--help").status == 0
