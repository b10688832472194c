"""What failed and what nobody knows are saved apart, and no older file passes for either."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import polars as pl
import pytest

from rosterwizard.cli.rows_saved import save_refused
from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.services.submitting.submission import Submitted
from tests.helpers.command_line import called
from tests.helpers.patrons import write_patrons
from tests.helpers.small_jobs import patrons

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.job.row_states import State

    Capsys = pytest.CaptureFixture[str]


def saved(path: Path, *states: State) -> None:
    job = patrons(*(f"p{at}" for at in range(len(states))))
    rows = [(at, state, "") for at, state in enumerate(states)]
    frame = pl.DataFrame(rows, schema=FRAME, orient="row")
    save_refused(job, Submitted({"patrons": Outcomes("patrons", frame)}), path)


def read(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row[-2] for row in csv.reader(file)][1:]


def test_each_has_a_file_of_its_own(tmp_path: Path, capsys: Capsys) -> None:
    saved(tmp_path / "out.csv", "created", "refused", "unknown", "not-sent", "queued")
    assert read(tmp_path / "out.csv") == ["Refused", "Not sent"]
    assert read(tmp_path / "out-not-known.csv") == ["Not known", "In the queue"]
    told = capsys.readouterr().err
    assert "The 2 rows that did not get in are in" in told
    assert "Of 2 rows nobody knows yet" in told


def test_nothing_is_written_where_nothing_failed(tmp_path: Path, capsys: Capsys) -> None:
    saved(tmp_path / "out.csv", "created", "unknown")
    assert [each.name for each in tmp_path.iterdir()] == ["out-not-known.csv"]
    assert "No row failed, so" in capsys.readouterr().err


def test_older_files_are_said_to_be_older(tmp_path: Path, capsys: Capsys) -> None:
    for name in ("out.csv", "out-not-known.csv"):
        (tmp_path / name).write_text("old", "utf-8")
    saved(tmp_path / "out.csv", "created")
    assert capsys.readouterr().err.count("is from before") == 2
    assert (tmp_path / "out.csv").read_text("utf-8") == "old"


@pytest.mark.parametrize("name", ["out.pdf", "out.ods", "out.json"])
def test_another_ending_stops_before_anything_is_sent(
    capsys: Capsys, tmp_path: Path, name: str
) -> None:
    file = write_patrons(tmp_path / "three.csv", 3)
    found = called(capsys, "submit", file, "--server", "practice", "--refused", tmp_path / name)
    assert (found.status, "Nothing was sent" in found.err) == (2, True)
    assert called(capsys, "history").out == ""


def test_the_file_of_rows_that_nobody_knows_never_overwrites_the_own(
    capsys: Capsys, tmp_path: Path
) -> None:
    file = write_patrons(tmp_path / "out-not-known.csv", 3)
    options = ("--server", "practice", "--refused", tmp_path / "out.csv")
    assert called(capsys, "submit", file, *options).status == 2
