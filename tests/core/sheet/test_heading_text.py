"""Headings are compared without what people vary."""

from __future__ import annotations

from rosterwizard.core.sheet.heading_text import folded


def test_folding_leaves_letters_and_digits() -> None:
    assert folded(" E-Mail_Address 2 (work)*") == "emailaddress2work"
    assert folded("STRASSE") == folded("Straße")
