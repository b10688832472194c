"""Which parts of an address stay: where anybody may have one, and its ending."""

import re
from functools import cache

import msgspec
from msgspec import Struct

from rosterwizard.core.messages.resources import resources_folder

_LIKE_ENOUGH = 80.0  # of 100: gmial is gmail, mistyped
_SHORTEST_MISTYPED = 5
_COUNTRY = re.compile("[a-z]{2}")


class MailParts(Struct, frozen=True, forbid_unknown_fields=True):
    """The file; its comments say what its parts mean."""

    providers: frozenset[str]
    generic: frozenset[str]
    endings: frozenset[str]


@cache
def mail_parts() -> MailParts:
    """Return the parts that ship with the program."""
    file = resources_folder() / "vocabulary" / "mail.toml"
    return msgspec.toml.decode(file.read_bytes(), type=MailParts)


@cache
def tells_of_nobody(label: str, *, may_end: bool) -> bool:
    """Tell whether a part of what stands behind the @, in small letters, stays.

    may_end: something stands in front of it, so that it may be the ending: a country's has two
    letters, of others there are few.
    """
    known = mail_parts()
    if may_end and (label in known.endings or (label.isascii() and _COUNTRY.fullmatch(label))):
        return True
    if label in known.generic or label in known.providers:
        return True
    if len(label) < _SHORTEST_MISTYPED:
        return False
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - seldom needed

    return any(
        ratio(label, each) >= _LIKE_ENOUGH
        for each in known.providers
        if len(each) >= _SHORTEST_MISTYPED
    )
