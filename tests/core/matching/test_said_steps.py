"""What a person said of headings is taken back and said again, step by step."""

from __future__ import annotations

from rosterwizard.core.matching.matching import Match, Matching
from rosterwizard.core.matching.said_steps import SaidStep, SaidSteps

START = Matching((Match(0, "A", None, "none"), Match(1, "B", None, "none")))
FIRST = START.with_match(0, "a")
SECOND = FIRST.with_match(1, "b")
OTHER = Matching((Match(0, "C", None, "none"),))
BOTH = SaidSteps().with_step("t", START, FIRST).with_step("t", FIRST, SECOND)


def test_steps_are_kept_in_their_order() -> None:
    assert BOTH.done == (SaidStep("t", START, FIRST), SaidStep("t", FIRST, SECOND))
    assert BOTH.undone == ()


def test_what_changes_nothing_is_no_step() -> None:
    assert BOTH.with_step("t", SECOND, SECOND) is BOTH


def test_a_step_is_taken_back_and_done_again() -> None:
    back = BOTH.without_last()
    assert (back.done, back.undone) == (BOTH.done[:1], BOTH.done[1:])
    assert back.with_last_again() == BOTH
    assert BOTH.without_last().without_last().with_last_again() == back


def test_a_new_step_forgets_what_was_taken_back() -> None:
    assert BOTH.without_last().with_step("t", FIRST, START).undone == ()


def test_steps_count_while_they_lead_to_what_is_there() -> None:
    assert BOTH.of(lambda _name: SECOND) is BOTH
    back = BOTH.without_last()
    assert back.of(lambda _name: FIRST) is back
    none = back.without_last()
    assert none.of(lambda _name: START) is none


def test_where_something_else_changed_it_they_count_no_more() -> None:
    assert BOTH.of(lambda _name: FIRST) == SaidSteps()
    broken = SaidSteps(BOTH.done[1:], BOTH.done[1:])
    assert broken.of(lambda _name: SECOND) == SaidSteps(BOTH.done[1:])


def test_steps_of_several_sheets_are_held_against_their_own() -> None:
    two = BOTH.with_step("u", OTHER, OTHER.with_match(0, "c"))
    now = {"t": SECOND, "u": OTHER.with_match(0, "c")}
    assert two.of(now.__getitem__) is two
    assert two.of({**now, "t": START}.__getitem__) == SaidSteps()
