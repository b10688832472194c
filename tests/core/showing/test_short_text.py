"""So much of a text is shown as can be shown."""

from __future__ import annotations

from rosterwizard.core.showing.short_text import LONGEST_SHOWN, shown_shortly
from rosterwizard.core.showing.visible_blanks import visible


def test_a_text_of_any_length_is_cut_with_a_sign() -> None:
    whole = "x" * LONGEST_SHOWN
    assert shown_shortly(whole) == whole
    assert shown_shortly(whole + "y") == whole + "…"
    assert len(visible(" " * 1_000_000)) == LONGEST_SHOWN + 1
