"""A text as people are shown it, so that its blanks and the signs that show nothing can be seen.

The one home for it: messages, reports, fixes and the window ask here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rosterwizard.core.letters.forms import composed

if TYPE_CHECKING:
    import polars as pl

BREAK = "⏎"
"""What stands for a line break."""

UNSEEN = (
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\u00ad\u034f\u061c\u115f\u1160\u1680\u180e\u2000-\u200f"
    "\u2028-\u202f\u205f-\u206f\u3000\u3164\ufeff\uffa0\ufff9-\ufffb]"
)
"""The pattern of the signs that show nothing, but for those that a line break and a tab are."""

ODD = f"{UNSEEN}|[\t\n]|^ | $|  "
"""A pattern that is found in each text that is not shown just as it stands."""

_BREAKS = "\r\n|[\r\n]"
_BREAK, _UNSEEN = re.compile(_BREAKS), re.compile(UNSEEN)
_APART = re.compile("[\u0300-\u036f\u0653-\u0655\u1161-\u11ff\u3099\u309a]")


def in_sight(text: str) -> str:
    """Return the text with the number of each sign that shows nothing, and with odd blanks marked.

    A single blank between two words is nothing odd. Where one stands at an end or beside another,
    each blank of the text is a dot.
    """
    text = _BREAK.sub(BREAK, text).replace("\t", "→")
    if text != text.strip(" ") or "  " in text:
        text = text.replace(" ", "·")
    return _UNSEEN.sub(_numbered, text)


def in_sight_of_column(texts: pl.Expr) -> pl.Expr:
    """Return the same of a column, for texts in which no sign has to be shown by its number."""
    import polars as pl  # noqa: PLC0415 - the command line shows names before there is a sheet

    one_line = texts.str.replace_all(_BREAKS, BREAK).str.replace_all("\t", "→", literal=True)
    odd = one_line.str.contains("^ | $|  ")
    dotted = one_line.str.replace_all(" ", "·", literal=True)
    return pl.when(odd).then(dotted).otherwise(one_line)


def told_from(before: str, after: str) -> str:
    """Return the text before a change so that it can be told from the one after it.

    Where the two look alike, for in one a letter and its accent are two signs, these have numbers.
    """
    if composed(before) != composed(after):
        return before
    return _APART.sub(_numbered, before)


def is_in_sight(text: str) -> bool:
    """Tell whether everything in the text can be seen as it stands."""
    return in_sight(text) == text


def _numbered(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"
