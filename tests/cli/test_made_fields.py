"""Columns are joined and split from the command line, and never unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.making.made_of import Making
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.services.opening import open_job
from rosterwizard.services.remembered_matchings import remember
from tests.helpers.command_line import called

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]

PATRONS = ("--type", "infiniti/patrons")
SPLIT = ("--match", "Full name=givenname+surname")


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(
        "username,enabled,staffmember,Full name\n1,Y,N,Asha Patel\n2,Y,N,Ana Ruiz Gil\n", "utf-8"
    )
    return path


def test_an_option_is_named_and_nothing_is_split_unasked(capsys: Capsys, export: Path) -> None:
    found = called(capsys, "check", export, *PATRONS, "--format", "json")
    assert '--match "Full name=givenname+surname"' in found.err
    assert "unknown-column" in {each["code"] for each in found.json["problems"]}
    assert found.json["sheets"][0]["made"] == []


def test_a_full_name_is_split_and_what_is_not_sure_is_named_with_its_row(
    capsys: Capsys, export: Path
) -> None:
    found = called(capsys, "check", export, *PATRONS, *SPLIT, "--format", "json")
    assert (found.status, found.err) == (0, "")
    (unsure,) = [each for each in found.json["problems"] if each["code"] == "unsure-name"]
    assert (unsure["row"], unsure["column"], unsure["severity"]) == (3, "D", "warning")
    assert "unknown-column" not in {each["code"] for each in found.json["problems"]}
    assert found.json["sheets"][0]["made"] == [
        {"field": "givenname", "columns": ["D"], "part": "given"},
        {"field": "surname", "columns": ["D"], "part": "family"},
    ]
    out = export.parent / "out.csv"
    assert called(capsys, "export", export, *PATRONS, *SPLIT, "-o", out).status == 0
    assert out.read_text("utf-8").splitlines()[1:] == ["1,Y,N,Asha,Patel", "2,Y,N,Ana Ruiz,Gil"]


def test_columns_are_joined(capsys: Capsys, tmp_path: Path) -> None:
    path = tmp_path / "streets.csv"
    path.write_text("username,enabled,staffmember,No,Street\n1,Y,N,12 ,High St\n2,Y,N,,Low St\n")
    join, out = ("--match", "No + Street=formclass"), tmp_path / "out.csv"
    assert called(capsys, "export", path, *PATRONS, *join, "-o", out).status == 0
    assert out.read_text("utf-8").splitlines()[1:] == ["1,Y,N,12 High St", "2,Y,N,Low St"]


def test_what_is_made_is_kept_in_a_match_file(capsys: Capsys, export: Path) -> None:
    kept = export.parent / "kept.toml"
    said = called(capsys, "check", export, *PATRONS, *SPLIT, "--save-match", kept)
    assert '[split]\n"Full name" = ["givenname", "surname"]' in kept.read_text("utf-8")
    again = called(capsys, "check", export, *PATRONS, "--match-file", kept)
    assert (again.status, again.out) == (0, said.out)
    kept.write_text('[join]\nsurname = ["Full name", "username"]\n', "utf-8")
    joined = called(capsys, "check", export, *PATRONS, "--match-file", kept, "--format", "json")
    assert joined.json["sheets"][0]["made"][0]["columns"] == ["D", "A"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Full name=givenname+enabled", "one for given names and one for the family name"),
        ("Full name=givenname+surname+middlename", "one for given names"),
        ("Full name+Nowhere=givenname", "neither a heading nor several"),
        ("Nowhere=givenname+surname", "no heading “Nowhere”"),
    ],
)
def test_what_cannot_be_made_is_a_usage_error(
    capsys: Capsys, export: Path, said: str, words: str
) -> None:
    found = called(capsys, "check", export, *PATRONS, "--match", said)
    assert (found.status, found.out) == (2, "")
    assert words in found.err


def test_what_was_made_in_the_window_is_made_again_and_told(capsys: Capsys, export: Path) -> None:
    (sheet,) = open_job([export], built_in_profiles(), "infiniti/patrons").sheets
    assert sheet.matching.made == {}
    made = {"surname": Making((3,), "family"), "gone": Making((3,), "given")}
    remember("infiniti/patrons", sheet.matching.with_made(made))

    (again,) = open_job([export], built_in_profiles(), "infiniti/patrons").sheets
    assert again.matching.made == {"surname": Making((3,), "family")}
    found = called(capsys, "check", export, *PATRONS)
    assert found.err.startswith("1 heading is matched as it was settled in the window.")


def test_help_says_how_columns_are_joined_and_split(capsys: Capsys) -> None:
    words = called(capsys, "check", "--help").out
    assert "First+Last=name" in words
    assert "first_name+last_name" in words
