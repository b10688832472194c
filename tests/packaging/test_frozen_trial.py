"""The trial of a frozen program fails where the program fails."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

import frozen_trial
from frozen_trial import compare, draw_window, wait_for
from running import Fault

if TYPE_CHECKING:
    from pathlib import Path

FLUSH = "qt.widgets.painting: Flushing QRegion(0,0 9x9) of Frame"
CARDS = "qt.widgets.painting: Evaluating whether reparenting of QLabel into Card(0x1)"


def done(status: int = 0, said: str = "4 rows", told: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.CompletedProcess([], status, said, told)


def test_the_same_answers_are_well() -> None:
    compare(("check", "a.csv"), 1, done(1), done(1))


@pytest.mark.parametrize(
    ("frozen", "words"),
    [
        (done(3, told="given up"), "check a.csv: 3, not 0: given up"),
        (done(said="3 rows"), "stdout is '3 rows', unfrozen '4 rows'"),
        (done(told="Traceback"), "stderr is 'Traceback', unfrozen ''"),
    ],
)
def test_another_answer_is_a_fault(frozen: subprocess.CompletedProcess[str], words: str) -> None:
    with pytest.raises(Fault, match=words):
        compare(("check", "a.csv"), 0, frozen, done())


def window(folder: Path, *lines: str) -> Path:
    """Return a program that says these lines and waits."""
    program = folder / "window"
    said = "".join(f"echo '{line}' >&2\n" for line in lines)
    program.write_text(f"#!/bin/sh\n{said}exec sleep 60\n")
    program.chmod(0o755)
    return program


def test_a_window_that_draws_its_page_is_well(tmp_path: Path) -> None:
    assert draw_window(window(tmp_path, FLUSH, CARDS, FLUSH), tmp_path, {}) > 0


def test_a_window_that_says_anything_else_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault, match=r"the window said: qt\.qpa\.plugin"):
        draw_window(window(tmp_path, "qt.qpa.plugin: none"), tmp_path, {})


def test_a_window_that_never_draws_its_page_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frozen_trial, "TIME_S", 0.2)

    with pytest.raises(Fault, match="was not drawn"):
        draw_window(window(tmp_path, FLUSH, CARDS), tmp_path, {})


def test_a_program_that_ends_at_once_has_drawn_nothing() -> None:
    with pytest.raises(Fault, match="was not drawn"):
        wait_for("Flushing", [])
