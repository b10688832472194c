"""What is told in place of a password: that there is one, and how long it is."""

from collections.abc import Mapping

from rosterwizard.core.messages.screen_mask import Telling, hides_personal
from rosterwizard.core.messages.words import counted

DOTS = "\N{BULLET}" * 8
"""What stands in a table in its place, whatever its length."""

NO_CELLS = frozenset({"first_row", "kind", "resource", "start"})
"""The gaps of messages in which no texts of cells stand."""


def masked(text: str) -> str:
    """Return what is told of a secret; an empty cell is none."""
    return counted("secret-value", len(text)) if text else ""


def tells_all(told: Telling) -> bool:
    """Tell whether texts are told as they stand now, so that nobody need go through them."""
    return told is str or not (told is masked or hides_personal())


def told_gaps(gaps: Mapping[str, object], told: Telling) -> dict[str, object]:
    """Return what fills the gaps of a message: of the texts of cells what is told of them."""
    return {
        name: told(each) if isinstance(each, str) and name not in NO_CELLS else each
        for name, each in gaps.items()
    }
