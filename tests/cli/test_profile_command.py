"""`rosterwizard profile`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.profiles.loading import built_in_profiles
from tests.helpers.command_line import called
from tests.helpers.own_profile import MINE

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]

NAMES = [each.name for each in built_in_profiles()]


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    file = tmp_path / "mine.toml"
    file.write_text(MINE, "utf-8")
    return file


@pytest.mark.parametrize("name", NAMES)
def test_profile_is_the_same_as_itself(capsys: Capsys, name: str) -> None:
    found = called(capsys, "profile", "diff", name, name)
    assert (found.status, found.out) == (0, "")
    assert "same" in found.err


def test_what_a_file_changes_is_said_in_words_and_as_facts(capsys: Capsys, mine: Path) -> None:
    found = called(capsys, "profile", "diff", "infiniti", mine)
    facts = called(capsys, "profile", "diff", "infiniti", mine, "--json")
    assert found.status == facts.status == 1
    assert "Record type patrons, field username\n    New rule: Error: username" in found.out
    assert "Concord: Print or export user lists" in found.out
    assert [each["version"] for each in facts.json["profiles"]] == ["1", "2"]
    (rule,) = [each for each in facts.json["differences"] if each["kind"] == "rule"]
    assert (rule["change"], rule["type"], rule["field"], rule["part"]) == (
        *("came", "patrons", "username", "maxLength"),
    )
    assert "before" not in rule
    assert rule["after"]["source"] == "Concord: Print or export user lists"


def test_two_files_can_be_compared(capsys: Capsys, mine: Path) -> None:
    assert called(capsys, "profile", "diff", mine, mine).status == 0


@pytest.mark.parametrize(
    ("named", "status", "said"),
    [("infinity", 2, "infiniti"), ("nowhere.toml", 3, "nowhere.toml"), (".", 2, "infiniti")],
)
def test_what_is_no_profile_is_said(capsys: Capsys, named: str, status: int, said: str) -> None:
    found = called(capsys, "profile", "diff", "infiniti", named)
    assert found.status == status
    assert said in found.err


def test_file_with_faults_names_their_place(capsys: Capsys, mine: Path) -> None:
    mine.write_text(MINE.replace("= 3", "= 'nine'"), "utf-8")
    found = called(capsys, "profile", "diff", mine, "infiniti")
    assert found.status == 3
    assert "constraints.maxLength" in found.err
