"""What a person says beforehand of headings and values is done, or refused by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.fixing.wishes import Wishes, values_put, with_wishes
from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import Field, RecordType, Schema
from tests.helpers.checked import system
from tests.helpers.job_sheets import job_sheet

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet

PEOPLE = RecordType(
    "people",
    Schema(
        (
            Field("id"),
            Field("grade"),
            Field("active", type="boolean", true_values=("Y",), false_values=("N",)),
        )
    ),
    system="demo",
)
ROOMS = RecordType("rooms", Schema((Field("room"),)), system="demo")


def wished(wishes: Wishes, *headings: str, rows: tuple[tuple[str, ...], ...] = ()) -> JobSheet:
    """Return the sheet of people with these headings, as it is wished for."""
    sheet = job_sheet(PEOPLE, list(headings), *(rows or [("x",) * len(headings)]))
    job = Job(system(PEOPLE, ROOMS), (sheet, job_sheet(ROOMS, ["room"], ("1",))))
    return with_wishes(job, wishes).sheets[0]


def fields(sheet: JobSheet) -> list[str | None]:
    return [match.field for match in sheet.matching.matches]


@pytest.mark.parametrize("heading", ["Student No.", "student no", "[A]", "[a]"])
def test_a_heading_is_named_as_it_stands_but_for_its_spelling_or_by_its_letter(
    heading: str,
) -> None:
    sheet = wished(Wishes(match={heading: "id"}), "Student No.", "grade")

    assert fields(sheet) == ["id", "grade"]
    assert sheet.matching.matches[0].reason == "chosen"
    assert sheet.edits.done == ()  # undo does not take back what was said of headings


def test_the_exact_heading_counts_before_others_that_are_spelled_alike() -> None:
    assert fields(wished(Wishes(match={"No.": "id"}), "no", "No.")) == [None, "id"]


def test_a_field_has_one_value_for_all_rows_in_the_place_of_its_column() -> None:
    sheet = wished(Wishes(constants={"active": "Y"}), "id", "active")

    assert fields(sheet) == ["id", None]
    assert sheet.by_field()["active"].to_list() == ["Y"]


def test_columns_and_fields_are_left_out() -> None:
    sheet = wished(Wishes(leave_out=("grade", "Bus", "active")), "id", "grade", "Bus")

    assert fields(sheet) == ["id", None, None]
    assert sheet.matching.left_out == {"grade", "active"}


def test_texts_are_put_in_the_place_of_others_as_one_step() -> None:
    rows = (("Kinder", "Y"), (" kinder ", "N"), ("K", ""), ("x", "Y"))
    wishes = Wishes(values={"grade": {"Kinder": "K"}, "active": {}, "id": {"1": "2"}})

    sheet = wished(wishes, "grade", "active", rows=rows)

    assert sheet.frame["c0"].to_list() == ["K", "K", "K", "x"]
    assert [edit.code for edit in sheet.edits.done] == ["edit-values-matched"]
    assert sheet.undone().frame["c0"].to_list() == [row[0] for row in rows]
    assert values_put(sheet, wishes.values) is None


@pytest.mark.parametrize(
    ("wishes", "code", "named"),
    [
        (Wishes(match={"Nowhere": "id"}), "no-such-heading", "Class, class, room"),
        (Wishes(leave_out=("Nowhere",)), "no-such-heading", "Class"),
        (Wishes(match={"[Z]": "id"}), "no-such-heading", "Class"),
        (Wishes(match={"": "id"}), "no-such-heading", "Class"),
        (Wishes(match={"CLASS": "id"}), "heading-of-several", "[A], [B]"),
        (Wishes(match={"Class": "nothing"}), "no-such-field", "id, grade, active, room"),
        (Wishes(constants={"nothing": "x"}), "no-such-field", "grade"),
        (Wishes(values={"nothing": {"a": "b"}}), "no-such-field", "grade"),
        (Wishes(values={"active": {"ja": "yes"}}), "value-not-taken", "Y, N"),
    ],
)
def test_what_cannot_be_is_refused_with_what_there_is(
    wishes: Wishes, code: str, named: str
) -> None:
    with pytest.raises(RosterError) as error:
        wished(wishes, "Class", "class")

    assert error.value.code == code
    assert named in str(error.value).replace(" and ", ", ")


def test_what_is_said_later_counts_more() -> None:
    first = Wishes({"a": "1", "b": "2"}, {"x": "1"}, ("c",), {"f": {"t": "1", "u": "2"}})

    both = first.and_then(
        Wishes({"a": "3"}, {"y": "2"}, ("d",), {"f": {"t": "9"}, "g": {"v": "3"}})
    )

    assert both.match == {"a": "3", "b": "2"}
    assert both.constants == {"x": "1", "y": "2"}
    assert both.leave_out == ("c", "d")
    assert both.values == {"f": {"t": "9", "u": "2"}, "g": {"v": "3"}}
    assert "9" not in repr(both)
