"""Which columns hold passwords: their texts are not shown, nor mended unless a person is asked.

A profile says so of a field (`roster.secret`). Where it says nothing, the name of the field does;
and a column that fills no field is known by its heading.
"""

import re
from functools import lru_cache

from rosterwizard.core.matching.heading_ideas import ideas_in
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.matching.vocabulary import idea_named, key_of
from rosterwizard.core.profiles.language import Field, RecordType
from rosterwizard.core.sheet.heading_words import words_of

_SURE = 0.9  # of 1
_LONG = 6  # letters of a word that means nothing else, wherever in a heading it stands


def is_secret(field: Field) -> bool:
    """Tell whether the values of the field are secrets."""
    said = field.roster.secret
    return says_secret(field.name) or says_secret(field.title) if said is None else said


def says_secret(heading: str) -> bool:
    """Tell whether passwords stand below the heading: "Student password", "Startkennwort"."""
    return _says_secret(re.sub(r"\d+", "", heading))  # columns that are numbered are alike


@lru_cache(maxsize=65_536)  # asked for again and again, of the same headings
def _says_secret(heading: str) -> bool:
    if ideas_in(heading, frozenset()).get("password", 0.0) >= _SURE:
        return True
    words = words_of(heading)
    spans = ((start, end) for end in range(len(words) + 1) for start in range(end))
    texts = {key_of(words[start:end]) for start, end in spans}
    return any(text.endswith(_long_names()) for text in texts)


def secret_fields(record_type: RecordType) -> frozenset[str]:
    """Return the names of the fields whose values are secrets."""
    return frozenset(field.name for field in record_type.fields if is_secret(field))


def secret_columns(matching: Matching, record_type: RecordType) -> frozenset[int]:
    """Return the columns that hold secrets, and those that make a text together with one."""
    fields = secret_fields(record_type)
    own = {
        match.column
        for match in matching.matches
        if not fields.isdisjoint({match.field, match.maybe}) or says_secret(match.heading)
    }
    for name, making in matching.made.items():
        if name in fields or not own.isdisjoint(making.columns):
            own |= {*making.columns}
    return frozenset(own)


@lru_cache(maxsize=1)
def _long_names() -> tuple[str, ...]:
    keys = (key_of(words_of(name)) for name in idea_named()["password"].names)
    return tuple(key for key in keys if len(key) >= _LONG)
