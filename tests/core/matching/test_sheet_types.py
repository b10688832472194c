"""Each sheet finds the record type that it fills, or it is said why it does not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from msgspec import structs

from rosterwizard.core.matching.sheet_types import typed_sheets
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.profiles.set_files import modes_of
from rosterwizard.core.sheet.sheet import Origin, Sheet, TemplateMark
from tests.helpers.club_profile import CLUBS, MEMBERS

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import RecordType

MEMBER = ("member_id", "email", "role", "club")
CLUB = ("Club ID", "Name", "Days")
BOTH = (CLUBS, MEMBERS)
PROFILES = built_in_profiles()
ALL = tuple(each for profile in PROFILES for each in profile.record_types)
MODES = {profile.name: modes_of(profile) for profile in PROFILES}
HAIKU = tuple(each for each in ALL if each.system == "haiku")


def sheet(
    *headings: str,
    file: str = "list.csv",
    name: str = "",
    mark: str = "",
    system: str = "clubhouse",
) -> Sheet:
    """Return a sheet with these headings and no rows. mark: a record type."""
    return Sheet(
        pl.DataFrame({f"c{place}": [] for place, _ in enumerate(headings)}),
        headings,
        pl.Series([], dtype=pl.UInt32),
        Origin(
            Path(file),
            sheet_name=name,
            heading_row=3,
            mark=TemplateMark(system, mark, "1", ()) if mark else None,
        ),
    )


def found(candidates: tuple[RecordType, ...], *sheets: Sheet) -> dict[str, str]:
    """Return the file or sheet name by record type."""
    return {
        each.record_type.name: each.sheet.origin.sheet_name or each.sheet.origin.file.name
        for each in typed_sheets(sheets, candidates, MODES)
    }


def refusal(candidates: tuple[RecordType, ...], *sheets: Sheet) -> RosterError:
    with pytest.raises(RosterError) as caught:
        typed_sheets(sheets, candidates, MODES)
    return caught.value


def test_headings_tell_the_record_type_and_the_system() -> None:
    assert found(BOTH, sheet(*MEMBER)) == {"members": "list.csv"}
    assert found(ALL, sheet("username", "givenname", "formclass")) == {"patrons": "list.csv"}


def test_a_record_type_that_was_asked_for_is_taken_whatever_the_headings() -> None:
    assert found((CLUBS,), sheet("Shoe size")) == {"clubs": "list.csv"}
    assert found((CLUBS,), sheet(*MEMBER, mark="members")) == {"clubs": "list.csv"}


def test_the_sheets_of_a_set_come_in_the_profiles_order() -> None:
    sheets = (sheet(*MEMBER, file="b.csv"), sheet(*CLUB, file="a.csv"))

    assert list(found(BOTH, *sheets).items()) == [("clubs", "a.csv"), ("members", "b.csv")]


def test_one_certain_sheet_tells_the_system_of_the_others() -> None:
    users = [each.name for each in HAIKU[0].fields]
    sheets = (sheet("Name", "import_id", file="organizations.csv"), sheet(*users, file="users.csv"))

    assert found(ALL, *sheets) == {"users": "users.csv", "organizations": "organizations.csv"}


def test_the_most_certain_sheet_tells_the_system() -> None:
    learners = sheet("Email", "First Name", "Last Name", "x", "y", file="b.xlsx", name="A")
    patrons = sheet("username", "enabled", "staffmember", file="b.xlsx", name="B")

    assert found(ALL, learners, patrons) == {"patrons": "B"}
    assert found(ALL, patrons, learners) == {"patrons": "B"}


def test_a_mark_wins_before_names_and_headings() -> None:
    marked = sheet(*CLUB, file="clubs.csv", name="Clubs", mark="members")

    assert found(BOTH, marked) == {"members": "Clubs"}


def test_a_mark_of_another_system_does_not_count() -> None:
    assert found(BOTH, sheet(*MEMBER, mark="members", system="other")) == {"members": "list.csv"}


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("USERS.csv", ""),
        ("update_users.csv", ""),
        ("haiku.xlsx", "Users"),
        ("haiku.xlsx", "users"),
        ("haiku.xlsx", "update_users"),
    ],
)
def test_within_a_system_the_name_of_file_or_sheet_tells(file: str, name: str) -> None:
    assert found(HAIKU, sheet("Whatever", file=file, name=name)) == {"users": name or file}


def test_a_name_is_not_believed_against_all_headings() -> None:
    rosters = ("class_id", "user_id", "role")

    assert found(HAIKU, sheet(*rosters, file="users.csv")) == {"rosters": "users.csv"}


def test_a_name_says_nothing_about_the_system() -> None:
    assert refusal(ALL, sheet("Whatever", file="rosters.csv")).code == "type-unknown"


def test_notes_in_a_workbook_beside_a_roster_are_left_out() -> None:
    sheets = (
        sheet("Remember to", file="b.xlsx", name="Notes"),
        sheet(*MEMBER, file="b.xlsx", name="2031"),
    )

    assert found(BOTH, *sheets) == {"members": "2031"}


def test_of_a_workbooks_two_sheets_for_one_record_type_the_better_one_is_taken() -> None:
    old = sheet("member_id", "email", "role", "x", "y", file="b.xlsx", name="Old")
    new = sheet(*MEMBER, file="b.xlsx", name="New")

    assert found(BOTH, old, new) == {"members": "New"}
    assert found((MEMBERS,), old, new) == {"members": "New"}
    same = sheet(*MEMBER, file="b.xlsx", name="Copy")
    assert found(BOTH, new, same) == {"members": "New"}


def test_the_marked_sheet_of_a_template_is_taken_for_the_type_that_was_asked_for() -> None:
    clubs = sheet(*MEMBER, file="b.xlsx", name="A", mark="clubs")
    members = sheet(*CLUB, file="b.xlsx", name="B", mark="members")

    assert found((MEMBERS,), clubs, members) == {"members": "B"}


def test_of_two_files_for_one_record_type_one_is_taken() -> None:
    sheets = (sheet(*MEMBER, "x", file="a.csv"), sheet(*MEMBER, file="b.csv"))
    assert found(BOTH, *sheets) == {"members": "b.csv"}


def test_an_unclear_file_is_named_with_the_nearest_record_types() -> None:
    error = refusal(ALL, sheet("Email", file="mails.csv"))

    assert error.code == "type-unclear"
    assert error.params["file"] == "mails.csv"
    assert "riipen/companies" in str(error.params["near"])


def test_a_file_without_any_known_heading_is_left_out_beside_others() -> None:
    sheets = (sheet(*MEMBER), sheet("Shoe size", file="shoes.csv"))
    assert found(BOTH, *sheets) == {"members": "list.csv"}


def test_a_file_without_any_known_heading_is_named_with_its_heading_row() -> None:
    error = refusal(BOTH, sheet("Shoe size", file="shoes.csv"))

    assert (error.code, error.params) == ("type-unknown", {"file": "shoes.csv", "row": 3})


def test_file_is_found_by_its_name_as_macos_spells_it() -> None:
    from msgspec.structs import replace

    # A heading that is nobody's leaves the name alone to decide.
    pair = (replace(CLUBS, path="Gr\u00fcppen.csv"), MEMBERS)
    assert found(pair, sheet("Name", "x", file="GRU\u0308PPEN.CSV")) == {
        "clubs": "GRU\u0308PPEN.CSV"
    }


def test_a_sheet_may_bear_the_title_of_the_profiles_file_in_every_language() -> None:
    spoken = structs.replace(MEMBERS, title="Mitglieder", file_title="People")
    headings = ("a", "b")
    for name in ("Mitglieder", "People"):
        named = sheet(*headings, name=name)
        assert found((CLUBS, spoken), named, sheet(*CLUB, name="x")) == {
            "members": name,
            "clubs": "x",
        }
