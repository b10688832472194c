"""`submit --receipt`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers.command_line import called
from tests.helpers.patrons import patron, write_patrons

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]


@pytest.mark.parametrize("name", ["r.txt", "r.html"])
def test_it_is_saved_after_sending(capsys: Capsys, tmp_path: Path, name: str) -> None:
    file = write_patrons(tmp_path / "three.csv", 3)
    options = ("--server", "practice", "--receipt", tmp_path / name)
    assert called(capsys, "submit", file, *options).status == 0
    receipt = (tmp_path / name).read_text("utf-8")
    (line,) = called(capsys, "history", "--json").json
    assert line["digest"] in receipt
    assert line["submission"] in receipt
    assert not [cell for cell in patron(1) if len(cell) > 3 and cell in receipt]


@pytest.mark.parametrize("name", ["r.pdf", "r", "r.csv"])
def test_another_ending_stops_before_anything_is_sent(
    capsys: Capsys, tmp_path: Path, name: str
) -> None:
    file = write_patrons(tmp_path / "three.csv", 3)
    options = ("--server", "practice", "--receipt", tmp_path / name)
    assert called(capsys, "submit", file, *options).status == 2
    assert called(capsys, "history").out == ""
