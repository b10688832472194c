"""Whatever every command and the window are given, nothing of it stands in any file of the log."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import click
import pytest

from rosterwizard.cli.main import rosterwizard
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.check.problems_button import ProblemsButton
from rosterwizard.services import own_profiles
from rosterwizard.services.log_events import LogEvent
from rosterwizard.services.log_lines import read_log
from rosterwizard.services.logs import set_log_level
from tests.helpers.command_line import called
from tests.helpers.every_command import commands_below
from tests.helpers.patrons import patron, write_rows
from tests.helpers.personal_things import (
    CELL,
    FILE,
    FOLDER,
    HOST,
    NUMBER,
    OWN_TYPE,
    PASSWORD,
    PERSONAL,
    SERVER,
    SYSTEM,
    USER,
    keep_own_profile,
    own_workbook,
    personal_in,
    told_in_the_log,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.helpers.wizard import Wizard

    Capsys = pytest.CaptureFixture[str]

ALL = {
    name
    for name, command in commands_below(rosterwizard, "-").items()
    if not isinstance(command, click.Group)
}
READ = {LogEvent.ROWS_READ, LogEvent.PROBLEMS_FOUND, LogEvent.CHECKED}
ACCOUNT = ("--url", f"https://127.0.0.1:9/{HOST}", "--user", USER)


@pytest.fixture(autouse=True)
def own_profile() -> Iterator[None]:
    remembered = own_profiles._available_profiles  # noqa: SLF001 - here is another folder
    remembered.cache_clear()
    keep_own_profile()
    set_log_level("detailed")
    yield
    remembered.cache_clear()


def runs(parent: Path) -> list[tuple[str, ...]]:
    """Return the words of every command, with as many personal things in them as it takes."""
    file = str(own_workbook(parent))
    bad = (CELL, "Y", "N", f"{CELL}@", NUMBER)
    patrons = str(write_rows(parent / FOLDER / f"{FILE}-2.csv", [patron(1), bad]))
    out = parent / FOLDER / "out.csv"
    return [
        ("systems",),
        ("fields", OWN_TYPE),
        ("fields", f"{SYSTEM}/{CELL}"),
        ("explain", "format", "--type", OWN_TYPE),
        ("explain", CELL),
        ("profile", "diff", "infiniti", SYSTEM),
        ("template", OWN_TYPE, "-o", str(out)),
        ("check", file, "--type", OWN_TYPE),
        ("check", str(parent / FOLDER / f"{CELL}.csv")),
        ("check", file, "--sheet", CELL),
        ("case", "make", file, "--type", OWN_TYPE, "-o", str(parent / FOLDER / f"{FILE}.rwcase")),
        ("case", "open", str(parent / FOLDER / f"{FILE}.rwcase")),
        ("case", "shrink", file, "--type", OWN_TYPE, "--problem", CELL, "-o", str(out)),
        ("fix", file, "--type", OWN_TYPE, "-o", str(out)),
        ("export", file, "--type", OWN_TYPE, "-o", str(out)),
        ("servers", "add", SERVER, "--system", "infiniti", *ACCOUNT, "--password-stdin"),
        ("servers", "list"),
        ("servers", "change", SERVER, "--user", f"{USER}-2", "--password-stdin"),
        ("servers", "test", SERVER),
        ("servers", "doctor", SERVER),
        ("submit", patrons, "--server", "practice", "--good-rows"),
        ("submit", patrons, "--server", SERVER, "--good-rows", "--yes"),
        ("servers", "remove", SERVER),
        ("history", "--search", CELL),
        ("schedule", "--at", "06:30", "--for", "cron", "check", file),
        ("watch", "--once", str(parent / FOLDER), "check", "--type", OWN_TYPE),
        ("practice", "--seconds", "0.01"),
        ("self-check",),
        ("log",),
        ("log", "--level", "detailed"),
    ]


def test_of_what_commands_are_given_nothing_stands_in_the_log(
    capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in runs(tmp_path):
        typed_in = io.TextIOWrapper(io.BytesIO(f"{PASSWORD}\n".encode()), "utf-8")
        monkeypatch.setattr("sys.stdin", typed_in)
        assert called(capsys, *words).status != 70, words
    text = told_in_the_log()
    assert personal_in(text) == []
    found = read_log()
    assert found.unclear == 0
    ended = [dict(each.facts) for each in found.lines if each.event is LogEvent.COMMAND_ENDED]
    assert {facts["name"] for facts in ended} == ALL - {"gui"}
    told = {each.event for each in found.lines}
    assert {LogEvent.FIXES_MADE, LogEvent.SUBMITTED, LogEvent.PART_DONE, *READ} <= told


@pytest.mark.logs("bug ValueError")
def test_of_an_error_with_a_cell_nothing_stands_in_the_log(
    capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise type(CELL, (ValueError,), {})(" ".join(PERSONAL))

    monkeypatch.setattr("rosterwizard.cli.check_command.open_files", fail)
    assert called(capsys, "check", own_workbook(tmp_path)).status == 70
    assert personal_in(told_in_the_log()) == []


def test_of_what_the_window_is_given_nothing_stands_in_the_log(
    wizard: Wizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = wizard.window
    window.log.begin()
    window.open_files([own_workbook(tmp_path)])
    wizard.wait_for(Step.CHECK)
    (sheet,) = window.session.work.job.sheets if window.session.work.job else ()
    edit = typed(sheet, 0, 0, f"{CELL}-2")
    assert edit is not None
    window.session.apply_edit(sheet.record_type.name, edit)
    wizard.wait_until_idle()
    window.session.undo()
    monkeypatch.setattr(ProblemsButton, "ask_file", lambda _: tmp_path / f"{CELL}.html")
    wizard.click("check.save_problems")
    wizard.wait_until_idle()
    window.show_error(RosterError("file-missing", file=tmp_path / FOLDER / f"{CELL}.csv"))
    window.open_files([tmp_path / FOLDER / f"{CELL}.csv"])
    wizard.wait_until_idle()
    assert personal_in(told_in_the_log()) == []
    told = {each.event for each in read_log().lines}
    assert {LogEvent.COMMAND_BEGAN, LogEvent.ERROR_SHOWN, LogEvent.STEP_OPENED, *READ} <= told
    assert {LogEvent.EDIT_MADE, LogEvent.EDIT_UNDONE} <= told
