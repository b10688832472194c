"""Putting faults into copies of the checkout, and what the tests make of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import mutants
from mutants import KIN, Copy, Trial, nearest_tests, run_mutants, sample
from mutations import mutants_of
from running import ROOT, Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

READING = "rosterwizard/core/reading"
# Small ones: all faults of a folder are made before some are chosen.
WIZARD, RESULTS = "rosterwizard/core/wizard", "rosterwizard/core/results"


class FakeCopy(Copy):
    """A tree without a Python: its tests fail as soon as a file of it holds `sign`."""

    def __init__(self, folder: Path, sign: str, at: str) -> None:
        self.folder, self._sign, self._at = folder, sign, at
        self.ran: list[Sequence[str]] = []

    def passes(self, tests: Sequence[str], time_s: float | None = None) -> bool:
        self.ran.append(tests)
        text = (self.folder / "rosterwizard/core/x.py").read_text("utf-8")
        return not (self._at in tests and self._sign in text)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("rosterwizard/core/x.py", "tests/core/test_x.py"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("x = 1\n", encoding="utf-8")
    return tmp_path


def survives(copy: FakeCopy, *, near: bool) -> bool:
    (mutant,) = mutants_of(Path("rosterwizard/core/x.py"), "x = 1\n")
    return Trial([copy], near=near).survives(mutant)


def test_same_seed_chooses_the_same_faults() -> None:
    assert sample(WIZARD, 5, 1) == sample(WIZARD, 5, 1) != sample(WIZARD, 5, 2)


def test_folder_without_python_is_the_persons_fault() -> None:
    with pytest.raises(Fault, match="resources/words"):
        sample("resources/words", 5, 1)


def test_the_nearest_tests_come_first() -> None:
    own, folder = "tests/core/reading/test_encodings.py", "tests/core/reading"
    kin = [(each,) for each in KIN[folder]]
    assert nearest_tests(Path(READING, "encodings.py"), ROOT) == [(own,), (folder,), *kin]
    assert nearest_tests(Path(READING, "no_test_of_its_own.py"), ROOT) == [(folder,), *kin]
    assert nearest_tests(Path(READING, "deep/er.py"), ROOT) == [(folder,), *kin]


def test_a_folder_without_kin_has_its_own_tests_alone() -> None:
    assert nearest_tests(Path("rosterwizard/services/ways/no.py"), ROOT) == [
        ("tests/services/ways",)
    ]


@pytest.mark.parametrize("folder", KIN)
def test_kin_is_elsewhere_and_there(folder: str) -> None:
    assert folder not in KIN[folder]
    assert all((ROOT / each).exists() for each in (folder, *KIN[folder]))


def test_each_folder_is_told_of_by_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(mutants, "Copy", lambda _folder: None)
    monkeypatch.setattr(Trial, "survives", lambda _self, mutant: "/wizard/" in str(mutant.path))
    assert run_mutants(["--count", "2", WIZARD, RESULTS]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "killed" in line]
    assert told == [
        f"{WIZARD}: 0 of 2 killed (0%)",
        f"{RESULTS}: 2 of 2 killed (100%)",
        "all: 2 of 4 killed (50%)",
    ]


def test_what_fails_near_is_not_looked_for_further_away(tree: Path) -> None:
    copy = FakeCopy(tree, "(2)", at="tests/core/test_x.py")
    assert not survives(copy, near=False)
    assert set(copy.ran) == {("tests/core/test_x.py",)}


def test_neighbours_are_asked_last_unless_one_will_not_wait(tree: Path) -> None:
    copy = FakeCopy(tree, "(2)", at="tests/journeys")
    assert survives(copy, near=True)
    assert not survives(copy, near=False)
    assert (tree / "rosterwizard/core/x.py").read_text("utf-8") == "x = 1\n"


def test_tests_that_fail_without_a_fault_prove_nothing(tree: Path) -> None:
    with pytest.raises(Fault, match="test_x"):
        survives(FakeCopy(tree, "x", at="tests/core/test_x.py"), near=True)


def test_tests_that_do_not_end_are_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutants, "PYTEST", ("-c", "while True: pass"))
    copy = object.__new__(Copy)
    copy.folder, copy.python = tmp_path, Path(sys.executable)
    copy.process, copy.is_over = None, False
    assert not copy.passes(["tests"], 0.2)
    assert copy.process is None  # waited for: it is no more


def test_when_all_is_stopped_no_more_tests_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[object] = []
    monkeypatch.setattr("subprocess.Popen", begun.append)
    copy = object.__new__(Copy)
    copy.process, copy.is_over = None, False
    Trial([copy], near=True).stop()
    assert not copy.passes(["tests"])
    assert not begun


def test_what_stops_one_mutant_stops_all(monkeypatch: pytest.MonkeyPatch) -> None:
    copy = object.__new__(Copy)
    copy.process, copy.is_over = None, False
    monkeypatch.setattr(mutants, "Copy", lambda _folder: copy)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Trial, "survives", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run_mutants(["--count", "1", WIZARD])
    assert copy.is_over
