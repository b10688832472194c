"""What a workbook holds besides the sheets that are read is named, like rows above all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl

from rosterwizard.core.matching.recognising import recognised
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.sheet.sheet import Origin, Sheet, SheetBeside
from tests.helpers.club_profile import CLUBS, MEMBERS

PROFILE = Profile(name="clubhouse", title="Clubhouse", version="1", record_types=(CLUBS, MEMBERS))
MEMBER = ("member_id", "email", "role", "club")
CLUB = ("Club ID", "Name", "Days")
FILE = Path("clubs.xlsx")


def sheet(name: str, *headings: str, rows: int = 2, file: Path = FILE) -> Sheet:
    columns = {f"c{at}": ["x"] * rows for at in range(len(headings))}
    numbers = pl.int_range(2, 2 + rows, dtype=pl.UInt32, eager=True)
    return Sheet(pl.DataFrame(columns), headings, numbers, Origin(file, name))


def passed_over(made: Sheet) -> Sheet:
    return replace(made, origin=replace(made.origin, hidden=True, passed_over=True))


def wanted(made: Sheet) -> Sheet:
    return replace(made, origin=replace(made.origin, wanted=True))


def beside(*sheets: Sheet) -> dict[str, tuple[SheetBeside, ...]]:
    """Return what is told beside each sheet that is read, by its name."""
    found = recognised(sheets, (CLUBS, MEMBERS), [PROFILE]).sheets
    return {each.sheet.origin.sheet_name: each.sheet.origin.beside for each in found}


def test_a_sheet_with_the_same_headings_is_named_as_like() -> None:
    assert beside(sheet("Year 7", *MEMBER), sheet("Year 8", *MEMBER, rows=5)) == {
        "Year 7": (SheetBeside("Year 8", 5, alike=True),)
    }


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    one, other = (sheet("", *MEMBER, file=Path(f"set.zip/{year}/members.csv")) for year in "78")
    assert beside(one, other)[""] == (SheetBeside("", 2, alike=True, file="8/members.csv"),)


def test_a_file_of_another_kind_is_set_aside_also_under_the_name_of_one_that_is_read() -> None:
    one = sheet("", *MEMBER, file=Path("set.zip/7/members.csv"))
    note = sheet("", "x", "y", "z", file=Path("set.zip/8/members.csv"))
    assert recognised([one, note], (CLUBS, MEMBERS), [PROFILE]).aside == ("8/members.csv",)


def test_headings_that_fit_as_well_are_alike_too() -> None:
    few = sheet("Year 8", "Member_ID", "E-Mail", "Role", "Club", "a", "b", "c")
    assert beside(sheet("Year 7", *MEMBER), few)["Year 7"][0].alike


def test_headings_that_nobody_knows_are_alike_where_most_are_the_same() -> None:
    odd = ("One", "Two", "Three", "Four", "Five")
    one, other = sheet("A", *odd), sheet("B", *odd[:4], "Six")
    found = recognised([one, other, sheet("C", "One", "x", "y")], (MEMBERS,), [PROFILE])
    assert found.sheets[0].sheet.origin.beside == (
        SheetBeside("B", 2, alike=True),
        SheetBeside("C", 2),
    )


def test_notes_are_named_once_beside_the_first_sheet() -> None:
    sheets = (sheet("Members", *MEMBER), sheet("Clubs", *CLUB), sheet("Notes", "To do", "When"))
    assert beside(*sheets) == {"Clubs": (SheetBeside("Notes", 2),), "Members": ()}


def test_hidden_sheets_are_named_and_never_taken_unasked() -> None:
    leavers = passed_over(sheet("Leavers", *MEMBER, rows=9))
    assert beside(leavers, sheet("Year 7", *MEMBER)) == {
        "Year 7": (SheetBeside("Leavers", 9, alike=True, hidden=True),)
    }


def test_headings_without_rows_need_no_word() -> None:
    assert beside(sheet("Year 7", *MEMBER), sheet("Year 8", *MEMBER, rows=0)) == {"Year 7": ()}


def test_sheets_that_were_asked_for_stand_below_each_other() -> None:
    sheets = [wanted(sheet("Year 7", *MEMBER)), wanted(sheet("Year 9", *MEMBER, rows=3))]
    others = [passed_over(sheet("Year 8", *MEMBER)), passed_over(sheet("Notes", "To do"))]
    (found,) = recognised([*sheets, *others], (CLUBS, MEMBERS), [PROFILE]).sheets

    assert found.sheet.height == 5
    assert found.sheet.origin.stacked == ("Year 7", "Year 9")
    assert [each.name for each in found.sheet.origin.sheets_alike] == ["Year 8"]


def test_each_file_has_its_own_others() -> None:
    csv = sheet("", *CLUB, file=Path("clubs.csv"))
    assert beside(csv, sheet("Year 7", *MEMBER), sheet("Year 8", *MEMBER)) == {
        "": (),
        "Year 7": (SheetBeside("Year 8", 2, alike=True),),
    }


def test_a_second_file_for_one_record_type_is_named_with_its_rows() -> None:
    other = sheet("Year 8", *MEMBER, rows=3, file=Path("other.xlsx"))
    text = sheet("", *MEMBER, rows=1, file=Path("more.csv"))
    assert beside(sheet("Year 7", *MEMBER), other, text) == {
        "Year 7": (
            SheetBeside("Year 8", 3, alike=True, file="other.xlsx"),
            SheetBeside("", 1, alike=True, file="more.csv"),
        )
    }


def test_files_that_hold_no_record_type_are_set_aside() -> None:
    note = sheet("", "Please read", file=Path("readme.txt"))
    more = sheet("", *MEMBER, file=Path("more.csv"))
    found = recognised([note, sheet("Year 7", *MEMBER), more], (CLUBS, MEMBERS), [PROFILE])
    assert found.aside == ("readme.txt",)
    assert recognised([note, sheet("A", *MEMBER)], (MEMBERS,), [PROFILE]).aside == ("readme.txt",)
