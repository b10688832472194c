"""The log holds codes and counts, whatever it is given."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.services import logs
from rosterwizard.services.folders import log_folder
from rosterwizard.services.logs import note, start_log
from tests.helpers.windows import HeldError

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def log_text() -> str:
    for handler in logging.getLogger(logs.NAME).handlers:
        handler.flush()
    return (log_folder() / "rosterwizard.log").read_text(encoding="utf-8")


def test_codes_and_counts_are_written() -> None:
    start_log()
    note("submitted", type="infiniti/patrons", rows=12)
    assert log_text().endswith("INFO submitted type=infiniti/patrons rows=12\n")


def test_a_log_that_was_begun_goes_on() -> None:
    start_log()
    start_log()
    note("once")
    assert log_text().count("INFO once") == 1


@given(text=st.text().filter(lambda text: not logs.WORD.fullmatch(text)))
def test_what_is_no_plain_word_is_left_out(text: str) -> None:
    assert logs._line("read", {"cell": text}) == "read cell=(left out)"  # noqa: SLF001 - the line itself


def test_the_log_never_grows_past_its_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST_FILE", 200)
    start_log()
    for number in range(40):
        note("read", rows=number)
    files = list(log_folder().glob("rosterwizard.log*"))
    assert len(files) == logs.OLD_FILES + 1
    assert all(path.stat().st_size <= 200 for path in files)


def test_without_a_usable_folder_there_is_no_log(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> Path:
        raise OSError("read-only")

    monkeypatch.setattr(logs, "log_folder", refused)
    start_log()
    note("started")


def test_log_that_a_second_window_holds_grows_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise HeldError

    monkeypatch.setattr(logs, "LARGEST_FILE", 40)
    start_log()
    monkeypatch.setattr("pathlib.Path.rename", refuse)
    for number in range(3):
        note("counted", number=number)
    assert log_text().count("counted") == 3
    assert capsys.readouterr().err == ""


def test_full_log_makes_way_for_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST_FILE", 40)
    start_log()
    for number in range(3):
        note("counted", number=number)
    assert log_text().count("counted") == 1
    assert (log_folder() / "rosterwizard.log.2").exists()
