"""`rosterwizard fix`."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from tests.helpers.command_line import called
from tests.helpers.patrons import HEADINGS, patron, write_rows

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]

HEADINGS_WITH_GENDER = (*HEADINGS, "gender")
TYPE = ("--type", "infiniti/patrons")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    rows = [
        (" anna ", "Y", "N", "anna@school.example", "2031", "M"),
        ("bela", "Y", "N", "bela@school.example", "2031", " m"),
        ("cleo", "Y", "N", "nobody", "2031", ""),
    ]
    return write_rows(tmp_path / "ours.csv", rows, HEADINGS_WITH_GENDER)


def saved(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_safe_fixes_are_made_listed_and_saved(capsys: Capsys, tmp_path: Path, source: Path) -> None:
    before = source.read_bytes()
    found = called(capsys, "fix", source, "-o", tmp_path / "out.csv", "--safe")
    assert [row["username"] for row in saved(tmp_path / "out.csv")] == ["anna", "bela", "cleo"]
    assert [row["gender"] for row in saved(tmp_path / "out.csv")] == ["M", "M", ""]
    assert (found.status, found.out) == (1, "")
    assert "infiniti/patrons: " in found.err
    assert "1 error is left" in found.err
    assert source.read_bytes() == before


def test_nothing_to_mend_is_said(capsys: Capsys, tmp_path: Path) -> None:
    source = write_rows(tmp_path / "ours.csv", [patron(1)])
    found = called(capsys, "fix", source, "-o", tmp_path / "out.csv")
    assert found.status == 0
    assert "nothing that the program can mend" in found.err
    assert "No errors are left." in found.err


def test_without_safe_what_may_change_a_meaning_is_mended_too(
    capsys: Capsys, tmp_path: Path
) -> None:
    headings = ("username", "type", "role", "primary", "contact", "scenarios")
    rows = [("anna", "email", "gaurdian", "True", "a@b.example", "OVERDUE")]
    source = write_rows(tmp_path / "ours.csv", rows, headings)
    named = ("fix", source, "--type", "infiniti/contacts", "-o")
    called(capsys, *named, tmp_path / "safe.csv", "--safe")
    called(capsys, *named, tmp_path / "every.csv")
    assert saved(tmp_path / "safe.csv")[0]["role"] == "gaurdian"
    assert saved(tmp_path / "every.csv")[0]["role"] == "guardian"


def test_later_fixes_see_what_earlier_ones_did(capsys: Capsys, tmp_path: Path) -> None:
    headings = ("username", "type", "role", "primary", "contact", "scenarios")
    rows = [("anna", " EMAIL ", "guardian", "yes", "a@b.example", " overdue ;any")]
    source = write_rows(tmp_path / "ours.csv", rows, headings)
    out = tmp_path / "out.csv"
    called(capsys, "fix", source, "--type", "infiniti/contacts", "-o", out)
    (row,) = saved(out)
    assert (row["type"], row["scenarios"]) == ("email", "OVERDUE;ANY")
    found = called(capsys, "check", out, "--type", "infiniti/contacts", "--format", "json")
    assert found.json["counts"] == {"error": 0, "warning": 0, "note": 0}


def test_guesses_are_named_with_what_stood_there(capsys: Capsys, tmp_path: Path) -> None:
    path = tmp_path / "states.csv"
    head = "username,enabled,staffmember,gender"
    words = ["ja", "oui", "si", "ja"]
    path.write_text("\n".join([head, *(f"u{n},{w},N,M" for n, w in enumerate(words))]), "utf-8")
    found = called(capsys, "fix", path, "-o", tmp_path / "out.csv")
    assert "“Y” for “ja”, in 2 cells" in found.err
    assert "“Y” for “oui”, in 1 cell" in found.err


def test_a_text_is_named_that_is_the_other_one_in_quotation_marks(
    capsys: Capsys, tmp_path: Path
) -> None:
    source = write_rows(tmp_path / "a.csv", [("anna", "“Ng”")], ("username", "surname"))
    found = called(capsys, "fix", source, "--dry-run", *TYPE)
    assert "“Ng” for ““Ng””, in 1 cell" in found.err


def test_very_many_guesses_are_counted(
    capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rosterwizard.cli.fixes_told.MOST_NAMED", 1)
    path = tmp_path / "states.csv"
    path.write_text("username,enabled,staffmember\na,ja,N\nb,oui,N\n", "utf-8")
    assert "and 1 other" in called(capsys, "fix", path, "-o", tmp_path / "out.csv").err


def test_a_recipe_mends_the_next_file_alike_and_says_what_it_lacks(
    capsys: Capsys, tmp_path: Path
) -> None:
    recipe = tmp_path / "term.toml"
    first = write_rows(tmp_path / "a.csv", [("anna ", "Male")], ("username", "Gndr"))
    saving = ("--match", "Gndr=gender", "--save-recipe", recipe)
    found = called(capsys, "fix", first, "-o", tmp_path / "out.csv", *TYPE, *saving)
    assert found.status == 0
    assert "term.toml" in found.err

    rows = [("bela ", "Female")]
    next_term = write_rows(tmp_path / "b.csv", rows, ("username", "Gndr"))
    found = called(
        capsys, "fix", next_term, "-o", tmp_path / "b-out.csv", *TYPE, "--recipe", recipe
    )
    assert found.status == 0
    assert saved(tmp_path / "b-out.csv") == [{"username": "bela", "gender": "F"}]
    assert "“bela” for “bela·”, in 1 cell" in found.err

    other = write_rows(tmp_path / "c.csv", [("cleo",)], ("username",))
    found = called(capsys, "fix", other, "-o", tmp_path / "c-out.csv", *TYPE, "--recipe", recipe)
    assert found.status == 0
    assert "There is no heading “Gndr”" in found.err
    assert "Mend everything that is safe. Nothing in this file needs it." in found.err


def test_a_recipe_that_was_used_can_be_kept_again(capsys: Capsys, tmp_path: Path) -> None:
    recipe, again = tmp_path / "term.toml", tmp_path / "again.toml"
    recipe.write_text("[values.gender]\nboy = 'M'\n\n[[mends]]\nfix = 'safe'\n", "utf-8")
    source = write_rows(tmp_path / "a.csv", [("anna ",)], ("username",))
    using = ("--recipe", recipe, "--save-recipe", again)
    assert called(capsys, "fix", source, "-o", tmp_path / "out.csv", *TYPE, *using).status == 0
    for said in ("[values.gender]", 'boy = "M"', 'fix = "safe"'):
        assert said in again.read_text("utf-8")


def test_a_recipe_is_refused_beside_safe_and_where_it_is_none(
    capsys: Capsys, tmp_path: Path, source: Path
) -> None:
    recipe = tmp_path / "term.toml"
    recipe.write_text("x", "utf-8")
    for more in (("--safe",), ()):
        out = tmp_path / "out.csv"
        found = called(capsys, "fix", source, "-o", out, "--recipe", recipe, *more)
        assert found.status == 2
        assert ("--safe and --recipe" if more else "“term.toml” is no recipe") in found.err
        assert not out.exists()


def test_a_dry_run_shows_every_change_and_writes_nothing(
    capsys: Capsys, tmp_path: Path, source: Path
) -> None:
    before = sorted(tmp_path.iterdir())
    found = called(capsys, "fix", source, "--dry-run", "--format", "json")
    report = found.json
    assert (found.status, report["saved"]) == (1, False)
    assert report["counts"]["error"] == 1
    (blanks, *_) = (each for each in report["made"] if each["field"] == "username")
    assert blanks["changes"] == [{"before": " anna ", "after": "anna", "count": 1}]
    assert (blanks["safe"], blanks["cells"], blanks["newProblems"]) == (True, 1, 0)
    assert sorted(tmp_path.iterdir()) == before
    found = called(capsys, "fix", source, "--dry-run", "-o", tmp_path / "out.csv")
    assert "“anna” for “·anna·”, in 1 cell" in found.err
    assert "No file was written." in found.err
    assert sorted(tmp_path.iterdir()) == before
    assert called(capsys, "fix", source).status == 2


def test_what_a_fix_causes_is_said(capsys: Capsys, tmp_path: Path) -> None:
    headings = ("username", "type", "role", "primary", "contact", "scenarios")
    row = ("anna", "email", "guardian", "True", "a@b.example", "OVERDUE")
    rows = [row, (*row[:2], "gaurdian", *row[3:])]
    source = write_rows(tmp_path / "ours.csv", rows, headings)
    named = ("fix", source, "--type", "infiniti/contacts", "--dry-run")
    made, gone = called(capsys, *named, "--format", "json").json["made"]
    told = called(capsys, *named).err
    assert (made["fix"], made["newProblems"]) == ("fix-nearest", told.count("1 problem came by it"))
    # As it is meant now, the row says the same as the one before it.
    assert (gone["fix"], gone["cells"], gone["rowsSetAside"]) == ("fix-row-again", 0, 1)
    assert "Row 3" in told
    assert "set aside; row 2 says the same" in told


def test_a_dry_run_says_that_the_recipe_was_not_kept(
    capsys: Capsys, tmp_path: Path, source: Path
) -> None:
    recipe = tmp_path / "term.toml"
    for form in ("text", "json"):
        more = ("--dry-run", "--save-recipe", recipe, "--format", form)
        found = called(capsys, "fix", source, *more)
        assert "No file was written, the recipe term.toml neither" in found.err
        assert not recipe.exists()


def test_each_step_of_a_recipe_says_what_came_by_it(
    capsys: Capsys, tmp_path: Path, source: Path
) -> None:
    recipe = tmp_path / "term.toml"
    text = """
