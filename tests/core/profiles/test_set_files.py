"""What the name of a file says: its record type, its mode, and whether its rows are to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from rosterwizard.core.profiles.delivery import Mode
from rosterwizard.core.profiles.set_files import files_named, mode_named, modes_of, name_in_mode
from tests.helpers.club_profile import CLUBHOUSE, CLUBS, MEMBERS

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import Profile

SOME = Mode(name="some", title="Some", files="update_*", deletions="delete_*")
ALL = Mode(name="all", title="All", deletes=True)
OTHER = Mode(name="other", title="Other")
BOTH = (
    replace(CLUBS, path="clubs.csv", roster=replace(CLUBS.roster, files=("club.csv",))),
    replace(MEMBERS, path="members.csv"),
)


def with_modes(*modes: Mode) -> Profile:
    submission = replace(CLUBHOUSE.roster.submission, modes=modes)
    return replace(
        CLUBHOUSE, record_types=BOTH, roster=replace(CLUBHOUSE.roster, submission=submission)
    )


def found(name: str, *modes: Mode, sheet: str = "") -> list[tuple[str, str, bool]]:
    return [
        (each.record_type.name, each.mode, each.deletes)
        for each in files_named(name, sheet, BOTH, modes_of(with_modes(*modes)))
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("clubs.csv", ("clubs", "all", False)),
        ("CLUB.CSV", ("clubs", "all", False)),
        ("update_clubs.csv", ("clubs", "some", False)),
        ("update_club.csv", ("clubs", "some", False)),
        ("delete_members.csv", ("members", "some", True)),
    ],
)
def test_a_name_tells_record_type_and_mode_and_whether_it_deletes(
    name: str, said: tuple[str, str, bool]
) -> None:
    assert found(name, SOME, ALL) == [said]


@pytest.mark.parametrize("name", ["people.csv", "update_people.csv", "clubs.txt", ""])
def test_any_other_name_tells_nothing(name: str) -> None:
    assert found(name, SOME, ALL) == []


def test_names_that_several_modes_share_tell_of_none() -> None:
    assert found("clubs.csv", OTHER, ALL) == [("clubs", "", False)]
    assert found("clubs.csv", OTHER, ALL, SOME) == [("clubs", "", False)]
    assert found("update_clubs.csv", OTHER, ALL, SOME) == [("clubs", "some", False)]
    assert found("clubs.csv") == [("clubs", "", False)]


def test_a_sheet_is_called_as_its_record_type_and_tells_a_mode_only_by_more() -> None:
    assert found("b.xlsx", SOME, ALL, sheet="Clubs") == [("clubs", "", False)]
    assert found("b.xlsx", SOME, ALL, sheet="club") == [("clubs", "", False)]
    assert found("b.xlsx", SOME, ALL, sheet="update_clubs") == [("clubs", "some", False)]
    assert found("b.xlsx", SOME, ALL, sheet="delete clubs") == [("clubs", "some", True)]
    assert found("b.xlsx", SOME, ALL, sheet="Notes") == []


def test_a_file_is_written_under_the_name_of_its_mode() -> None:
    profile = with_modes(SOME, ALL)
    names = [name_in_mode(profile, BOTH[0], mode) for mode in ("", "some", "all")]
    assert names == ["update_clubs.csv", "update_clubs.csv", "clubs.csv"]
    assert name_in_mode(with_modes(), BOTH[0], "") == "clubs.csv"
    assert name_in_mode(profile, replace(CLUBS, path=""), "some") == ""


def test_a_mode_is_found_by_its_name_and_the_first_one_without() -> None:
    profile = with_modes(SOME, ALL)
    assert mode_named(profile, "all") is ALL
    assert mode_named(profile, "") is SOME
    assert mode_named(profile, "none of them") is None
    assert mode_named(with_modes(), "") is None


def test_a_name_that_may_be_of_two_modes_tells_of_none() -> None:
    # The members' usual name is what the clubs' file is called in a mode.
    both = (replace(BOTH[0], path="clubs.csv"), replace(BOTH[1], path="update_clubs.csv"))
    found = files_named("update_clubs.csv", "", both, modes_of(with_modes(SOME, ALL)))
    assert [(each.record_type.name, each.mode) for each in found] == [
        ("clubs", ""),
        ("members", ""),
    ]
