"""The log is read again whole, the latest first, whatever became of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.services import log_lines, logs
from rosterwizard.services.log_events import FACTS, OTHER, LogEvent
from rosterwizard.services.log_lines import log_files, read_log
from rosterwizard.services.logs import note, note_fault, set_log_level, start_log

if TYPE_CHECKING:
    from rosterwizard.services.log_lines import LogLine

MOMENT = "2026-08-21 09:30:05,123"
LINE = f"{MOMENT} INFO command-ended name=check status=0 ms=1200"


def write(*lines: str, end: str = "\n", old: int = 0) -> None:
    log_files()[-1 - old].write_text("".join(f"{each}{end}" for each in lines), "utf-8")


def only_line() -> LogLine:
    (line,) = read_log().lines
    return line


@pytest.mark.logs("bug KeyError")
def test_every_event_is_read_as_it_was_written() -> None:
    start_log()
    set_log_level("detailed")
    for event in LogEvent:
        if event is not LogEvent.BUG:
            note(event, **dict.fromkeys(FACTS[event], 12))
    note_fault("KeyError", ["plan.py:12 planned", "other", "main.py:3 <module>"])
    found = read_log()
    assert found.unclear == 0
    assert [each.event for each in reversed(found.lines)] == [
        *(event for event in LogEvent if event is not LogEvent.BUG),
        LogEvent.BUG,
    ]
    for each in found.lines:
        assert each.event_in_words()
        assert each.facts_in_words() or not each.facts
    assert found.lines[0].weight == "fault"
    assert "plan.py:12 planned < other" in found.lines[0].facts_in_words()


def test_a_line_says_when_what_and_how_many() -> None:
    write(LINE)
    line = only_line()
    assert (line.moment, line.weight) == ("2026-08-21T09:30:05", "event")
    assert line.event is LogEvent.COMMAND_ENDED
    assert line.facts == (("name", "check"), ("status", "0"), ("ms", "1200"))
    assert line.event_in_words() == "A command ended"
    assert line.facts_in_words() == "command: check · status: 0 · milliseconds: 1,200"


def test_what_was_left_out_is_said_to_be() -> None:
    write(f"{MOMENT} INFO rows-read by=check type={OTHER} rows=3")
    assert "record type: (left out)" in only_line().facts_in_words()


@pytest.mark.logs("bug KeyError")
def test_a_fault_without_places_is_read() -> None:
    note_fault("KeyError", [])
    assert only_line().facts == (("kind", "KeyError"), ("places", ""))


def test_files_that_were_put_aside_are_read_too() -> None:
    for old in range(logs.OLD_FILES + 1):
        write(LINE.replace("ms=1200", f"ms={old}"), old=old)
    assert [dict(each.facts)["ms"] for each in read_log().lines] == ["0", "1", "2", "3"]


@pytest.mark.parametrize(
    "torn",
    [
        LINE[:40],
        LINE[10:],
        "",
        f"{LINE[:50]}{LINE}",
        f"{MOMENT} INFO anna.meier",
        f"{MOMENT} INFO command name=check",
        f"{MOMENT} INFO command-ended name=anna status=0",
        f"{MOMENT} INFO command-ended anna",
        f"{MOMENT} INFO command-ended cell=0",
        f"{MOMENT} INFO rows-read by=check rows=anna",
        f"{MOMENT} ERROR bug KeyError plan.py:12 planned < Anna Meier",
        f"{MOMENT} ERROR bug 'anna@school.example'",
        "\x00\x00\x00",
        "Müller",
    ],
)
def test_a_line_that_makes_no_sense_is_counted_and_not_shown(torn: str) -> None:
    write(LINE, torn, LINE)
    found = read_log()
    assert (len(found.lines), found.unclear) == (2, 1)


@given(content=st.binary())
def test_whatever_is_in_the_file_it_is_read(content: bytes) -> None:
    log_files()[-1].write_bytes(content + LINE[:30].encode())
    assert read_log().lines == ()


def test_without_a_log_there_are_no_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_log() == log_lines.ReadLog((), 0)
    log_files()[-1].mkdir()
    assert read_log() == log_lines.ReadLog((), 0)
