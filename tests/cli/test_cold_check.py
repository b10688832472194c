"""What a check of a file in which nothing is wrong makes the program load, counted."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.bench.commands import ours
from tests.bench.people import COLUMNS, people
from tests.bench.people_files import write_csv
from tests.bench.people_profile import keep_profile

if TYPE_CHECKING:
    from pathlib import Path

COUNTING = """
import gc, json, sys, tomllib
from rosterwizard.__main__ import main

looks, understood, loads = [], [], tomllib.loads
gc.callbacks.append(lambda phase, _: looks.append(phase))
tomllib.loads = lambda text: understood.append(text) or loads(text)
try:
    main()
except SystemExit as end:
    left = len(gc.get_objects())
    counted = {"modules": [*sys.modules], "looks": len(looks), "understood": len(understood)}
    print(json.dumps({**counted, "left": left, "status": end.code}), file=sys.stderr)
"""
# Each is for files that are odd, for other forms of them, or for what nobody asked for here.
NEEDLESS = {
    *("PySide6", "openpyxl", "python_calamine", "requests", "keyring", "paramiko", "rich"),
    *("ftfy", "wcwidth", "charset_normalizer", "rapidfuzz"),
}
ROWS = 300


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a process loaded. understood: texts of TOML.

    looks: for cycles of objects. left: objects that are looked through when it ends.
    """

    status: int
    modules: frozenset[str]
    looks: int
    left: int
    understood: int

    @property
    def own(self) -> int:
        """How many modules of the program itself there are."""
        return sum(each.startswith("rosterwizard") for each in self.modules)

    @property
    def libraries(self) -> set[str]:
        return {each.partition(".")[0] for each in self.modules}


@pytest.fixture
def checked(tmp_path: Path) -> Loaded:
    """Check people of whom many have a letter beyond ASCII in their names."""
    keep_profile(len(COLUMNS))
    write_csv(tmp_path / "people.csv", people(ROWS, share=0))
    return loaded(*ours(tmp_path / "people.csv")[3:])


def loaded(*arguments: str) -> Loaded:
    command = [sys.executable, "-c", COUNTING, *arguments]
    told = subprocess.run(command, capture_output=True, check=True).stderr
    counted = json.loads(told)
    return Loaded(**{**counted, "modules": frozenset(counted["modules"])})


def test_a_check_loads_nothing_that_is_for_other_files(checked: Loaded) -> None:
    assert checked.status == 0
    assert NEEDLESS.isdisjoint(checked.libraries)
    assert checked.own <= 335


def test_a_check_understands_few_texts(checked: Loaded) -> None:
    assert checked.understood <= 12


def test_a_check_does_not_look_for_cycles(checked: Loaded) -> None:
    assert checked.looks == 0
    assert checked.left <= 1000
