"""How every command begins and ends, whatever it does."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click
import pytest

from rosterwizard import __version__
from rosterwizard.cli import main as cli
from rosterwizard.cli import printing
from rosterwizard.core.messages import words as word_lists
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.services.versions import commit_said, library_versions
from tests.helpers.command_line import ROOT, called, program, ran
from tests.helpers.patrons import patron, write_rows
from tests.helpers.stumbles import MARKER, STUMBLES

if TYPE_CHECKING:
    Capsys = pytest.CaptureFixture[str]


def ending_by(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let the command `systems` end by `error`."""

    def raising() -> None:
        raise error

    module = import_module("rosterwizard.cli.systems_command")
    monkeypatch.setattr(module, "systems", click.Command("systems", callback=raising))


def test_help_names_every_command_and_status(capsys: Capsys) -> None:
    found = called(capsys, "--help")
    assert found.status == 0
    for words in (*cli.COMMANDS, *map(cli.summary_of, cli.COMMANDS), "130"):
        assert words in found.out


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_has_help_and_the_same_short_one(capsys: Capsys, name: str) -> None:
    found = called(capsys, name, "--help")
    assert found.status == 0
    assert f"rosterwizard {name}" in found.out


def test_version_comes_first_then_the_commit_and_the_libraries(capsys: Capsys) -> None:
    first, *facts = called(capsys, "--version").out.splitlines()
    assert first == f"rosterwizard, version {__version__}"
    told = dict(line.split(maxsplit=1) for line in facts)
    assert told["Commit"] == commit_said()
    assert library_versions().items() <= told.items()


