"""`rosterwizard explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.explaining.explained_code import CODES, explained_code
from rosterwizard.core.profiles.loading import built_in_profiles
from tests.helpers.command_line import called

if TYPE_CHECKING:
    Capsys = pytest.CaptureFixture[str]

EVERY_TYPE = [(profile, each) for profile in built_in_profiles() for each in profile.record_types]


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_said_in_words_and_as_facts(capsys: Capsys, code: str) -> None:
    text, facts = called(capsys, "explain", code), called(capsys, "explain", code, "--json").json
    assert text.status == 0
    assert facts["help"] in text.out
    assert all(fix["does"] in text.out for fix in facts["fixes"])
    types = {rule["type"] for rule in facts["rules"]}
    assert facts["everywhere"] or all(each in text.out for each in types)


@pytest.mark.parametrize("code", CODES)
def test_every_rule_of_a_type_is_said_with_its_source(capsys: Capsys, code: str) -> None:
    for wanted in ("infiniti/patrons", "haiku"):
        text = called(capsys, "explain", code, "--type", wanted).out
        facts = called(capsys, "explain", code, "--type", wanted, "--json").json
        assert all(rule["rule"] in text for rule in facts["rules"])
        assert all(rule["source"] in text for rule in facts["rules"])
        assert {rule["type"].startswith(wanted) for rule in facts["rules"]} <= {True}


def test_facts_are_named_as_in_all_other_reports(capsys: Capsys) -> None:
    facts = called(capsys, "explain", "type", "--type", "haiku", "--json").json
    named = [facts, *facts["fixes"], *facts["rules"]]
    assert all(name.isalpha() for each in named for name in each)
    assert facts["byItself"] is False


def test_type_without_the_rule_says_so(capsys: Capsys) -> None:
    asking = {each.type for each in explained_code("one-of", EVERY_TYPE).rules}
    without = next(each.id for _, each in EVERY_TYPE if each.id not in asking)
    assert f"{without} has no rule" in called(capsys, "explain", "one-of", "--type", without).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("requird",), "required"),
        (("enum", "--type", "infinity"), "infiniti"),
        (("enum", "--type", "infiniti/patron"), "infiniti/patrons"),
    ],
)
def test_what_is_not_known_names_near_ones(
    capsys: Capsys, words: tuple[str, ...], said: str
) -> None:
    found = called(capsys, "explain", *words)
    assert found.status == 2
    assert said in found.err
