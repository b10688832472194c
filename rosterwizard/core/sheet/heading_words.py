"""A heading as words: without case, accents and signs, and with what was written together apart."""

import re
import unicodedata
from functools import lru_cache

_LONGEST = 200  # characters; what is longer is a text and no heading
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe"})
_APART = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d_])(?=\d)")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=16_384)  # the same headings and names are compared for every record type
def words_of(heading: str) -> tuple[str, ...]:
    """Return the words of `heading` ("firstName", "First_Name*"); none of what is no heading."""
    if len(heading) > _LONGEST:
        return ()
    text = unicodedata.normalize("NFKD", heading)
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    if not any(map(str.isspace, text.strip())):  # otherwise a capital inside a word means nothing
        text = _APART.sub(" ", text)
    return tuple(_WORD.findall(text.casefold().translate(_PLAIN)))
