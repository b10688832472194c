"""A list without headings is brought through from the command line alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers.command_line import called

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]

LEARNERS = ("--type", "riipen/experience-learners")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    path = tmp_path / "bare.csv"
    path.write_text("ana@uni.example,Ana,Lopez\nbo@uni.example,Bo,Ng\n", "utf-8")
    return path


def test_the_record_type_is_asked_for_first(capsys: Capsys, bare: Path) -> None:
    found = called(capsys, "check", bare)
    assert (found.status, found.out) == (2, "")
    assert "Row 1 of “bare.csv” looks like a person" in found.err
    assert "--type" in found.err


def test_each_column_is_named_by_its_letter_with_what_can_be_said(
    capsys: Capsys, bare: Path
) -> None:
    found = called(capsys, "check", bare, *LEARNERS)
    assert found.status == 1
    assert '--match "[A]=Email"' in found.err
    assert (
        'filled from: B, C. Say for each of them which field it is, such as --match "[B]=First'
        in found.err
    )


def test_nothing_is_written_before_the_columns_are_said(capsys: Capsys, bare: Path) -> None:
    out = bare.parent / "out.csv"
    found = called(capsys, "export", bare, *LEARNERS, "-o", out)
    assert (found.status, out.exists()) == (1, False)
    assert "Nothing was written: the column “[A]” may be a field" in found.err


def test_what_was_said_by_letters_brings_every_row_through(capsys: Capsys, bare: Path) -> None:
    said = [
        f"[{letter}]={name}" for letter, name in zip("Ab", ("Email", "First Name"), strict=True)
    ]
    matches = [word for each in (*said, "[C]=Last Name") for word in ("--match", each)]
    out = bare.parent / "out.csv"

    found = called(capsys, "fix", bare, *LEARNERS, *matches, "-o", out)
    assert found.status == 0
    assert "filled from" not in found.err
    assert out.read_text("utf-8").splitlines() == [
        "Email,First Name,Last Name",
        "ana@uni.example,Ana,Lopez",
        "bo@uni.example,Bo,Ng",
    ]


def test_what_was_left_out_by_its_letter_is_told_no_more(capsys: Capsys, bare: Path) -> None:
    left = ("--leave-out", "[B]", "--leave-out", "[C]")
    found = called(capsys, "check", bare, *LEARNERS, *left)
    assert "filled from" not in found.err
    assert '--match "[A]=Email"' in found.err
