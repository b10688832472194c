"""The log holds codes and counts, whatever it is given."""

from __future__ import annotations

import logging
import warnings
from typing import TYPE_CHECKING

import pytest

from rosterwizard.services import logs
from rosterwizard.services.folders import log_folder
from rosterwizard.services.log_events import DETAILS, FACTS, OTHER, FactKind, LogEvent
from rosterwizard.services.logs import (
    note,
    note_beginning,
    note_fault,
    set_log_level,
    silent_channel,
    start_log,
)
from rosterwizard.services.settings import Settings
from tests.helpers.kept_settings import save_settings
from tests.helpers.stumbles import MARKER
from tests.helpers.windows import HeldError

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.services.log_events import LogLevel


def log_text() -> str:
    for handler in logging.getLogger(logs.NAME).handlers:
        handler.flush()
    return (log_folder() / "rosterwizard.log").read_text(encoding="utf-8")


def test_codes_and_counts_are_written() -> None:
    start_log()
    note(LogEvent.SUBMITTED, type="infiniti/patrons", rows=12)
    assert log_text().endswith("INFO submitted type=infiniti/patrons rows=12\n")


def test_a_log_that_was_begun_goes_on() -> None:
    start_log()
    start_log()
    note(LogEvent.WATCH_ENDED)
    assert log_text().count("INFO watch-ended") == 1


@pytest.mark.parametrize("event", LogEvent)
def test_whatever_an_event_is_given_no_text_gets_in(event: LogEvent) -> None:
    set_log_level("detailed")
    note(event, **dict.fromkeys(FACTS[event], MARKER), cell=MARKER)
    assert log_text().splitlines()[-1].partition(event.value)[2] == "".join(
        f" {name}={OTHER}" for name in FACTS[event]
    )


def test_a_profile_of_ones_own_is_told_by_no_name() -> None:
    start_log()
    note(LogEvent.ROWS_READ, by="check", type="greenhill/anna", rows=3)
    assert log_text().endswith("rows-read by=check type=other rows=3\n")


@pytest.mark.parametrize("level", ["brief", "detailed"])
def test_details_are_written_only_where_they_are_wanted(level: LogLevel) -> None:
    save_settings(Settings(log_level=level))
    start_log()
    for event in LogEvent:
        note(event)
    written = {each for each in LogEvent if f" {each.value}\n" in log_text()}
    assert written == set(LogEvent) - (DETAILS if level == "brief" else set())


def test_level_can_be_changed_at_any_time() -> None:
    start_log()
    set_log_level("detailed")
    note(LogEvent.PART_DONE, part="doing-reading", ms=3)
    set_log_level("brief")
    note(LogEvent.PART_DONE, part="doing-checking", ms=3)
    assert log_text().endswith("DEBUG part-done part=doing-reading ms=3\n")


def test_beginning_says_which_program_it_is() -> None:
    start_log()
    note_beginning("check")
    last = log_text().splitlines()[-1]
    assert OTHER not in last
    kinds = FACTS[LogEvent.COMMAND_BEGAN]
    assert all(f" {name}=" in last for name in kinds)
    assert kinds["version"] is FactKind.VERSION


@pytest.mark.logs(MARKER)
@pytest.mark.parametrize(
    ("logger", "told"),
    [("keyring.backend", "keyring"), ("paramiko", "paramiko"), ("anna.meier", OTHER)],
)
def test_of_what_a_library_says_only_its_name_and_level_are_written(
    logger: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    start_log()
    logging.getLogger(logger).warning("no such user: %s", MARKER)
    assert log_text().endswith(f"INFO library-said library={told} level=warning\n")
    assert MARKER not in log_text() + capsys.readouterr().err


def test_of_a_warning_of_pythons_nothing_but_that_it_was_given_is_written() -> None:
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter("always")
        start_log()
        warnings.warn(MARKER, stacklevel=1)
    assert [str(each.message) for each in shown] == [MARKER]  # Python's own way with it stays
    assert log_text().endswith("INFO library-said library=warnings level=warning\n")


@pytest.mark.logs("bug KeyError")
def test_a_fault_is_written_once() -> None:
    start_log()
    note_fault("KeyError", ["plan.py:12 planned", "main.py:3 main"])
    assert log_text().endswith(" ERROR bug KeyError plan.py:12 planned < main.py:3 main\n")
    assert len(log_text().splitlines()) == 1


def test_what_goes_into_the_silent_channel_is_heard_by_nobody() -> None:
    start_log()
    logging.getLogger(silent_channel()).error(MARKER)
    assert log_text() == ""


def test_the_log_never_grows_past_its_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST_FILE", 200)
    start_log()
    for number in range(40):
        note(LogEvent.WATCH_ENDED, runs=number)
    files = list(log_folder().glob("rosterwizard.log*"))
    assert len(files) == logs.OLD_FILES + 1
    assert all(path.stat().st_size <= 200 for path in files)


def test_without_a_usable_folder_there_is_no_log(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> Path:
        raise OSError("read-only")

    monkeypatch.setattr(logs, "log_folder", refused)
    start_log()
    note(LogEvent.WATCH_ENDED)


def test_log_that_a_second_window_holds_grows_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise HeldError

    monkeypatch.setattr(logs, "LARGEST_FILE", 40)
    start_log()
    monkeypatch.setattr("pathlib.Path.rename", refuse)
    for number in range(3):
        note(LogEvent.WATCH_ENDED, runs=number)
    assert log_text().count("watch-ended") == 3
    assert capsys.readouterr().err == ""


def test_full_log_makes_way_for_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST_FILE", 40)
    start_log()
    for number in range(3):
        note(LogEvent.WATCH_ENDED, runs=number)
    assert log_text().count("watch-ended") == 1
    assert (log_folder() / "rosterwizard.log.2").exists()
