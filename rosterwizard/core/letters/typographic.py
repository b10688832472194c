"""Quotation marks and dashes that a word processor puts in the place of those that were typed."""

import re

_PLAIN = {
    **dict.fromkeys("‘’‚‛′ʹʻʼʽ´＇", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣", "-"),
}
SIGNS = f"[{''.join(_PLAIN)}]"
"""Every such sign, as a pattern."""

QUOTED = "^[“”„‟«»].+[“”„‟«»]$"
"""A text with such quotation marks around it, as a pattern."""

_ANY = re.compile(SIGNS)
_MARKS = '"“”„‟«»'


def with_typed_signs(text: str) -> str:
    """Return the text with the signs that a keyboard has."""
    return _ANY.sub(lambda found: _PLAIN[found[0]], text)


def without_quotes_around(text: str) -> str:
    """Return the text without the one pair of quotation marks around it, if there is no other."""
    inner = text[1:-1].strip()
    return text if not inner or any(mark in inner for mark in _MARKS) else inner
