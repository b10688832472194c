"""Entries for schedulers: read by what reads them, the words arrive as they were."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.schedule_entries import (
    DAYS,
    Run,
    entry_for,
    own_program,
    usual_scheduler,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

EARLY = time(6, 5)
WORDS = st.text(st.characters(codec="utf-8").filter(str.isprintable), max_size=12)
ODD = ["check", 'Year 7\'s 100% $HOME "new" \\ &<list>;.csv', "--match", "a=b", "", "ü"]
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def run_of(arguments: Sequence[str], folder: str = "/srv/roster 100%") -> Run:
    return Run(arguments, Path(folder), EARLY)


def words_of_cron(line: str) -> list[str]:
    """Return the words that the shell of cron would start, by the rules of crontab(5)."""
    assert line.endswith("\n")
    *_, command = line[:-1].split(" ", 5)
    assert not re.search(r"(?<!\\)%", command), "a bare % ends the command"
    changed, command = command.replace(r"\%", "%").split(" && ", 1)
    return [*shlex.split(changed), *shlex.split(command)]


def words_of_systemd(line: str) -> list[str]:
    """Return the words of an ExecStart, by the rules of systemd.syntax(7)."""
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', line)
    plain = [re.sub(r"\\(.)", r"\1", word) for word in words]
    return [word.replace("%%", "%").replace("$$", "$") for word in plain]


def words_of_windows(line: str) -> list[str]:
    """Return the words that a program of Windows finds, by the rules of its C library."""
    found = re.finditer(r'(?:"((?:[^"\\]|\\.)*)"|[^\s"]|\\")+', line)
    return [_unquoted(word[0]) for word in found]


def _unquoted(text: str) -> str:
    out, at = "", 0
    while at < len(text):
        slashes = len(text) - at - len(text[at:].lstrip("\\"))
        at += slashes
        quoted = text[at : at + 1] == '"'
        out += "\\" * (slashes // 2 if quoted else slashes)
        if quoted:
            out += '"' if slashes % 2 else ""
            at += 1
        elif at < len(text):
            out += text[at]
            at += 1
    return out


@given(st.lists(WORDS, max_size=4))
def test_cron_starts_just_those_words(arguments: list[str]) -> None:
    run = run_of(arguments)
    assert words_of_cron(entry_for("cron", run)) == ["cd", str(run.folder), *run.command]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such shell")
def test_the_shell_itself_agrees(tmp_path: Path) -> None:
    script = tmp_path / "rosterwizard"
    script.write_text('#!/bin/sh\npwd\nfor word; do printf "%s\\n" "$word"; done\n')
    script.chmod(0o700)
    line = entry_for("cron", Run(ODD, tmp_path, EARLY)).split(" ", 5)[5].replace(r"\%", "%")
    start = shlex.join(own_program())
    done = subprocess.run(
        ["/bin/sh", "-c", line.replace(start, shlex.quote(str(script)))],
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.splitlines() == [str(tmp_path), *ODD]


@given(st.lists(WORDS, max_size=4))
def test_systemd_starts_just_those_words(arguments: list[str]) -> None:
    run = run_of(arguments)
    lines = entry_for("systemd", run).split("\n")
    (start,) = [line for line in lines if line.startswith("ExecStart=")]
    assert words_of_systemd(start) == run.command
    assert "WorkingDirectory=/srv/roster 100%%" in lines
    assert "OnCalendar=Mon,Tue,Wed,Thu,Fri 06:05" in lines


def test_windows_starts_just_those_words() -> None:
    run = run_of(ODD)
    task = ET.fromstring(entry_for("windows", run))  # noqa: S314 - our own text
    (program,) = [each.text for each in task.iter(f"{TASK}Command")]
    (arguments,) = [each.text or "" for each in task.iter(f"{TASK}Arguments")]
    (folder,) = [each.text for each in task.iter(f"{TASK}WorkingDirectory")]
    assert [program, *words_of_windows(arguments)] == run.command
    assert folder == str(run.folder)
    (begins,) = [each.text for each in task.iter(f"{TASK}StartBoundary")]
    assert (begins or "").endswith("T06:05:00")
    (week,) = task.iter(f"{TASK}DaysOfWeek")
    assert [each.tag.removeprefix(TASK) for each in week][::4] == ["Monday", "Friday"]


def test_every_day_is_a_star_for_cron_and_some_are_named() -> None:
    assert entry_for("cron", Run(["history"], Path("/"), EARLY, DAYS)).startswith("5 6 * * * ")
    some = Run(["history"], Path("/"), EARLY, ("mon", "sun"))
    assert entry_for("cron", some).startswith("5 6 * * mon,sun ")


@pytest.mark.parametrize("word", ["a\nb", "a\x1bb", "a\x00b"])
def test_what_no_entry_can_hold_is_refused(word: str) -> None:
    with pytest.raises(RosterError, match="schedule") as refused:
        run_of([word])
    assert refused.value.code == "schedule-line-break"


def test_the_program_is_named_by_its_whole_path(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Path(own_program()[0]).is_absolute()
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert own_program() == ["/nowhere/python", "-m", "rosterwizard"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_program() == ["/nowhere/python"]


def test_each_system_has_its_usual_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert usual_scheduler() == "cron"
    monkeypatch.setattr(sys, "platform", "win32")
    assert usual_scheduler() == "windows"
