"""Every command that takes a file takes the options that say how it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.reading.encoding_names import ENCODINGS
from tests.cli.test_completing import offered
from tests.helpers.command_line import called
from tests.helpers.patrons import HEADINGS, patron, write_rows

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]

COMMANDS = [
    ("check",),
    ("fix", "-o", "out.csv"),
    ("export", "-o", "out.csv"),
    ("submit", "--server", "practice", "--dry-run"),
]
READING = ("--encoding", "mac", "--separator", "bar", "--heading-row", "2")


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """Return a file that nobody could understand without being told: its title looks like data."""
    lines = ("username|enabled,of Zürich", "|".join(HEADINGS), "|".join(patron(1)))
    path = tmp_path / "odd.csv"
    path.write_bytes("\n".join(lines).encode("mac-roman"))
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_reads_as_it_was_told(
    capsys: Capsys, odd: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(odd.parent)
    found = called(capsys, *command, odd, *READING)
    assert found.status == 0, found.err


def test_what_was_told_stands_in_the_report(capsys: Capsys, odd: Path) -> None:
    found = called(capsys, "check", odd, *READING, "--format", "json").json["sheets"][0]
    assert (found["headingRow"], found["rows"]) == (2, 1)


@pytest.mark.parametrize("command", COMMANDS)
def test_rows_that_look_like_no_records_are_taken_in_where_it_is_said(
    capsys: Capsys, tmp_path: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    total = ("Total", *[""] * (len(HEADINGS) - 2), "3")
    source = write_rows(tmp_path / "odd.csv", [*map(patron, range(3)), total])
    first = called(capsys, *command, source)
    assert (first.status, "row 5 “Total | 3”" in first.out + first.err) == (0, True)
    every = called(capsys, *command, source, "--every-row")
    assert (every.status, "“Total | 3”" in every.out + every.err) == (1, False)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--encoding", "klingon"), "mac-roman"),
        (("--encoding", "utf-8"), "UTF-8"),
        (("--separator", "bars"), "semicolon"),
        (("--separator", '"'), "semicolon"),
        (("--heading-row", "0"), "--heading-row"),
        (("--heading-row", "9"), "row 9"),
    ],
)
def test_a_wrong_value_is_answered_with_what_can_be_chosen(
    capsys: Capsys, odd: Path, wrong: tuple[str, ...], said: str
) -> None:
    found = called(capsys, "check", odd, *wrong)
    assert (found.status, found.out) == (2, "")
    assert said in found.err


def test_encodings_are_offered_at_the_tab_key() -> None:
    assert offered("check", "a.csv", "--encoding", "") == list(ENCODINGS)
