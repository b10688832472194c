"""What is told of changes that were laid over a file which changed meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.job.job import Job
from rosterwizard.core.job.laying_by_key import LaidByKey
from rosterwizard.core.job.left_out import LeftOut
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.showing.laid_in_words import lines_of, said_of_laid
from tests.helpers.checked import record_type, sheet, system

if TYPE_CHECKING:
    from rosterwizard.core.job.left_out import Kind, Reason

REASONS: dict[Kind, tuple[Reason, ...]] = {
    "cell": ("no-sheet", "no-key", "doubled", "row-gone", "column-gone", "other-text"),
    "row-new": ("no-sheet",),
    "row-aside": ("no-sheet", "no-key", "doubled", "other-text"),
    "heading": ("no-sheet", "column-gone", "other-text"),
    "matching": ("no-sheet", "column-gone", "other-text"),
    "constant": ("no-sheet", "other-text"),
    "making": ("no-sheet", "column-gone", "other-text"),
    "field-out": ("no-sheet", "other-text"),
}
PEOPLE, PETS = record_type(Field("name")), record_type(Field("name"), name="pets")
SHEETS = tuple(sheet(each, {"name": ["Ann"]}) for each in (PEOPLE, PETS))
ONE, SET = Job(system(PEOPLE), SHEETS[:1]), Job(system(PEOPLE, PETS), SHEETS)


def left_out(kind: Kind, reason: Reason, of: str = "people") -> LeftOut:
    return LeftOut(kind, reason, of, "k17", "Name", "Ann", "Anna", "Anne")


@pytest.mark.parametrize(
    ("kind", "reason"), [(kind, reason) for kind in REASONS for reason in REASONS[kind]]
)
def test_each_change_that_is_left_out_has_its_sentence(kind: Kind, reason: Reason) -> None:
    (line,) = lines_of([left_out(kind, reason)], ONE)
    assert line.endswith(".")
    assert "k17" in line or reason == "no-key" or kind not in {"cell", "row-aside"}


def test_what_stands_there_now_is_said() -> None:
    (line,) = lines_of([left_out("cell", "other-text")], ONE)
    assert line == "k17, Name: “Anna” in place of “Ann”. By now “Anne” stands there."


def test_in_a_set_the_lines_stand_below_their_sheets() -> None:
    out = [left_out("cell", "row-gone"), left_out("cell", "row-gone", "pets")]
    lines = list(lines_of(out, SET))
    assert lines[::2] == ["people:", "pets:"]


@pytest.mark.parametrize(
    ("fitted", "out", "words"),
    [
        (0, 0, "is read as it is now"),
        (3, 0, "All 3 places that you changed are changed in it"),
        (2, 1, "Of 3 places that you changed, 2 are changed"),
        (0, 1, "The one place that you changed is left as it stands"),
    ],
)
def test_how_many_changes_are_laid_over_the_file_is_said(fitted: int, out: int, words: str) -> None:
    laid = LaidByKey(ONE, fitted, (left_out("cell", "row-gone"),) * out)
    assert words in said_of_laid(laid)
    assert said_of_laid(laid).startswith("The file was changed meanwhile")


def test_new_rows_that_came_along_are_told_of() -> None:
    assert said_of_laid(LaidByKey(ONE, 3, (), 2)).endswith(
        "The 2 new rows came along: they stand below the rows of the file, and are not in it."
    )
    assert "The new row came along" in said_of_laid(LaidByKey(ONE, 1, (), 1))
