"""What a code means is said for every code there is, with every rule that has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.explaining.explained_code import CODES, explained_code
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.rules.every_rule import EVERY_RULE
from rosterwizard.core.rules.rules import rule_sentence, rules_of

if TYPE_CHECKING:
    from rosterwizard.core.rules.checked_rule import CheckedRule

EVERY_TYPE = [(profile, each) for profile in built_in_profiles() for each in profile.record_types]


def fix_codes(rule: CheckedRule) -> set[str]:
    found = {each.code for each in rule.fixes()}
    found |= {each.code for each in rule.rows_fixes()}
    return found | {each.code for each in rule.aside_fixes()}


@pytest.mark.parametrize("code", CODES)
def test_each_code_is_explained_with_all_rules_that_have_it(code: str) -> None:
    found = explained_code(code, EVERY_TYPE)
    rules = [
        (each.id, rule)
        for profile, each in EVERY_TYPE
        for rule in rules_of(profile, each)
        if rule.code == code
    ]
    assert found.title
    assert found.help
    assert "](" not in found.help
    assert [
        (type_id, rule_sentence(rule), rule.source, rule.inferred) for type_id, rule in rules
    ] == [(each.type, each.rule, each.source, each.inferred) for each in found.rules]
    assert {each.code for each in found.fixes} == {c for _, rule in rules for c in fix_codes(rule)}
    assert all(each.does for each in found.fixes)


def test_what_no_system_asks_for_the_program_looks_for_by_itself() -> None:
    found = [explained_code(code, EVERY_TYPE) for code in CODES]
    silent = {each.code for each in found if not each.rules and not each.by_itself}
    assert silent <= {rule.code for rule in EVERY_RULE if rule.stated_in != "nowhere"}


def test_no_two_codes_differ_by_capitals_alone_which_then_need_not_be_typed() -> None:
    assert len({code.lower() for code in CODES}) == len(CODES)
    assert explained_code("FOREIGNKEY", ()).code == "foreignKey"


@pytest.mark.parametrize(
    ("typed", "near"), [("requird-wen", "required-when"), ("zeros", "lost-zeros"), ("x", "enum")]
)
def test_near_misses_are_suggested_and_all_codes_where_none_is_near(typed: str, near: str) -> None:
    with pytest.raises(RosterError) as caught:
        explained_code(typed, ())
    assert caught.value.code == "unknown-code"
    assert near in str(caught.value)


def test_what_is_safe_in_a_fix_of_one_rule_is_said() -> None:
    fixes = {each.code: each.safe for each in explained_code("enum", EVERY_TYPE).fixes}
    assert fixes["fix-spelling"]
    assert not fixes["fix-nearest"]
