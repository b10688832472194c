"""`rosterwizard watch`."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from typing import TYPE_CHECKING

import pytest

from rosterwizard.cli import watch_command
from rosterwizard.services.folders import log_folder
from tests.helpers.command_line import ROOT, called, program
from tests.helpers.patrons import write_patrons, write_rows

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]

ONCE = ("--once", "--every", "0.1")
SUBMIT = ("submit", "--server", "practice", "--yes")


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    folder = tmp_path / "incoming"
    folder.mkdir()
    return folder


def test_each_file_is_taken_once_with_its_own_name(capsys: Capsys, incoming: Path) -> None:
    out = incoming.parent / "out"
    out.mkdir()
    for name in ("a", "b"):
        write_patrons(incoming / f"{name}.csv", 2)
    command = ("export", "--type", "infiniti/patrons", "-o", out / "{name}-done.csv")
    found = called(capsys, "watch", *ONCE, incoming, *command)
    assert found.status == 0, found.err
    assert sorted(each.name for each in out.iterdir()) == ["a-done.csv", "b-done.csv"]
    assert "ran 2 times" in found.err
    log = (log_folder() / "rosterwizard.log").read_text("utf-8")
    assert log.count("rows-read by=export type=infiniti/patrons kind=csv rows=2") == 2
    assert log.count("command-ended name=export status=0") == 2
    assert log.splitlines()[-2].endswith("watch-ended runs=2 status=0")
    assert "incoming" not in log


def test_the_highest_status_is_that_of_all(capsys: Capsys, incoming: Path) -> None:
    write_patrons(incoming / "a.csv", 2)
    (incoming / "b.csv").write_text("what,is\nthis,here\n", "utf-8")
    assert called(capsys, "watch", *ONCE, incoming, "--", "check").status == 2


def test_only_what_went_well_is_moved_and_only_when_said(capsys: Capsys, incoming: Path) -> None:
    done = incoming.parent / "done"
    done.mkdir()
    write_patrons(incoming / "a.csv", 2)
    (incoming / "b.csv").write_text("what,is\nthis,here\n", "utf-8")
    called(capsys, "watch", *ONCE, incoming, *SUBMIT)
    assert len(list(incoming.iterdir())) == 2
    called(capsys, "watch", *ONCE, "--move-to", done, incoming, "check")
    assert [each.name for each in incoming.iterdir()] == ["b.csv"]
    assert [each.name for each in done.iterdir()] == ["a.csv"]


def test_the_same_is_never_sent_twice(capsys: Capsys, incoming: Path) -> None:
    drop = incoming.parent / "drop"
    drop.mkdir()
    name = "echalk/sync-users"
    called(capsys, "servers", "add", "Drop", "--system", "echalk", "--url", drop)
    called(capsys, "template", name, "-o", incoming / "t.csv", "--no-samples")
    headings = (incoming / "t.csv").read_text("utf-8").strip().split(",")
    facts = called(capsys, "fields", name, "--json").json["fields"]
    examples = {field["name"]: field["example"] for field in facts}
    (incoming / "t.csv").unlink()
    write_rows(incoming / "u.csv", [[examples[each] for each in headings]], headings)
    command = ("submit", "--type", name, "--server", "Drop", "--yes")
    first = called(capsys, "watch", *ONCE, incoming, *command)
    assert (first.status, len(list(drop.iterdir()))) == (0, 1), first.err
    assert called(capsys, "watch", *ONCE, incoming, *command).status == 5
    assert len(list(drop.iterdir())) == 1


def test_a_folder_that_takes_no_file_is_said(
    capsys: Capsys, incoming: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_patrons(incoming / "a.csv", 2)

    def refuse(*_: object) -> None:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.rename", refuse)
    found = called(capsys, "watch", *ONCE, "--move-to", incoming.parent, incoming, "check")
    assert (found.status, "was not moved" in found.err) == (0, True)


@pytest.mark.parametrize(
    "command",
    [
        ("history",),
        ("--",),
        ("submit", "--server", "practice"),
        (*SUBMIT, "--again"),
        (*SUBMIT, "--password-stdin"),
        ("export", "-o", "INCOMING/{name}.out.csv"),
        ("fix", "--output=INCOMING/x.csv"),
    ],
)
def test_what_nobody_could_answer_for_is_refused(
    capsys: Capsys, incoming: Path, command: tuple[str, ...]
) -> None:
    words = [each.replace("INCOMING", str(incoming)) for each in command]
    found = called(capsys, "watch", *ONCE, incoming, *words)
    assert (found.status, bool(found.err)) == (2, True)


def test_it_never_moves_files_into_itself(capsys: Capsys, incoming: Path) -> None:
    assert called(capsys, "watch", "--move-to", incoming, incoming, "check").status == 2


def test_a_folder_that_goes_ends_it(
    capsys: Capsys, incoming: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("os.scandir", fail)
    assert called(capsys, "watch", incoming, "check").status == 3


def test_it_ends_after_its_time_and_leaves_alone_what_is_there(
    capsys: Capsys, incoming: Path
) -> None:
    write_patrons(incoming / "a.csv", 2)
    found = called(capsys, "watch", "--every", "0.1", "--seconds", "0.5", incoming, "check")
    assert (found.status, "ran 0 times" in found.err) == (0, True)


def test_a_command_that_is_broken_off_ends_it(
    capsys: Capsys, incoming: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        write_patrons(incoming / f"{name}.csv", 2)
    monkeypatch.setattr(watch_command, "_runner", lambda: lambda _: 130)
    found = called(capsys, "watch", *ONCE, incoming, "check")
    assert (found.status, "ran once" in found.err) == (130, True)


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a program at once")
def test_the_system_ends_it_tidily(incoming: Path) -> None:
    process = subprocess.Popen(
        program("watch", "--every", "0.1", incoming, "check"),
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    too_long = threading.Timer(60, process.kill)
    too_long.start()
    assert process.stderr
    assert "Watching" in process.stderr.readline()
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate()
    too_long.cancel()
    assert (process.returncode, "The watch is over" in told) == (0, True)
