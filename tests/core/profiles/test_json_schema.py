"""The JSON Schema of the language says yes to what we ship and no to what we refuse."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import jsonschema
import pytest

from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.profiles.json_schema import language_schema

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted((resources_folder() / "systems").glob("*.toml"))
Validator = jsonschema.Draft202012Validator


def test_the_schema_keeps_to_the_standard() -> None:
    Validator.check_schema(language_schema())
    Validator.check_schema(language_schema(extending=True))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_built_in_profile_is_valid(path: Path) -> None:
    Validator(language_schema()).validate(tomllib.loads(path.read_text("utf-8")))


def test_an_unknown_key_is_not_valid() -> None:
    profile = {"name": "club", "title": "Club", "version": "1", "resources": [], "colour": "red"}
    assert not Validator(language_schema()).is_valid(profile)


def test_the_system_of_a_record_type_is_not_for_people_to_say() -> None:
    members = {"name": "members", "schema": {"fields": []}}
    profile = {"name": "club", "title": "Club", "version": "1", "resources": [members]}
    assert Validator(language_schema()).is_valid(profile)
    members["system"] = "club"
    assert not Validator(language_schema()).is_valid(profile)


def test_a_profile_that_extends_another_needs_names_only() -> None:
    patch = {"name": "ours", "resources": [{"name": "users", "roster": {"keepUnknown": True}}]}
    assert Validator(language_schema(extending=True)).is_valid(patch)
    assert not Validator(language_schema()).is_valid(patch)
    assert not Validator(language_schema(extending=True)).is_valid({"title": "Ours"})


def test_tables_are_described_in_our_words() -> None:
    assert "condition" in language_schema()["$defs"]["When"]["description"]
