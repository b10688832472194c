"""What a format puts around the digits of a cell stays, or gets its own new text."""

from __future__ import annotations

import pytest

from rosterwizard.core.lookalike.letters_of_format import with_letters_of_format

LITERALS = {"Lavender A1-": "Hortense B7-", "Class": "Crowd"}


@pytest.mark.parametrize(
    ("text", "new", "shown"),
    [
        ("6:05 AM", "8:07 IB", "8:07 AM"),
        ("2014-05-17T06:30:00", "2014-08-21G06:30:00", "2014-08-21T06:30:00"),
        ("P0012", "N0037", "P0037"),
        ("Saturday", "Rekenloa", "Saturday"),
        ("Lavender A1-0012", "Gepibvof U4-0037", "Hortense B7-0037"),
        ("Class 12", "Dtttt 37", "Crowd 37"),
        ("12 Class", "37 Dtttt", "37 Crowd"),
        ("Sat 17-May-14", "Rek 21-Nov-14", "Sat 21-Nov-14"),
        ("007", "0008", "0008"),  # another shape: nothing to lean on
    ],
)
def test_only_digits_are_taken_from_the_new_text(text: str, new: str, shown: str) -> None:
    assert with_letters_of_format(text, new, LITERALS) == shown
