"""Quotation marks and dashes that a word processor puts in the place of those that were typed."""

import re

_PLAIN = {
    **dict.fromkeys("‘’‚‛′ʹʻʼʽ´＇", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣", "-"),
}
SIGNS = f"[{''.join(_PLAIN)}]"
"""Every such sign, as a pattern."""

_ANY = re.compile(SIGNS)


def with_typed_signs(text: str) -> str:
    """Return the text with the signs that a keyboard has."""
    return _ANY.sub(lambda found: _PLAIN[found[0]], text)
