"""In what two checks differ: what is missing, what is new, and what is told otherwise."""

from __future__ import annotations

from msgspec.structs import replace

from rosterwizard.core.reproducing.differences import differences
from rosterwizard.core.reproducing.expected_problems import ExpectedProblem

ONE = ExpectedProblem("demo/people", "enum", "error", "kind", "B", row=4, fix="fix-nearest")
OTHER = replace(ONE, row=5)


def test_the_same_problems_in_any_order_are_no_difference() -> None:
    found = differences([ONE, OTHER], [OTHER, ONE])
    assert not found
    assert (found.same, found.expected) == (2, 2)


def test_what_is_missing_and_what_is_new_is_told() -> None:
    found = differences([ONE], [OTHER])
    assert found
    assert (found.missing, found.new, found.changed) == ((ONE,), (OTHER,), ())
    assert (found.same, found.expected) == (0, 1)


def test_each_problem_counts_as_often_as_it_is_there() -> None:
    found = differences([ONE, ONE, OTHER], [ONE, OTHER, OTHER])
    assert (found.missing, found.new, found.same) == ((ONE,), (OTHER,), 2)


def test_a_problem_that_is_told_otherwise_is_neither_missing_nor_new() -> None:
    graver, unmended = replace(ONE, severity="warning"), replace(OTHER, fix="")
    found = differences([ONE, OTHER], [unmended, graver])
    assert (found.missing, found.new) == ((), ())
    assert set(found.changed) == {(ONE, graver), (OTHER, unmended)}
    assert found.expected == 2


def test_of_several_at_one_place_each_is_taken_once() -> None:
    told = [replace(ONE, cause=kind) for kind in ("value", "column")]
    found = differences([ONE], told)
    assert len(found.changed) == len(found.new) == 1
    assert {found.changed[0][1], *found.new} == set(told)
