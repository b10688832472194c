"""A kind of contact is told where it does not go with the contact."""

from __future__ import annotations

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.profiles.language import Constraints, Field
from tests.helpers.checked import problems_in, record_type, sheet, system

KIND = Field("type", constraints=Constraints(enum=("email", "phone")))
CONTACTS = record_type(Field("username"), KIND, Field("contact"))
COLUMNS = {
    "username": ["a@x.example", "b@x.example", "c@x.example", "d@x.example"],
    "type": ["email", "Email", "phone", "phone"],
    "contact": ["a@x.example", "0491 570 006", "+61 (0)491 570", "d@x.example"],
}


def told(columns: dict[str, list[str]]) -> set[int | None]:
    return {row for row, _, code in problems_in(CONTACTS, columns) if code == "swapped-kinds"}


def test_what_does_not_go_together_is_told_and_mended() -> None:
    made = sheet(CONTACTS, COLUMNS)
    fixes = fixes_for(made, check_sheet(system(CONTACTS), made))
    (fix,) = (each for each in fixes if each.code == "fix-kind")

    assert told(COLUMNS) == {1, 3}
    assert (fix.safe, fix.cells["after"].to_list()) == (False, ["phone", "email"])


def test_nothing_is_told_where_no_column_holds_both() -> None:
    assert told({**COLUMNS, "contact": ["a@x.example"] * 4}) == set()
    assert told({**COLUMNS, "contact": ["a@x.example", "12345 678", "see above", ""]}) == set()
