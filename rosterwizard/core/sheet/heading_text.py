"""The text of headings, as it is compared."""

import unicodedata
from functools import lru_cache

LONGEST_HEADING = 200
"""How much of a heading is looked at: what is longer is a text, and no field is called so."""


def folded(heading: str) -> str:
    """Return `heading` without what people vary: case, spacing and punctuation.

    Of a text of megabytes above a column, its beginning and its length tell it from others.
    """
    if len(heading) > LONGEST_HEADING:
        return f"{_folded(heading[:LONGEST_HEADING])}{len(heading)}"
    return _folded(heading)


@lru_cache(maxsize=65_536)  # the headings of a wide sheet are compared with every record type
def _folded(heading: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", heading).casefold()))
