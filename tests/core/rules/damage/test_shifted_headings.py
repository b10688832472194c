"""One heading missing in the middle is told once, with the headings around it."""

from __future__ import annotations

import pytest

from rosterwizard.core.profiles.language import Constraints, Field, RecordType
from tests.helpers.checked import in_words, record_type

PEOPLE = record_type(
    Field("active", type="boolean"),
    Field("given"),
    Field("family"),
    Field("mail", format="email"),
    Field("kind", constraints=Constraints(enum=("Student", "Teacher"))),
)
NAMES = tuple(each.name for each in PEOPLE.fields)
ROW = ("true", "Emma", "Clarke", "emma@school.example", "Student")


def told(headings: tuple[str, ...], *rows: tuple[str, ...]) -> list[str]:
    cells = dict(zip(headings, zip(*rows, strict=True), strict=True))
    said = in_words(PEOPLE, cells)
    return [each.message.split(":")[0] for each in said if each.code == "shifted-headings"]


def without(lost: int) -> tuple[str, ...]:
    return (*NAMES[:lost], *NAMES[lost + 1 :], "")


@pytest.mark.parametrize(
    ("lost", "where"),
    [
        (0, "before “mail”"),
        (1, "between “active” and “mail”"),
        (2, "between “active” and “mail”"),
        (3, "between “active” and “kind”"),
    ],
)
def test_it_is_missing_between_the_last_right_one_and_the_first_wrong_one(
    lost: int, where: str
) -> None:
    assert told(without(lost), *[ROW] * 4) == [f"A heading seems to be missing {where}"]


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        (NAMES, [ROW] * 4),
        ((*NAMES, ""), [(*ROW, "more")] * 4),  # a column that nobody named
        ((*NAMES[:4], ""), [ROW] * 4),  # the last heading is gone: nothing moved
        (without(1), [ROW] * 2),  # few
        (without(1), [*[ROW] * 3, *[(*ROW[:3], "none", "none")] * 2]),
        ((*NAMES[:2], "", *NAMES[3:]), [ROW] * 4),
        (("active", "mail", "kind", "room"), [ROW[:1] + ROW[2:]] * 4),  # none is without a heading
        # A column behind it stands where it belongs.
        (
            ("given", "mail", "family", "kind", ""),
            [("Emma", "Clarke", "emma@school.example", "Student", "x")] * 4,
        ),
    ],
)
def test_other_headings_are_left_alone(
    headings: tuple[str, ...], rows: list[tuple[str, ...]]
) -> None:
    assert told(headings, *rows) == []


BETWEEN = "between “First Name” and “School Name”"


def of_texts(**lists: tuple[str, ...]) -> RecordType:
    """Return people whose fields take any text, but those of these lists and a last address."""
    texts = [Field(name) for name in ("First Name", "School Name", "Last Name", "Room")]
    closed = [Field(name, constraints=Constraints(enum=enum)) for name, enum in lists.items()]
    return record_type(*texts, *closed, Field("Email", format="email"), Field("Clubs", type="list"))


def where(of: RecordType, headings: str, *rows: str) -> str:
    """Return between what a heading is missing; headings, rows: cells between bars."""
    columns = zip(*(row.split("|") for row in rows), strict=True)
    cells = dict(zip(headings.split("|"), columns, strict=True))
    said = [each.message for each in in_words(of, cells) if each.code == "shifted-headings"]
    return said[0].split(":")[0].removeprefix("A heading seems to be missing ") if said else ""


@pytest.mark.parametrize(
    ("headings", "row", "found"),
    [
        # What two headings say of their values, ...
        ("Room|School Name|Last Name|", "Emma|12 034|Oak Hill|Clarke", ""),
        ("Room|School Name|x|Last Name|", "Emma|12 034|Oak|7|Clarke", "before “School Name”"),
        # ... or one with a field that does not take any text, ...
        ("Clubs|Room|First Name|School Name|Email|", "a|b|Emma|7|Hill|a@b.example", BETWEEN),
        # ... and not one alone; a list of several is no name.
        ("Room|School Name|", "Emma|12 034|Oak Hill", ""),
        ("Clubs|School Name|", "chess;1|12 034|Oak Hill", ""),
        # A school may be called so, beside a column that nobody named.
        ("First Name|Clubs|Email|School Name|Last Name|", "Emma|a|a@b.example|PS 9|Roe|x", ""),
    ],
)
def test_it_is_seen_also_by_what_headings_say(headings: str, row: str, found: str) -> None:
    assert where(of_texts(), headings, *[row] * 4) == found


def test_it_is_seen_where_hardly_a_cell_below_a_list_is_filled() -> None:
    of = of_texts(status=("Active", "Disabled"))
    rows = ["Emma|Oak Hill|Clarke|e@b.example|7A|a;b||Active"] * 4

    headings = "First Name|School Name|Last Name|Email|Room|Clubs|status|"
    assert where(of, headings, *rows) == ""  # none is missing
    one_less = "First Name|School Name|Last Name|Email|Clubs|Grade|status|"
    assert where(of, one_less, *rows) == "between “Email” and “status”"


ROLES = ("Teacher", "Student")


@pytest.mark.parametrize(
    ("headings", "rows", "found"),
    [
        # Words of the list that has no heading, ...
        ("First Name|Room|", ["Emma|Teacher|7A", "Noah|student|7A", "Ella|Teacher|7B"], True),
        # ... and no others; nor each of them once, ...
        ("First Name|Room|", ["Emma|Teacher|7A", "Noah|Student|7A", "Ella|Guest|7B"], False),
        ("First Name|Room|", ["Emma|Teacher|7A", "Noah|Student|7A"], False),
        # ... where the list has a heading, or the field says who somebody is.
        ("kind|Room|", ["Teacher|Teacher|7A", "Student|Student|7A", "Teacher|Teacher|7B"], False),
        ("First Name|Job|", ["Emma|Teacher|7A", "Noah|Student|7A", "Ella|Teacher|7B"], False),
        ("First Name|x|", ["Emma|Teacher|7A", "Noah|Student|7A", "Ella|Teacher|7B"], False),
    ],
)
def test_words_of_a_list_without_a_heading_say_so(
    headings: str, rows: list[str], found: bool
) -> None:
    kind = Field("kind", constraints=Constraints(enum=ROLES))
    of = record_type(Field("First Name"), kind, Field("Room"), Field("Job"))

    assert bool(where(of, headings, *rows)) == found


def test_three_say_so_also_where_the_last_column_has_a_heading() -> None:
    of = of_texts(status=("Active", "Disabled"))
    headings = "First Name|Last Name|Email|status|Room|Clubs"
    rows = ["Emma|Oak 7|Clarke|e@b.example|Active|x"] * 4

    assert where(of, headings, *rows) == "between “First Name” and “Last Name”"
