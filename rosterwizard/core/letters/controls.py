"""Control characters and line breaks, of which a value has none."""

import re

from rosterwizard.core.sheet.odd_letters import LINE_BREAK

CONTROLS = "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
"""Every control character that is no blank and no line break, as a pattern."""

# 0x1A stands where a letter was that some program could not write.
_ANY = re.compile(CONTROLS)
_BREAK = re.compile(rf"\s*{LINE_BREAK}\s*")
_SURE = re.compile(CONTROLS.replace("\x0e-\x1f", "\x0e-\x19\x1b-\x1f"))


def without_controls(text: str) -> str:
    """Return the text without control characters."""
    return _ANY.sub("", text)


def without_sure_controls(text: str) -> str:
    """Return the text without those control characters that stand for no letter."""
    return _SURE.sub("", text)


def on_one_line(text: str, between: str) -> str:
    """Return the text with `between` in the place of each line break inside it."""
    return _BREAK.sub(between, text.strip())