[[mends]]
field = "emailaddress"
find = "@school.example"
replacement = "x"

[[mends]]
fix = "safe"
"""
    recipe.write_text(text, "utf-8")
    using = ("fix", source, "--recipe", recipe, "--dry-run")
    made = called(capsys, *using, "--format", "json").json["made"]
    counts = {step["fix"]: step["newProblems"] for step in made}
    assert counts["edit-replaced"] > counts["edit-all-safe"] == 0
    assert "by it that" in called(capsys, *using).err


def test_a_recipe_can_be_tried_and_reported(capsys: Capsys, tmp_path: Path, source: Path) -> None:
    recipe = tmp_path / "term.toml"
    recipe.write_text('[[mends]]\nfix = "safe"\n', "utf-8")
    found = called(capsys, "fix", source, "--recipe", recipe, "--dry-run", "--format", "json")
    (step,) = found.json["made"]
    assert step["fix"] == "edit-all-safe"
    assert {"before": " anna ", "after": "anna", "count": 1} in step["changes"]


def test_no_password_is_told_and_none_is_mended(capsys: Capsys, tmp_path: Path) -> None:
    rows = [("anna ", " Reef-22")]
    source = write_rows(tmp_path / "ours.csv", rows, ("username", "password"))
    found = called(capsys, "fix", source, *TYPE, "-o", tmp_path / "out.csv", "--format", "json")
    assert "Reef" not in found.out + found.err
    assert saved(tmp_path / "out.csv") == [{"username": "anna", "password": " Reef-22"}]


def test_name_that_is_too_long_for_the_disk_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("username\nu1\n", "utf-8")
    output = tmp_path / ("x" * 300 + ".csv")
    found = called(capsys, "fix", file, "--type", "infiniti/patrons", "--safe", "-o", output)
    assert found.status == 2
    assert "longer than the disk allows" in found.err


def test_rows_with_one_key_are_named_and_one_is_kept_where_asked(
    capsys: Capsys, tmp_path: Path
) -> None:
    headings = ("username", "surname", "emailaddress")
    rows = [("anna", "Moreau", ""), ("ben", "Rossi", ""), ("anna", "Moreau", "a@b.example")]
    source = write_rows(tmp_path / "ours.csv", rows, headings)
    named = ("fix", source, "--type", "infiniti/patrons")
    told = called(capsys, *named, "--dry-run").err
    assert "1 row has the key of another row and differs from it" in told
    assert "row 4 has the same username as row 2; they differ in emailaddress" in told

    out, recipe = tmp_path / "out.csv", tmp_path / "term.toml"
    keep = ("-o", out, "--keep", "last", "--save-recipe", recipe)
    told = called(capsys, *named, *keep).err
    assert "Row 2: set aside; row 4 stays, which differs in emailaddress" in told
    assert "has the same username" not in told
    assert out.read_text("utf-8").count("anna") == 1
    assert "a@b.example" in out.read_text("utf-8")
    assert 'fix = "fix-keep-last"' in recipe.read_text("utf-8")

    again = called(capsys, *named, "--recipe", recipe, "--dry-run", "--format", "json").json
    assert [(step["fix"], step["rowsSetAside"]) for step in again["made"]] == [("fix-keep-last", 1)]


def test_of_many_rows_with_one_key_the_first_are_named(capsys: Capsys, tmp_path: Path) -> None:
    rows = [("anna", f"Moreau {number}") for number in range(25)]
    source = write_rows(tmp_path / "ours.csv", rows, ("username", "surname"))
    told = called(capsys, "fix", source, "--type", "infiniti/patrons", "--dry-run").err
    assert told.count("has the same username") == 20
    assert "and 4 others" in told
