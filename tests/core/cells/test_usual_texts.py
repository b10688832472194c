"""How usual a text is in a column."""

from __future__ import annotations

from rosterwizard.core.cells.usual_texts import UsualTexts


def test_a_long_text_is_known_by_how_it_begins() -> None:
    usual = UsualTexts({0: ["7" * 300, "7A", "8B"]})

    assert usual.usual(0, "7" * 400) == usual.usual(0, "7" * 500) > usual.usual(0, "7" * 100)
