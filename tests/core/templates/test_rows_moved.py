"""No formula of a template is lost, or looks elsewhere, when rows below the headings go or come."""

from __future__ import annotations

import pytest

from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.templates.layout import HEADING_ROW
from tests.helpers.club_profile import CLUBHOUSE
from tests.helpers.moved_rows_in_formulas import LOST, Moving, StandingRule, rules_standing_in
from tests.helpers.workbooks import made, opened

BY_PROFILE = {
    profile.name: tuple(rules_standing_in(opened(made(profile))))
    for profile in (*built_in_profiles(), CLUBHOUSE)
}
# What a person does one after the other: the samples, the first row of one's own, all rows there.
MOVES = [
    [(2, -2)],
    [(2, -1)],
    [(3, -1)],
    [(2, 3)],
    [(2, -2), (2, 1), (2, -1)],
    [(4, 2), (3, -3), (2, 5), (2, -4)],
    [(2, -4_000)],
    [(2, 1), (30, -50), (2, -1)],
]


@pytest.mark.parametrize("moves", MOVES, ids=str)
@pytest.mark.parametrize("name", BY_PROFILE)
def test_every_rule_still_speaks_of_its_own_row(name: str, moves: list[tuple[int, int]]) -> None:
    for rule in BY_PROFILE[name]:
        moved = rule
        for first, count in moves:
            for sheet in {each.sheet for each in BY_PROFILE[name]}:
                moved = moved.after(Moving(sheet, first, count))
        assert LOST not in moved.formula, rule
        assert moved.own_rows <= {moved.first}, rule


def test_rules_of_own_rows_begin_where_nothing_is_deleted() -> None:
    rules = [each for rules in BY_PROFILE.values() for each in rules if each.own_rows]
    assert rules
    assert {each.first for each in rules} == {HEADING_ROW}


@pytest.mark.parametrize(
    ("formula", "becomes"),
    [
        ("SUM($A$2:$A$9)", "SUM($A$2:$A$7)"),
        ("SUM($A$2:$A$3)", "SUM(#REF!)"),
        ('$A2&""="$A2"', '#REF!&""="$A2"'),
        ("OFFSET('X'!$A$2,1,0)", "OFFSET('X'!$A$2,1,0)"),
        ("OFFSET('S'!$A$2,1,0)", "OFFSET(#REF!,1,0)"),
        ("$A1+$B$12", "$A1+$B$10"),
    ],
)
def test_what_is_deleted_is_lost_and_what_is_below_moves_up(formula: str, becomes: str) -> None:
    assert StandingRule("S", 1, 1, 9, formula).after(Moving("S", 2, -2)).formula == becomes


def test_what_comes_within_belongs_to_it() -> None:
    rule = StandingRule("S", 1, 1, 9, "SUM($A$1:$A$9)=$A1").after(Moving("S", 2, 3))
    assert (rule.first, rule.last, rule.formula) == (1, 12, "SUM($A$1:$A$12)=$A1")
    assert rule.own_rows == {1}
