"""PySide6 6.12.0 aborts on Python below 3.12; these tests keep it out.

It loses a reference to True at each emit of a Signal(bool), and the interpreter gives up when
the last one is gone, after some hundreds. The exclusion in pyproject.toml may go once
`test_true_survives_being_emitted` passes without it on Python 3.11.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.helpers.needing import elsewhere

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"
FAULTY = "6.12.0"
EMITTING = """
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rung = Signal(bool)

bell = Bell()
bell.rung.connect(lambda _: None)
for _ in range(2_000):
    bell.rung.emit(True)
print("survived")
"""


@elsewhere(sys.version_info >= (3, 12), "the fault is not there from 3.12 on")
def test_faulty_version_is_not_installed() -> None:
    assert version("PySide6-Essentials") != FAULTY


@pytest.mark.parametrize(("python", "allowed"), [("3.11", False), ("3.12", True), ("3.13", True)])
def test_requirements_leave_the_faulty_version_out_where_it_aborts(
    python: str, allowed: bool
) -> None:
    project = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]
    requirements = [Requirement(text) for text in project["dependencies"]]
    (ours,) = (
        each
        for each in requirements
        if each.name == "PySide6-Essentials"
        and each.marker
        and each.marker.evaluate({"python_version": python})
    )
    assert ours.specifier.contains(FAULTY) is allowed


def test_true_survives_being_emitted() -> None:
    run = subprocess.run(
        [sys.executable, "-c", EMITTING], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (0, "survived\n"), run.stderr
