"""Text that a spreadsheet would compute."""

from __future__ import annotations

import pytest

from rosterwizard.core.sheet.formula_text import as_meant, neutralised


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_text_that_would_be_computed_is_shown_instead(text: str) -> None:
    assert neutralised(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Anna", "a=b", "3-5"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert neutralised(text) == text


@pytest.mark.parametrize("text", ["", "=1", "'=1", "''-", "'s", "'00123", "a", "-", "'\t"])
def test_what_was_made_harmless_is_given_back(text: str) -> None:
    assert as_meant(neutralised(text)) == text
