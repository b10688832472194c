"""The text of headings, as it is compared."""

import unicodedata
from functools import lru_cache

_LONGEST = 200  # what is longer is a text, and no field is called so


def folded(heading: str) -> str:
    """Return `heading` without what people vary: case, spacing and punctuation.

    Of a text of megabytes above a column, its beginning and its length tell it from others.
    """
    if len(heading) > _LONGEST:
        return f"{_folded(heading[:_LONGEST])}{len(heading)}"
    return _folded(heading)


@lru_cache(maxsize=32_768)  # the headings of a wide sheet are compared with every record type
def _folded(heading: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", heading).casefold()))
