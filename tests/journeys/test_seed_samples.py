"""The two samples of Infiniti's own page, byte for byte, with the faults that they have."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.command_line import ran

SEEDS = Path(__file__).parents[1] / "data" / "seeds"
NEW = SEEDS / "infiniti_new_patrons.csv"
KNOWN = SEEDS / "infiniti_existing_patrons.csv"


def test_sample_of_new_patrons_has_each_of_its_faults_named() -> None:
    found = ran("check", NEW, "--format", "json")
    assert found.status == 0
    problems = {(each["row"], each["code"], each["column"]) for each in found.json["problems"]}
    assert problems == {
        (None, "heading", "D"),  # middleinitialname, where the list of fields says middlename
        (None, "heading", "N"),  # staffmemberid, where it says staffmember
        (None, "unknown-column", "O"),  # 15 values below 14 headings
        (1, "line-break-missing", None),  # the headings run into the first patron
    }
    said = " ".join(each["message"] for each in found.json["problems"])
    for name in ("middleinitialname", "middlename", "staffmemberid", "staffmember", "line break"):
        assert name in said


def test_sample_of_new_patrons_is_read_right_all_the_same(tmp_path: Path) -> None:
    sheet = ran("check", NEW, "--format", "json").json["sheets"][0]
    assert (sheet["type"], sheet["rows"]) == ("infiniti/patrons", 2)
    assert ran("export", NEW, "-o", tmp_path / "out.csv").status == 0
    headings, jane, mark = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert headings.split(",") == [
        *("username", "enabled", "staffmember", "givenname", "surname", "middlename"),
        *("preferredname", "emailaddress", "graduationyear", "librarybarcode"),
        *("adminsystemid", "gender", "password", "formclass"),
    ]
    assert (
        jane == "jdoe1,Y,N,Jane,Doe,Mary,Jane,jdoe1@yourschool.com,2016,123456,123456,F,change,12A"
    )
    assert mark.startswith("mhenry1,Y,N,Mark,Steven,Henry,")


def test_sample_of_known_patrons_is_only_warned_of_what_new_ones_need() -> None:
    found = ran("check", KNOWN, "--format", "json")
    assert found.status == 0
    assert found.json["counts"]["error"] == 0
    problems = {(each["code"], each["field"]) for each in found.json["problems"]}
    assert ("missing-column", "enabled") in problems
    assert ("missing-column", "staffmember") in problems
    assert {code for code, _ in problems} == {"missing-column"}


def test_sample_of_known_patrons_comes_out_as_it_is(tmp_path: Path) -> None:
    ran("export", KNOWN, "-o", tmp_path / "out.csv")
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert sorted(lines[0].split(",")) == sorted(KNOWN.read_text().splitlines()[0].split(","))
    assert len(lines) == 3
