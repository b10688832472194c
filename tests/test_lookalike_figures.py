"""What is wrong with files stays wrong with their look-alikes, measured as the figures are."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.reproducing.differences import Differences
from rosterwizard.core.reproducing.expected_problems import ExpectedProblem
from rosterwizard.services import look_alikes
from tests.helpers.example_rosters import haiku_set, infiniti_patrons
from tests.lookalike_figures import Figures, generated, main, of_folder

if TYPE_CHECKING:
    from pathlib import Path

FEW = 6


@pytest.mark.parametrize("form", ["texts", "excel"])
def test_look_alike_workbooks_keep_every_problem(form: str, tmp_path: Path) -> None:
    figures = Figures()
    for case in islice(generated(tmp_path, (form,), 3), FEW):  # type: ignore[arg-type] # a form
        figures.add(*case)
    assert figures.files == FEW
    assert (figures.worst, figures.found_again) == ([], 0)
    assert figures.kept == figures.expected > 0


def test_files_and_folders_of_ones_own_are_taken(tmp_path: Path) -> None:
    infiniti_patrons(tmp_path, 40)
    haiku_set(tmp_path)
    (tmp_path / "none.csv").write_bytes(b"")
    figures = Figures()
    for case in of_folder(tmp_path):
        figures.add(*case)
    assert figures.files == 2
    assert figures.worst == []


def test_losses_and_finds_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = infiniti_patrons(tmp_path, 5)
    ((name, job, paths),) = of_folder(tmp_path)
    one = ExpectedProblem("a/b", "enum", "error")
    other = ExpectedProblem("a/b", "enum", "note")
    made = look_alikes.look_alikes_of(job, paths)
    lost = Differences((one,), (one,), ((one, other),), 3)
    worse = look_alikes.LookAlikes({}, lost, ("anna",), {}, made.options, made.case)
    monkeypatch.setattr("tests.lookalike_figures.look_alikes_of", lambda *_, **__: worse)
    figures = Figures()
    figures.add(name, job, [path])
    told = "\n".join(figures.lines())
    assert "3 of 5 problems kept, 1 new" in told
    assert "changed enum: severity" in told
    assert "found 1" in told


def test_nothing_is_told_of_no_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["0"]) == 0
    assert "0 files" in capsys.readouterr().out
