"""Names from outside, safe for a terminal: no sign of theirs commands it or turns a line round.

Where such a sign stands, its number is shown: `[U+001B]`.
"""

import re

# C0 and C1 but tab and line break, and what turns the direction of writing.
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LINES = re.compile("[\t\n\u2028\u2029]")


def safe_text(text: str) -> str:
    """Return a text, which may have several lines, without what commands a terminal."""
    return _COMMANDS.sub(_shown, text)


def safe_name(text: str) -> str:
    """Return a name on one line: that of a file or a server."""
    return _LINES.sub(_shown, safe_text(text))


def _shown(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"
