"""`rosterwizard fields`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.profiles.loading import built_in_profiles
from tests.helpers.command_line import called

if TYPE_CHECKING:
    Capsys = pytest.CaptureFixture[str]

TYPES = [each.id for profile in built_in_profiles() for each in profile.record_types]


@pytest.mark.parametrize("type_id", TYPES)
def test_every_field_and_rule_is_there_in_all_forms(capsys: Capsys, type_id: str) -> None:
    facts = called(capsys, "fields", type_id, "--json").json
    schema = called(capsys, "fields", type_id, "--table-schema").json
    text = called(capsys, "fields", type_id).out
    names = [field["name"] for field in facts["fields"]]
    assert names == [field["name"] for field in schema["fields"]]
    assert all(name in text for name in names)
    rules = [rule for field in facts["fields"] for rule in field["rules"]] + facts["rules"]
    assert all(rule["rule"] in text for rule in rules)


def test_rule_has_its_source_and_whether_that_is_our_reading(capsys: Capsys) -> None:
    (username, *_) = called(capsys, "fields", "infiniti/patrons", "--json").json["fields"]
    rules = {rule["code"]: rule for rule in username["rules"]}
    assert not rules["required"]["inferred"]
    assert rules["primaryKey"]["inferred"]
    assert "Concord" in rules["required"]["source"]


def test_provisional_record_type_says_why(capsys: Capsys) -> None:
    assert "Provisional: " in called(capsys, "fields", "haiku/classes").out


@pytest.mark.parametrize("wrong", ["infiniti/patron", "infinity/patrons", "patrons"])
def test_unknown_type_names_near_ones(capsys: Capsys, wrong: str) -> None:
    found = called(capsys, "fields", wrong)
    assert found.status == 2
    assert "infiniti" in found.err
