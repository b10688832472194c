"""A column of addresses that holds none, beside one that holds nothing else."""

from __future__ import annotations

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.profiles.language import Field
from tests.helpers.checked import in_words, problems_in, record_type, sheet, system

PEOPLE = record_type(Field("username"), Field("Email"), Field("note"))
IDS, MAILS = ["s1", "s2", "s3", ""], ["a@x.example", "b@x.example", "c@x.example", ""]


def told(columns: dict[str, list[str]]) -> set[tuple[int | None, str | None, str]]:
    return {each for each in problems_in(PEOPLE, columns) if each[2] == "swapped-columns"}


def test_both_columns_are_told_once_and_swapped() -> None:
    columns = {"username": MAILS, "Email": IDS, "note": ["x"] * 4}
    made = sheet(PEOPLE, columns)
    (fix,) = fixes_for(made, check_sheet(system(PEOPLE), made))

    assert told(columns) == {(None, None, "swapped-columns")}
    assert fix.label == "Swap the cells of Email, username in 3 rows"
    assert not fix.safe
    assert made.edited(fix.edit).frame.select("c0", "c1").to_dict(as_series=False) == {
        "c0": IDS,
        "c1": MAILS,
    }
    assert in_words(PEOPLE, columns)[0].message == (
        "Email holds no e-mail addresses, and username does. The two columns seem to be swapped."
    )


@pytest.mark.parametrize(
    "columns",
    [
        {"username": IDS, "Email": MAILS, "note": IDS},
        {"username": MAILS, "Email": MAILS, "note": IDS},
        {"username": MAILS, "Email": IDS, "note": MAILS},  # which of both?
        {"username": MAILS, "Email": ["", "", "s3", ""], "note": IDS},  # too few
        {"username": MAILS, "note": IDS},
        {"username": MAILS, "Email": IDS, "": IDS},  # a heading is missing
    ],
)
def test_all_else_is_left_alone(columns: dict[str, list[str]]) -> None:
    assert told(columns) == set()
