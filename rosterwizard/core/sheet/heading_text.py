"""The text of headings, as it is compared."""

import unicodedata


def folded(heading: str) -> str:
    """Return `heading` without what people vary: case, spacing and punctuation."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", heading).casefold()))
