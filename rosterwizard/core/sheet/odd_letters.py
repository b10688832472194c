"""Characters that no cell should hold, as patterns."""

LOST = "\ufffd"
"""What other programs write for a letter that they could not read."""
QUESTION = r"^[\p{L}\p{M} .'’?-]*\?\p{L}[\p{L}\p{M} .'’?-]*$"
"""A question mark in a name, as other programs write it for a letter that they do not know."""
QUESTION_LAST = r"^[\p{L}\p{M} .'’-]+\?$"
"""The same at the end: in a name it is a lost letter, elsewhere a question."""
OTHER_LINE_BREAKS = "\v\f\u2028\u2029"
"""What databases and word processors write for a line break that ends no record."""
LINE_BREAK = f"[\r\n{OTHER_LINE_BREAKS}]"
SWALLOWED_ROW = rf'(?s){LINE_BREAK}.*[,;\t"]'
"""What a text looks like in which a row stands that belongs below."""
_MIDDLES = (  # what the second byte of three looks like
    "\u00a1-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013-\u203a\u20ac\u2122"
)
HALF_A_LETTER = f"[\u00c2-\u00c5\u00ce-\u00d1]\u00a0|[\u00e0-\u00ef][{_MIDDLES}]\u00a0"
"""A letter that was read in a wrong encoding and ends as a blank: `à` is C3 A0 in UTF-8."""
