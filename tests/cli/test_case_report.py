"""What differs is told by its place, whatever kind of place it is."""

from __future__ import annotations

import pytest

from rosterwizard.cli.case_report import report_lines
from rosterwizard.core.reproducing.differences import Differences
from rosterwizard.core.reproducing.expected_problems import ExpectedProblem
from rosterwizard.services.case_files.case_opening import OpenedCase
from tests.helpers.case_zips import small_case

PLACES: dict[str, dict[str, object]] = {
    "the whole file": {},
    "column F": {"column": "F"},
    "row 17": {"row": 17},
    "row 17, column F": {"row": 17, "column": "F"},
    "new row 2": {"added": 2},
    "new row 2, column F": {"added": 2, "column": "F"},
}


def problem(**place: object) -> ExpectedProblem:
    return ExpectedProblem("a/b", "format", "error", field="mail", **place)  # type: ignore[arg-type] # as it is given


def told(found: Differences) -> list[str]:
    opened = OpenedCase(small_case(), None, {}, found)  # type: ignore[arg-type] # of no matter
    return list(report_lines(opened))


@pytest.mark.parametrize("place", PLACES)
def test_every_place_has_words(place: str) -> None:
    first, blank, line = told(Differences((problem(**PLACES[place]),), (), (), 3))
    assert (first, blank) == ("Reproduced 3 of 4.", "")
    assert line.split("  ")[:2] == ["missing", place]


def test_what_changed_is_told_as_it_was_and_is() -> None:
    *_, was, now = told(Differences((), (), ((problem(row=2), problem(row=2)),), 0))
    assert (was.split()[0], now.split()[0]) == ("was", "now")
