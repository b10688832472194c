"""Characters that no cell should hold, as patterns."""

import re

LOST = "\ufffd"
"""What other programs write for a letter that they could not read."""
QUESTION = r"^[\p{L}\p{M} .'’?-]*\?\p{L}[\p{L}\p{M} .'’?-]*$"
"""A question mark in a name, as other programs write it for a letter that they do not know."""
LINE_BREAK = "[\r\n]"
CONTROL = "[\x00-\x08\x0e-\x1f\x7f]"
"""Characters that are no text, and that nobody sees."""
_UNSEEN = re.compile(CONTROL[:-1] + "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def with_unseen_named(text: str) -> str:
    """Return the text with the number of each character that is there and shows nothing."""
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
