"""One heading missing in the middle is told once, with the headings around it."""

from __future__ import annotations

import pytest

from rosterwizard.core.profiles.language import Constraints, Field
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
        (("active", "family", "mail", "kind", "room"), [ROW] * 4),  # none is without a heading
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
