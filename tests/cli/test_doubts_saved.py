"""`submit --doubts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers.command_line import called
from tests.helpers.patrons import patron, write_patrons

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]


def test_what_the_answer_contradicts_is_saved_without_a_cell(
    capsys: Capsys, tmp_path: Path
) -> None:
    file, out = write_patrons(tmp_path / "many.csv", 30), tmp_path / "doubts.txt"
    options = ("--server", "practice:partly-good", "--doubts", out)
    found = called(capsys, "submit", file, *options)
    assert "1 rule" in found.err or "One rule" in found.err
    text = out.read_text("utf-8")
    assert "field username" in text
    cells = {cell for number in range(30) for cell in patron(number) if len(cell) > 4}
    assert not [cell for cell in cells if cell in text]


def test_nothing_is_saved_where_nothing_is_contradicted(capsys: Capsys, tmp_path: Path) -> None:
    file, out = write_patrons(tmp_path / "three.csv", 3), tmp_path / "doubts.txt"
    found = called(capsys, "submit", file, "--server", "practice", "--doubts", out)
    assert found.status == 0
    assert "contradicts no rule" in found.err
    assert not out.exists()


@pytest.mark.parametrize("name", ["d.html", "d"])
def test_another_ending_stops_before_anything_is_sent(
    capsys: Capsys, tmp_path: Path, name: str
) -> None:
    file = write_patrons(tmp_path / "three.csv", 3)
    options = ("--server", "practice", "--doubts", tmp_path / name)
    assert called(capsys, "submit", file, *options).status == 2
    assert called(capsys, "history").out == ""
