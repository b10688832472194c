"""`rosterwizard systems`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.profiles.loading import built_in_profiles
from tests.helpers.command_line import called

if TYPE_CHECKING:
    import pytest


def test_every_record_type_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    lines = called(capsys, "systems").out
    for profile in built_in_profiles():
        assert profile.title in lines
        assert all(each.id in lines for each in profile.record_types)


def test_json_has_the_facts_that_a_choice_needs(capsys: pytest.CaptureFixture[str]) -> None:
    found = {each["system"]: each for each in called(capsys, "systems", "--json").json}
    types = {each["type"]: each for each in found["traverse"]["recordTypes"]}
    assert types["traverse/students"]["rowLimit"] == 10_000
    assert found["infiniti"]["protocol"] == "infiniti"
    assert found["haiku"]["recordTypes"][1]["provisional"]
