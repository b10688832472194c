"""The page "Read me first"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from rosterwizard.core.templates.template_mark import README_SHEET
from tests.helpers.club_profile import CLUBHOUSE, CLUBS, MEMBERS
from tests.helpers.workbooks import made, opened

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import Profile

SET = made(CLUBHOUSE)


def lines(content: bytes) -> list[list[str]]:
    """Return the cells of each row that has any."""
    sheet = opened(content)[README_SHEET]
    rows = [[str(cell) for cell in row if cell is not None] for row in sheet.values]
    return [row for row in rows if row]


def row_of(content: bytes, first: str) -> list[str]:
    (found,) = [row for row in lines(content) if row[0] == first]
    return found


def text_of(content: bytes) -> str:
    return "\n".join(" | ".join(row) for row in lines(content))


def with_roster(**says: object) -> Profile:
    roster = msgspec.structs.replace(MEMBERS.roster, **says)
    members = msgspec.structs.replace(MEMBERS, roster=roster)
    return msgspec.structs.replace(CLUBHOUSE, record_types=(CLUBS, members))


def test_every_column_of_every_sheet_is_explained() -> None:
    assert row_of(SET, "club") == [
        "club",
        "No, but the column must stay",
        "club must stand in Club ID of Clubs/Groups.",
        "C-01",
        "The Clubhouse guide (our reading)",
    ]
    explained = [row[0] for row in lines(SET)]
    for record_type in CLUBHOUSE.record_types:
        assert all(each.name in explained for each in record_type.fields)


def test_it_says_how_to_fill_the_sheets_in() -> None:
    steps = [row[1] for row in lines(SET) if row[0].isdecimal()]
    assert len(steps) == 6
    assert "“Clubs-Groups”, “Members”" in steps[0]
    assert "samples" in steps[1]
    assert "Clubhouse" in steps[5]


def test_it_says_limits_meaning_and_side_effects() -> None:
    text = text_of(SET)
    assert "One file has at most 3 rows." in text
    assert "The first 5,000 rows are checked as you type." in text
    assert "A known member is changed." in text
    assert "Submitting: A welcome mail goes to every new member." in text


def test_title_names_the_record_type_when_there_is_one() -> None:
    assert lines(SET)[0] == ["Clubhouse"]
    assert lines(made(CLUBHOUSE, "members"))[0] == ["Clubhouse: Members"]
    untitled = msgspec.structs.replace(MEMBERS, title="")
    profile = msgspec.structs.replace(CLUBHOUSE, record_types=(CLUBS, untitled))
    assert lines(made(profile, "members"))[0] == ["Clubhouse: members"]


def test_what_is_not_certain_is_said_where_it_belongs() -> None:
    assert "Not certain" not in text_of(SET)
    text = text_of(made(with_roster(provisional="The headings are a guess."), "members"))
    assert text.index("The sheet “Members”") < text.index("Not certain: The headings are a guess.")


def test_sources_are_listed_with_their_links() -> None:
    sheet = opened(SET)[README_SHEET]
    (cell,) = [
        cell for row in sheet.iter_rows() for cell in row if cell.value == "The Clubhouse guide"
    ]
    assert cell.hyperlink is not None
    assert cell.hyperlink.target == "https://club.example/guide"
    without = msgspec.structs.replace(CLUBHOUSE, sources=())
    assert "Where this comes from" not in text_of(made(without))


def test_source_without_an_address_is_no_link() -> None:
    source = msgspec.structs.replace(CLUBHOUSE.sources[0], path="a book")
    sheet = opened(made(msgspec.structs.replace(CLUBHOUSE, sources=(source,))))[README_SHEET]
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("says", [{"side_effects": ()}, {"update": MEMBERS.roster.update}])
def test_record_type_without_side_effects_has_none(says: dict[str, object]) -> None:
    text = text_of(made(with_roster(**says), "members"))
    assert ("Submitting: " in text) == ("update" in says)


def test_paragraphs_reach_over_the_page_and_rows_are_as_high_as_their_text() -> None:
    sheet = opened(SET)[README_SHEET]
    assert "B6:G6" in {area.coord for area in sheet.merged_cells.ranges}
    heights = {
        str(row[1].value): sheet.row_dimensions[number].height
        for number, row in enumerate(sheet.iter_rows(), start=1)
    }
    assert heights["member_id"] > heights["note"]
