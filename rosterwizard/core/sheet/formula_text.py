"""Text that a spreadsheet would run as a formula, made harmless in files for people."""

import re

_STARTERS = r"[=+\-@\t\r]"
# Two digits may be a short year ('08); words that begin with an apostrophe have no digit there.
_CODE = r"(?:[0-9][0-9 ./()\-]{2,}|[0-9]{1,9}[A-Za-z][0-9A-Za-z]*)$"
_FORMULA_LIKE = re.compile(f"^(?:'*{_STARTERS}|'+{_CODE})")
NEUTRALISED = f"^'+(?:{_STARTERS}|{_CODE})"
"""What such text looks like afterwards: with one apostrophe more in front.

A number or code behind an apostrophe, which was to keep its zeros, looks like that too.
"""


def neutralised(text: str) -> str:
    """Return `text` so that a spreadsheet shows it and never computes it.

    For files that people open, never for the file that a system receives. What stands behind
    apostrophes already gets one more, so that `as_meant` gives back every text just as it was.
    Source: OWASP, "CSV injection".
    """
    return f"'{text}" if _FORMULA_LIKE.match(text) else text


def as_meant(text: str) -> str:
    """Return the text that was neutralised."""
    return text[1:] if re.match(NEUTRALISED, text) else text
