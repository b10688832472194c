"""Names from outside, safe for a terminal: no sign of theirs commands it or turns a line round.

Where such a sign stands, its number is shown: `[U+001B]`. A byte of a file name that is no UTF-8
is shown as the byte that it is: `[0xE9]`.
"""

import re

# C0 and C1 but tab and line break, and what turns the direction of writing.
RAW_SIGNS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_COMMANDS = re.compile(f"[{RAW_SIGNS}]")
_LINES = re.compile("[\t\n\u2028\u2029]")
# Python's own form of a byte that it could not decode, and halves of a sign that stand alone.
_BYTES = re.compile("[\ud800-\udfff]")
_FIRST_BYTE, _LAST_BYTE = 0xDC80, 0xDCFF


def safe_text(text: str) -> str:
    """Return a text, which may have several lines, without what commands a terminal."""
    return _COMMANDS.sub(_shown, shown_bytes(text))


def safe_name(text: str) -> str:
    """Return a name on one line: that of a file or a server."""
    return _LINES.sub(_shown, safe_text(text))


def shown_bytes(text: str) -> str:
    """Return a text that is whole as Unicode: bytes that are none are shown as such."""
    return _BYTES.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    number = ord(found[0])
    if _FIRST_BYTE <= number <= _LAST_BYTE:
        return f"[0x{number - _FIRST_BYTE + 0x80:02X}]"
    return f"[U+{number:04X}]"
