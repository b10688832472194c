"""A heading as words: without case, accents and signs, and with what was written together apart."""

import re
import unicodedata
from functools import lru_cache

_LONGEST = 200  # characters; what is longer is a text and no heading
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe"})
_APART = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d_])(?=\d)")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65_536)  # the same headings and names are compared for every record type
def words_of(heading: str) -> tuple[str, ...]:
    """Return the words of `heading` ("firstName", "First_Name*"); none of what is no heading."""
    return () if len(heading) > _LONGEST else _words_of(heading)


@lru_cache(maxsize=65_536)  # asked for again and again, of the same headings
def _words_of(heading: str) -> tuple[str, ...]:
    text = heading
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    if not any(map(str.isspace, text.strip())):  # otherwise a capital inside a word means nothing
        text = _APART.sub(" ", text)
    return tuple(_WORD.findall(text.casefold().translate(_PLAIN)))
