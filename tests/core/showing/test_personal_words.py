"""Of a server's words those are hidden that stand in the rows of a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.screen_mask import hide_personal
from rosterwizard.core.showing.personal_words import PersonalWords
from tests.helpers.patron_jobs import HEADINGS, infiniti_job, patron

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def words() -> PersonalWords:
    rows = [patron(1, username="annalee", surname="De Vries")]
    return PersonalWords(*infiniti_job((HEADINGS, rows)).sheets)


@pytest.fixture
def hidden() -> Iterator[None]:
    hide_personal(hidden=True)
    yield
    hide_personal(hidden=False)


@pytest.mark.usefixtures("hidden")
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("User 'annalee' exists", "User 'xxxxxxx' exists"),
        ("No patron VRIES in 2031", "No patron XXXXX in ####"),
        ("Mail a@b.example is taken", "Mail x@x.xxxxxxx is taken"),
        ("3 rows were created", "3 rows were created"),
    ],
)
def test_words_of_rows_are_hidden(words: PersonalWords, said: str, told: str) -> None:
    assert words.told(said) == told


def test_nothing_is_hidden_otherwise(words: PersonalWords) -> None:
    assert words.told("User 'annalee' exists") == "User 'annalee' exists"
