"""Which texts mean one of the values that a condition names."""

from __future__ import annotations

import pytest

from rosterwizard.core.cells.condition_values import WantedTexts, wanted_texts
from rosterwizard.core.profiles.language import Constraints, Field, FieldRoster
from tests.helpers.counted_work import counted_work

ROLE = Field(
    "role",
    constraints=Constraints(enum=("Student", "Teacher")),
    roster=FieldRoster(synonyms={"pupil": "Student"}),
)


@pytest.mark.parametrize(
    ("field", "values", "wanted"),
    [
        (ROLE, ("student",), WantedTexts(("Student",), as_meant=True)),
        (ROLE, ("Pupil",), WantedTexts(("Student",), as_meant=True)),
        (ROLE, ("guest",), WantedTexts(("guest",), as_meant=False)),
        (Field("year", type="integer"), ("07",), WantedTexts(("7",), as_meant=False)),
        (Field("note"), ("Yes",), WantedTexts(("yes",), as_meant=False)),
    ],
)
def test_values_are_compared_by_what_they_mean(
    field: Field, values: tuple[str, ...], wanted: WantedTexts
) -> None:
    assert wanted_texts(field, values) == wanted


def test_what_a_condition_asks_is_worked_out_once() -> None:
    wanted_texts(ROLE, ("teacher",))
    with counted_work() as counted:
        wanted_texts(ROLE, ("teacher",))
        assert counted.queries == 0
        wanted_texts(Field("role"), ("teacher",))  # another field of that name
    assert counted.queries
