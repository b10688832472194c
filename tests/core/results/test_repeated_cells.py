"""Cells are known again in the words of a system; counts and values of lists are nobody's."""

from __future__ import annotations

import pytest

from rosterwizard.core.profiles.language import Constraints, Field
from rosterwizard.core.results.repeated_cells import repeats_a_cell
from tests.helpers.checked import record_type, sheet

PEOPLE = record_type(Field("name"), Field("kind", constraints=Constraints(enum=("User",))))
ROWS = sheet(PEOPLE, {"name": [" Ada Maria Lee ", "12345"], "kind": ["User", "User"]})


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Updated (ada maria lee).", True),
        ("Updated Ada Maria.", False),
        ("1 user created", False),
        ("12345 users", False),
        ("", False),
    ],
)
def test_a_whole_cell_in_the_words(words: str, found: bool) -> None:
    assert repeats_a_cell(words, [ROWS]) is found
