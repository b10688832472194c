"""Names with two kinds of apostrophe in one column are noted."""

from __future__ import annotations

import pytest

from rosterwizard.core.profiles.language import Field
from tests.helpers.checked import codes, in_words, messages, record_type

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


@pytest.mark.parametrize(
    "cells", [("O\u00b4Neil", "Ng"), ("Ng", "D`Angelo"), ("O\u2019Neil", "O\u00b4Neil")]
)
def test_an_accent_in_the_place_of_an_apostrophe_is_told_alone(cells: tuple[str, ...]) -> None:
    (said,) = messages(record_type(Field("last_name")), {"last_name": cells})
    assert "with an accent where an apostrophe was probably meant" in said
    assert (
        messages(
            record_type(Field("last_name")), {"last_name": ["Ng\u00b4", "\u00b4ok", "a \u00b4 b"]}
        )
        == []
    )
