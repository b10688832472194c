"""Characters that no cell should hold, as patterns."""

import re

LOST = "\ufffd"
"""What other programs write for a letter that they could not read."""
QUESTION = r"^[\p{L}\p{M} .'’?-]*\?\p{L}[\p{L}\p{M} .'’?-]*$"
"""A question mark in a name, as other programs write it for a letter that they do not know."""
OTHER_LINE_BREAKS = "\v\f\u2028\u2029"
"""What databases and word processors write for a line break that ends no record."""
LINE_BREAK = f"[\r\n{OTHER_LINE_BREAKS}]"
SWALLOWED_ROW = rf'(?s){LINE_BREAK}.*[,;\t"]'
"""What a text looks like in which a row stands that belongs below."""
CONTROL = "[\x00-\x08\x0e-\x1f\x7f]"
"""Characters that are no text, and that nobody sees."""
_UNSEEN = re.compile(CONTROL[:-1] + "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def with_unseen_named(text: str) -> str:
    """Return the text with the number of each character that is there and shows nothing."""
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
