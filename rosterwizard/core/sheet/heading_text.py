"""The text of headings, as it is compared."""

import unicodedata
from functools import lru_cache

LONGEST_HEADING = 300
"""How much of a heading is looked at."""


@lru_cache(maxsize=65_536)
def folded(heading: str) -> str:
    """Return `heading` without what people vary: case, spacing and punctuation.

    What is longer than any heading is cut: a file that is no table may have one of megabytes.
    """
    plain = unicodedata.normalize("NFKC", heading[:LONGEST_HEADING]).casefold()
    return "".join(filter(str.isalnum, plain))
