"""What was said of a job's headings can be wished for again, and says the same of every sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest

from rosterwizard.core.fixing.settled_wishes import open_matches, settled_wishes
from rosterwizard.core.fixing.wishes import Wishes, with_wishes
from rosterwizard.core.job.job import Job
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.profiles.language import Field, RecordType, Schema
from tests.helpers.checked import system
from tests.helpers.job_sheets import job_sheet

if TYPE_CHECKING:
    from rosterwizard.core.matching.matching import Matching

PEOPLE = RecordType("people", Schema((Field("id"), Field("grade"), Field("role"))), system="demo")
ROOMS = RecordType("rooms", Schema((Field("id"), Field("role"), Field("room"))), system="demo")


def job(people: tuple[str, ...], rooms: tuple[str, ...] = ("id", "room")) -> Job:
    """Return a job of two sheets with these headings."""
    sheets = [
        job_sheet(kind, list(headings), ("x",) * len(headings))
        for kind, headings in ((PEOPLE, people), (ROOMS, rooms))
    ]
    return Job(system(PEOPLE, ROOMS), tuple(sheets))


def meaning(matching: Matching) -> object:
    """Return what fills the fields."""
    return [each.field for each in matching.matches], matching.constants, matching.left_out


@pytest.mark.parametrize(
    "wishes",
    [
        Wishes(),
        Wishes({"No.": "id"}),
        Wishes({"[C]": "id", "Year": "grade"}),
        Wishes({"Year": "role"}, {"grade": "7"}),
        Wishes(constants={"role": "S"}),  # in the place of the column that is called so
        Wishes(leave_out=("No.", "role", "[C]")),
    ],
)
def test_what_was_said_is_said_again_by_what_is_kept(wishes: Wishes) -> None:
    opened = job(("No.", "Year", "", "role"), ("id", "Year"))
    said = with_wishes(opened, wishes)

    again = with_wishes(opened, settled_wishes(said))
    assert [meaning(each.matching) for each in again.sheets] == [
        meaning(each.matching) for each in said.sheets
    ]


def test_names_that_the_program_knows_by_itself_are_not_kept() -> None:
    assert settled_wishes(job(("id", "GRADE"))) == Wishes()


def test_a_column_whose_heading_is_no_name_of_its_own_goes_by_its_letter() -> None:
    opened = job(("No.", "No.", "[b]", ""))
    matching = opened.sheets[0].matching
    for column, field in enumerate(("id", None, "grade", "role")):
        matching = matching.with_match(column, field)
    said = opened.with_sheet(replace(opened.sheets[0], matching=matching))

    kept = settled_wishes(said)
    assert kept == Wishes({"[A]": "id", "[C]": "grade", "[D]": "role"}, leave_out=("[B]",))


def test_what_would_be_wrong_in_another_sheet_is_not_kept() -> None:
    opened = job(("Role", "No."), ("No.", "role"))
    people, rooms = opened.sheets
    said = replace(
        opened,
        sheets=(
            replace(people, matching=people.matching.with_match(0, None).with_match(1, "id")),
            replace(rooms, matching=rooms.matching.with_match(0, "room")),
        ),
    )

    kept = settled_wishes(said)
    assert kept == Wishes(leave_out=("Role",))
    assert open_matches(said, kept) == (("No.", "id"), ("No.", "room"))


def test_what_may_be_a_field_is_open() -> None:
    opened = job(("id", "Gade"))
    matching = opened.sheets[0].matching
    unsure = replace(matching.matches[1], field=None, maybe="grade", reason="alike")
    matching = replace(matching, matches=(matching.matches[0], unsure))
    said = opened.with_sheet(replace(opened.sheets[0], matching=matching))

    assert open_matches(said, settled_wishes(said)) == (("Gade", "grade"),)


NAMED = RecordType(
    "named", Schema((Field("name"), Field("first_name"), Field("last_name"))), system="demo"
)


@pytest.mark.parametrize(
    "wishes",
    [
        Wishes(join={"name": ("First", "[C]")}),
        Wishes({"Last": "last_name"}, join={"name": ("First", "Last")}, leave_out=("Full",)),
        Wishes(split={"Full": ("first_name", "last_name")}),
        Wishes(split={"Full": ("last_name", "first_name")}),
        Wishes(split={"Full": ("", "last_name")}, join={"first_name": ("First", "Last")}),
        Wishes({"Full": "name"}, split={"Full": ("first_name", "last_name")}),
    ],
)
def test_what_is_made_is_said_again_by_what_is_kept(wishes: Wishes) -> None:
    headings = ["First", "Last", "", "Full"]
    opened = Job(system(NAMED), (job_sheet(NAMED, headings, ("x",) * 4),))
    said = with_wishes(opened, wishes)
    kept = settled_wishes(said)
    assert kept == wishes
    assert with_wishes(opened, kept).sheets[0].matching == said.sheets[0].matching


def test_what_would_be_made_in_another_sheet_too_is_not_kept() -> None:
    sheets = [
        job_sheet(each, ["First", "Last"], ("x", "y"))
        for each in (NAMED, msgspec.structs.replace(NAMED, name="others"))
    ]
    join = {"name": Making((0, 1))}
    split = {"first_name": Making((1,), "given")}
    made = replace(sheets[0], matching=sheets[0].matching.with_made(join | split))
    job = Job(system(NAMED), (made, sheets[1]))
    assert settled_wishes(job) == Wishes()
