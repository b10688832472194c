"""`rosterwizard systems`."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.services import own_profiles
from rosterwizard.services.own_profiles import own_profiles_folder
from tests.helpers.command_line import called, ran

FAULTY = """
name = "mine"
title = "Mine"
version = "1"
[[resources]]
name = "people"
[resources.schema]
fields = [{ name = "id", constraints = { pattern = "(" } }]
"""


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


def test_profiles_of_the_program_have_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    found = called(capsys, "systems", "--lint")
    assert (found.status, found.out) == (0, "")
    assert "without a fault" in found.err


def test_faults_of_ones_own_profile_are_named_with_their_place() -> None:
    own_profiles_folder().mkdir()
    (own_profiles_folder() / "mine.toml").write_text(FAULTY, encoding="utf-8")
    found = ran("systems", "--lint")
    assert found.status == 1
    assert "mine.toml" in found.err
    assert "resources[0].schema.fields[0].constraints.pattern" in found.err


@pytest.mark.parametrize(
    ("command", "status"),
    [
        (("systems",), 0),
        (("systems", "--lint"), 1),
        (("fields", "infiniti/patrons"), 0),
        (("template", "infiniti/patrons", "-o", "t.csv"), 0),
        (("check", "a.csv", "--type", "infiniti/patrons"), 0),
        (("fields", "mine/people"), 2),
    ],
)
def test_profile_that_cannot_be_read_is_said_once_and_stops_nothing_else(
    command: tuple[str, ...],
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    own_profiles._available_profiles.cache_clear()  # noqa: SLF001 - each test has its own folder
    own_profiles_folder().mkdir()
    (own_profiles_folder() / "mine.toml").write_text("name =", encoding="utf-8")
    Path("a.csv").write_text("username\n", encoding="utf-8")
    found = called(capsys, *command)
    own_profiles._available_profiles.cache_clear()  # noqa: SLF001 - as above
    assert found.status == status, found.err
    assert found.err.count("mine.toml") == 1
    assert "set aside" in found.err


def test_language_of_profiles_is_a_json_schema(capsys: pytest.CaptureFixture[str]) -> None:
    schema = called(capsys, "systems", "--schema").json
    jsonschema.Draft202012Validator.check_schema(schema)
    assert "resources" in schema["$defs"]["Profile"]["properties"]


def test_a_table_schema_becomes_the_start_of_a_profile(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    schema = tmp_path / "Our pupils.json"
    schema.write_text('{"fields": [{"name": "Pupil", "type": "integer"}]}', encoding="utf-8")
    profile = called(capsys, "systems", "--from-table-schema", schema).out
    own_profiles_folder().mkdir()
    (own_profiles_folder() / "ours.toml").write_text(profile, encoding="utf-8")
    assert "our-pupils/records" in ran("systems").out
    assert "our-pupils: error: resources[0].roster.page" in ran("systems", "--lint").out


def test_what_is_no_table_schema_is_a_wrong_call_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[", encoding="utf-8")
    found = ran("systems", "--from-table-schema", tmp_path / "x.json")
    assert found.status == 2
    assert "Table Schema cannot be understood" in found.err
