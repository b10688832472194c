"""What the benches count on: a check finds exactly what the made-up people have wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import polars as pl
import pytest

from rosterwizard.core.checking.check import check_job
from rosterwizard.core.profiles.loading import load_profile
from rosterwizard.core.reports.reports import report
from rosterwizard.services.opening import open_job
from tests.bench import edit_figures
from tests.bench.answer_key import hold_to_key
from tests.bench.benching import WRITERS
from tests.bench.commands import reference
from tests.bench.goals import GOALS, Board
from tests.bench.paired_runs import output_of
from tests.bench.people import COLUMNS, MISTAKES, PLACES, people
from tests.bench.people_files import ODD, with_long_cell, write_csv, write_odd_csv
from tests.bench.people_profile import people_profile

if TYPE_CHECKING:
    from pathlib import Path

ROWS, FEW = 2000, 400


def reported(file: Path, columns: int = len(COLUMNS)) -> Path:
    """Check a file of people; return the report in JSON."""
    profile = load_profile(people_profile(columns), "people.toml")
    job = open_job([file], [profile], profile.record_types[0].id)
    out = file.with_suffix(".json")
    out.write_text("".join(report(job, check_job(job), "json")), "utf-8")
    return out


@pytest.mark.parametrize("seed", [7, 8, 9])
@pytest.mark.parametrize("kind", WRITERS)
def test_the_key_is_met(kind: str, seed: int, tmp_path: Path) -> None:
    made, file = people(ROWS, seed), tmp_path / f"people.{'xlsx' if kind == 'xlsx' else 'csv'}"
    WRITERS[kind](file, made)
    hold_to_key(reported(file), made.wrong)


@pytest.mark.parametrize("share", [0, 1])
def test_the_key_is_met_where_all_is_right_or_wrong(share: float, tmp_path: Path) -> None:
    made, file = people(FEW, share=share), tmp_path / "people.csv"
    write_csv(file, made)
    hold_to_key(reported(file), made.wrong)
    assert made.wrong.height == share * (FEW - 1)


def test_the_key_is_met_by_more_columns(tmp_path: Path) -> None:
    columns = 2 * len(COLUMNS) + 5
    made, file = people(FEW, share=0.5, columns=columns), tmp_path / "people.csv"
    write_csv(file, made)
    hold_to_key(reported(file, columns), made.wrong)
    assert made.frame.width == columns


@pytest.mark.parametrize("kind", ODD)
def test_the_key_is_met_by_odd_lines(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    wrong = write_odd_csv(file, people(ROWS), kind, lines=20)
    hold_to_key(reported(file), wrong)


def test_the_key_is_met_by_a_long_cell(tmp_path: Path) -> None:
    made, file = with_long_cell(people(FEW), letters=FEW), tmp_path / "people.csv"
    write_csv(file, made)
    hold_to_key(reported(file), made.wrong)


@pytest.mark.parametrize("name", ["loop", "pandera"])
def test_what_the_check_is_measured_beside_meets_the_key(name: str, tmp_path: Path) -> None:
    made, file = people(FEW, share=0.5), tmp_path / "people.csv"
    write_csv(file, made)
    out = tmp_path / "printed"
    out.write_bytes(output_of(reference(name, file)))
    hold_to_key(out, made.wrong)


def test_edits_are_judged_as_a_whole_check_does(capsys: pytest.CaptureFixture[str]) -> None:
    edit_figures.main(rows=100, most_edits=6)
    assert set(json.loads(capsys.readouterr().out)) == set(edit_figures.TYPED_IN)


def test_every_mistake_is_made() -> None:
    assert set(people(ROWS, share=1).wrong.select("field", "code").rows()) == {
        (each.column, each.code) for each in MISTAKES
    }


def test_the_same_people_again() -> None:
    assert people(FEW).frame.equals(people(FEW).frame)
    assert not people(FEW).frame.equals(people(FEW, seed=8).frame)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ([], "1 places were not told"),
        ([(2, "email"), (3, "email")], "1 places are right"),
        ([(2, "email"), (2, "email")], "several times"),
    ],
)
def test_what_differs_from_the_key_is_told(
    told: list[tuple[int, str]], why: str, tmp_path: Path
) -> None:
    wrong = pl.DataFrame([(2, "email", "format")], schema=PLACES, orient="row")
    problems = [
        {"row": row, "field": field, "code": "format", "severity": "error"} for row, field in told
    ]
    out = tmp_path / "printed"
    out.write_text(json.dumps({"problems": problems}), "utf-8")
    with pytest.raises(AssertionError, match=why):
        hold_to_key(out, wrong)


def test_the_board_has_every_goal_beside_what_was_reached() -> None:
    board = Board()
    board.put("warm", 1.1, 1.2, "5 turns")
    board.put("frictionless", 12)
    board.lack("sort", "not measured: there is none")
    assert (board.is_empty, Board().is_empty) == (False, True)
    lines = list(board.lines())
    assert len(lines) == len(GOALS) + 2
    (warm,) = (line for line in lines if "both warm" in line)
    assert warm.split()[-9:] == ["1.20", "x", "1.10", "x", "1.20", "x", "met;", "5", "turns"]
    assert sum("FALLS SHORT" in line for line in lines) == 1
    assert sum(line.endswith("not measured") for line in lines) == len(GOALS) - 3
    assert sum(line.endswith("not measured: there is none") for line in lines) == 1
    assert lines[-1] == f"1 met of 2 measured of {len(GOALS)} goals"
