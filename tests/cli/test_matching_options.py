"""A file with other headings is brought through from the command line alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.services.opening import open_job
from rosterwizard.services.remembered_matchings import remember, remember_values
from tests.helpers.command_line import called

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]

PATRONS = ("--type", "infiniti/patrons")
SAID = (
    *("--match", "Student No.=username", "--match", "Class of=graduationyear"),
    *("--set", "enabled=Y", "--set", "staffmember=N", "--value", "gender:Boy=M"),
    *("--leave-out", "Bus route"),
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Return a file as a school system writes it."""
    path = tmp_path / "sis.csv"
    path.write_text("Student No.,Class of,gender,Bus route\n30112,2031,Boy,14\n", "utf-8")
    return path


def test_columns_that_may_be_fields_stop_what_would_lose_them(capsys: Capsys, export: Path) -> None:
    for command in ("fix", "export"):
        found = called(capsys, command, export, *PATRONS, "-o", export.parent / "out.csv")
        assert found.status == 1
        assert "--match" in found.err
        assert "Student No." in found.err
        assert not (export.parent / "out.csv").exists()
    found = called(capsys, "submit", export, *PATRONS, "--server", "practice", "--yes")
    assert (found.status, found.out) == (1, "")


def test_what_was_said_brings_every_column_through(capsys: Capsys, export: Path) -> None:
    checked = called(capsys, "check", export, *PATRONS, *SAID, "--format", "json")
    assert (checked.status, checked.json["problems"], checked.err) == (0, [], "")
    out = export.parent / "out.csv"
    for command in ("fix", "export"):
        assert called(capsys, command, export, *PATRONS, *SAID, "-o", out).status == 0
        assert out.read_text("utf-8").splitlines() == [
            "username,enabled,staffmember,graduationyear,gender",
            "30112,Y,N,2031,M",
        ]
    dry = called(capsys, "submit", export, *PATRONS, *SAID, "--server", "practice", "--dry-run")
    assert dry.status == 0


def test_a_match_file_says_the_same_and_options_count_more(capsys: Capsys, export: Path) -> None:
    file = export.parent / "match.toml"
    file.write_text(
        'leave-out = ["Bus route"]\n[match]\n"Student No." = "adminsystemid"\n'
        '"Class of" = "graduationyear"\n[set]\nenabled = "Y"\nstaffmember = "N"\n'
        '[values.gender]\nBoy = "M"\n',
        "utf-8",
    )
    said = ("--match-file", file, "--match", "Student No.=username")

    found = called(capsys, "check", export, *PATRONS, *said, "--format", "json")

    assert found.status == 0
    matching = found.json["sheets"][0]["matching"]
    assert [each["field"] for each in matching] == ["username", "graduationyear", "gender", None]


def test_a_column_with_values_that_has_no_field_is_named_when_it_is_left_out(
    capsys: Capsys, export: Path
) -> None:
    out = export.parent / "out.csv"
    found = called(capsys, "export", export, *PATRONS, *SAID[:-2], "-o", out)
    assert "“Bus route” fills no field of the system, and is left out" in found.err


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("--match", "Student No."), "--match “Student No.”"),
        (("--match", "=username"), "--match"),
        (("--set", "enabled"), "--set “enabled”"),
        (("--value", "gender=M"), "--value “gender=M”"),
        (("--value", "gender:Boy"), "--value “gender:Boy”"),
        (("--match", "Nowhere=username"), "The headings are: Student No., Class of"),
        (("--match", "Class of=nothing"), "The fields are: username"),
        (("--value", "gender:Boy=X"), "It takes: M"),
    ],
)
def test_what_cannot_be_is_a_usage_error_that_names_what_there_is(
    capsys: Capsys, export: Path, said: tuple[str, ...], words: str
) -> None:
    found = called(capsys, "check", export, *PATRONS, *said)
    assert (found.status, found.out) == (2, "")
    assert words in found.err


def test_what_was_said_is_kept_in_a_file_that_says_it_again(capsys: Capsys, export: Path) -> None:
    kept = export.parent / "kept.toml"
    said = called(capsys, "check", export, *PATRONS, *SAID, "--save-match", kept)
    assert (said.status, said.err.strip().startswith("kept.toml: ")) == (0, True)

    again = called(capsys, "check", export, *PATRONS, "--match-file", kept)
    assert (again.status, again.out) == (0, said.out)

    own = export.read_bytes()
    refused = called(capsys, "check", export, *PATRONS, *SAID, "--save-match", export)
    assert (refused.status, refused.out) == (2, "")
    assert export.read_bytes() == own


def test_a_match_file_that_cannot_be_read_is_a_usage_error(capsys: Capsys, export: Path) -> None:
    found = called(capsys, "check", export, *PATRONS, "--match-file", export.parent / "no.toml")
    assert found.status == 2
    assert "no.toml" in found.err


def test_both_headings_of_one_field_are_told(capsys: Capsys, tmp_path: Path) -> None:
    path = tmp_path / "mails.csv"
    path.write_text("First Name,Last Name,Email Address,E-mail\na,b,a@x.example,a@y.example\n")
    found = called(capsys, "check", path, "--type", "riipen/experience-learners")
    assert found.status == 1
    assert "“Email Address”" in found.err
    assert "“E-mail”" in found.err


def test_what_was_settled_in_the_window_counts_and_is_said(capsys: Capsys, export: Path) -> None:
    job = open_job([export], built_in_profiles(), "infiniti/patrons")
    matching = job.sheets[0].matching.with_match(0, "username").with_match(3, None)
    matching = replace(matching.with_match(1, "graduationyear"), constants={"enabled": "Y"})
    remember("infiniti/patrons", matching)
    remember_values("infiniti/patrons", matching, {"gender": {"Boy": "M"}})

    found = called(capsys, "check", export, *PATRONS, "--format", "json")

    assert "3 headings are matched as they were settled in the window." in found.err
    assert "1 value is matched as it was in the window." in found.err
    assert [each["code"] for each in found.json["problems"]] == ["missing-column"]  # staffmember
    found = called(capsys, "check", export, *PATRONS, "--set", "staffmember=N", "--format", "json")
    assert found.json["problems"] == []
