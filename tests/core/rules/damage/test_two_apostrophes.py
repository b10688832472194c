"""Names with two kinds of apostrophe in one column are noted."""

from __future__ import annotations

from rosterwizard.core.profiles.language import Field
from tests.helpers.checked import codes, in_words, record_type

SURNAME = Field("last name")


def test_the_curly_ones_are_noted_beside_straight_ones() -> None:
    assert codes(SURNAME, "O'Neil", "O’Neil", "D’Angelo", "Lee") == [
        *("", "two-apostrophes", "two-apostrophes", ""),
    ]
    (problem,) = in_words(record_type(SURNAME), {"last name": ["O'Neil", "O’Hara"]})
    assert problem.severity == "note"
    assert "“O’Hara” with a curly apostrophe" in problem.message


def test_one_kind_alone_is_right() -> None:
    assert codes(SURNAME, "O’Neil", "D’Angelo") == ["", ""]
    assert codes(SURNAME, "O'Neil", "D'Angelo") == ["", ""]


def test_texts_that_are_no_names_may_have_both() -> None:
    assert codes(Field("remarks"), "it's", "it’s") == ["", ""]