def test_version_of_the_program_loads_none_of_its_libraries() -> None:
    code = """
import sys
from rosterwizard.cli.main import main
try:
    main(["--version"])
except SystemExit:
    print(*sys.modules, file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    heavy = {"PySide6", "polars", "openpyxl", "requests", "keyring", "paramiko", "rich"}
    assert heavy.isdisjoint(done.stderr.decode().split())


def test_unknown_command_is_a_wrong_call_that_names_near_ones(capsys: Capsys) -> None:
    found = called(capsys, "chek")
    assert found.status == 2
    assert "check" in found.err.splitlines()[-1]
    assert not found.out


def test_word_like_no_command_gets_no_advice(capsys: Capsys) -> None:
    assert "come close" not in called(capsys, "zzz").err


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (Cancelled(), 130, "Stopped."),
        (KeyboardInterrupt(), 130, "Stopped."),
        (click.Abort(), 130, "Stopped."),
        (RosterError("user-empty"), 2, "user name is empty"),
    ],
)
def test_what_ends_a_command_is_said_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: Capsys, error: BaseException, status: int, words: str
) -> None:
    ending_by(monkeypatch, error)
    found = called(capsys, "systems")
    assert (found.status, found.out) == (status, "")
    assert words in found.err
    assert len(found.err.strip().splitlines()) == 1


@pytest.mark.logs("bug ZeroDivisionError")
def test_bug_is_told_without_what_it_says(
    monkeypatch: pytest.MonkeyPatch, capsys: Capsys, home: Path
) -> None:
    ending_by(monkeypatch, ZeroDivisionError("anna@school.example"))
    found = called(capsys, "systems")
    assert found.status == 70
    assert "ZeroDivisionError" in found.err
    assert "Traceback" not in found.err
    assert "anna" not in found.err
    (log,) = home.rglob("*.log")
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert "anna" not in log.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", STUMBLES)
@pytest.mark.logs("bug [A-Z]")
def test_every_kind_of_error_ends_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: Capsys, home: Path, kind: str
) -> None:
    module = import_module("rosterwizard.cli.systems_command")
    monkeypatch.setattr(module, "systems", click.Command("systems", callback=STUMBLES[kind]))
    found = called(capsys, "systems")
    assert found.status == 70
    assert f"fault of its own ({kind})" in found.err
    assert len(found.err.splitlines()) == 1
    (log,) = home.rglob("*.log")
    assert MARKER not in found.out + found.err + log.read_text(encoding="utf-8")


@pytest.mark.logs("bug NoExceptionError")
def test_what_ends_a_thread_of_a_command_is_noted_and_not_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: Capsys
) -> None:
    def work() -> None:
        thread = Thread(target=STUMBLES["NoExceptionError"])
        thread.start()
        thread.join()

    module = import_module("rosterwizard.cli.systems_command")
    monkeypatch.setattr(module, "systems", click.Command("systems", callback=work))
    found = called(capsys, "systems")
    assert (found.status, found.out, found.err) == (0, "", "")


@pytest.mark.logs("bug ZeroDivisionError")
def test_damaged_words_are_no_traceback_either(
    monkeypatch: pytest.MonkeyPatch, capsys: Capsys
) -> None:
    def damaged(code: str, **_: object) -> None:
        raise KeyError(code)

    monkeypatch.setattr(word_lists, "sentence", damaged)
    ending_by(monkeypatch, ZeroDivisionError())
    found = called(capsys, "systems")
    assert found.status == 70
    assert found.err == "The program is damaged. See how: rosterwizard self-check\n"


def test_reader_of_the_output_may_go_away() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        found = subprocess.run(
            program("fields", "infiniti/patrons"),
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    assert (found.returncode, found.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk")
@pytest.mark.parametrize(
    "arguments",
    [
        ("systems",),
        ("fields", "infiniti/patrons", "--json"),
        ("check", "patrons.csv"),
        ("schedule", "--at", "06:30", "check", "patrons.csv"),
    ],
)
def test_disk_that_takes_the_output_may_be_full(arguments: tuple[str, ...], tmp_path: Path) -> None:
    write_rows(tmp_path / "patrons.csv", [patron(1)])
    with Path("/dev/full").open("wb") as full:
        found = subprocess.run(
            program(*arguments),
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert found.returncode == 2
    assert found.stderr.decode().startswith("The output could not be written: No space left")
    assert found.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (OSError(22, "Invalid argument"), 0),
        pytest.param(
            OSError(22, "Invalid argument", "roster.csv"),
            70,
            marks=pytest.mark.logs("bug OSError"),
        ),
    ],
)
def test_on_windows_a_reader_that_went_away_is_an_invalid_argument(
    monkeypatch: pytest.MonkeyPatch, capsys: Capsys, error: OSError, status: int
) -> None:
    ending_by(monkeypatch, error)
    monkeypatch.setattr(printing, "ON_WINDOWS", True)
    monkeypatch.setattr(cli, "hush", lambda: None)
    assert called(capsys, "systems").status == status


def test_names_of_every_script_are_printed_whatever_the_locale() -> None:
    found = ran("fields", "infiniti/patrons", env={"PYTHONIOENCODING": "ascii"})
    assert found.status == 0, found.err


class TestWithoutScreen:
    """What stands here holds on Linux; elsewhere there always is a screen."""

    @pytest.fixture(autouse=True)
    def no_screen(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.platform", "linux")
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name, raising=False)

    @pytest.mark.parametrize(
        "arguments", [(), ("gui",), ("roster.csv",), ("some/roster",), (r"C:\some\roster",)]
    )
    def test_window_is_answered_by_the_verbs(
        self, capsys: Capsys, arguments: tuple[str, ...]
    ) -> None:
        found = called(capsys, *arguments)
        assert found.status == 2
        (line,) = found.err.strip().splitlines()
        assert all(name in line for name in cli.COMMANDS if name != "gui")

    def test_folder_that_is_there_is_a_file_to_open(
        self, capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "rosters").mkdir()
        monkeypatch.chdir(tmp_path)
        assert "no screen" in called(capsys, "rosters").err

    def test_entry_point_of_the_desktop_opens_the_window(
        self, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sys.argv", ["rosterwizard-window", "roster.csv"])
        with pytest.raises(SystemExit) as end:
            cli.window()
        assert end.value.code == 2
        assert "no screen" in capsys.readouterr().err
