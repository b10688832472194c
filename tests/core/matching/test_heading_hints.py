"""Hints at the end of a heading are known as such."""

from __future__ import annotations

import pytest

from rosterwizard.core.matching.heading_hints import bare


@pytest.mark.parametrize(
    ("heading", "left"),
    [
        ("First Name [Required]", "firstname"),
        ("Year of graduation (YYYY)", "yearofgraduation"),
        ("Start (dd/mm/yyyy) (optional)", "start"),
        ("Lehrkraft (J/N)", "lehrkraft"),
        ("First Name", ""),
        ("Required", ""),
        ("[Required]", ""),
        ("Required by", ""),
    ],
)
def test_what_is_left_is_what_the_heading_says(heading: str, left: str) -> None:
    assert bare(heading) == left
