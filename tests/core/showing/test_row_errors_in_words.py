"""Why rows are left out, in words of rules and headings, never of cells."""

from __future__ import annotations

import polars as pl

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.checking.problems import FRAME, Problems
from rosterwizard.core.profiles.language import Constraints, Field
from rosterwizard.core.showing.row_errors_in_words import row_errors_in_words
from tests.helpers.checked import record_type, sheet, system

NEEDED = Constraints(required=True)
PEOPLE = record_type(
    *(Field(name, constraints=NEEDED) for name in ("a", "b", "c", "d")),
    Field("kind", constraints=Constraints(enum=("x", "y"))),
    primary_key=("a",),
)


def lines(columns: dict[str, list[str]]) -> list[tuple[int, str]]:
    people = sheet(PEOPLE, columns)
    return row_errors_in_words(people, check_sheet(system(PEOPLE), people)).rows()


def test_heading_kind_and_rule_are_named_and_no_cell() -> None:
    full = {name: ["1", "2"] for name in ("a", "b", "c", "d")}
    assert lines({**full, "kind": ["x", "Secret"]}) == [
        (1, "kind: Not one of the allowed values. kind takes only: x, y.")
    ]


def test_of_many_the_first_are_named() -> None:
    blank = {name: ["1", ""] for name in ("b", "c", "d")}
    ((row, words),) = lines({"a": ["1", "2"], **blank, "kind": ["x", "z"]})
    assert row == 1
    assert [words.count(f"{name}: ") for name in ("b", "c", "d", "kind")] == [1, 1, 1, 0]
    assert words.endswith("It has 1 problem more.")


def test_what_is_about_no_field_has_its_kind_alone() -> None:
    people = sheet(PEOPLE, {"a": ["1"]})
    found = check_sheet(system(PEOPLE), people)
    index = next(
        place
        for place, rule in enumerate(found.rules)
        if rule.field is None and rule.severity == "error"
    )
    frame = pl.DataFrame({"row": [0], "column": [None], "rule": [index]}).cast(FRAME)  # type: ignore[arg-type] # a schema
    ((_, words),) = row_errors_in_words(people, Problems(frame, found.rules)).rows()
    assert ": " not in words.partition(".")[0]


def test_without_errors_there_are_no_rows() -> None:
    full = {name: ["1", "2"] for name in ("a", "b", "c", "d", "kind")}
    assert lines({**full, "kind": ["x", "y"]}) == []
