"""The encodings that a person can choose, by Python's own names."""

import codecs
from collections.abc import Mapping
from contextlib import suppress

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence

ENCODINGS = (  # the usual ones first, then by the part of the world
    "utf-8",
    "utf-8-sig",
    "cp1252",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-le",
    "utf-32-be",
    "iso8859-1",
    "iso8859-15",
    "mac-roman",
    "cp850",
    "cp437",
    "cp1250",
    "iso8859-2",
    "cp852",
    "mac-latin2",
    "cp1257",
    "iso8859-13",
    "cp775",
    "cp1251",
    "iso8859-5",
    "koi8-r",
    "koi8-u",
    "cp866",
    "mac-cyrillic",
    "cp1253",
    "iso8859-7",
    "cp737",
    "cp1254",
    "iso8859-9",
    "cp857",
    "cp1255",
    "iso8859-8",
    "cp862",
    "cp1256",
    "iso8859-6",
    "cp1258",
    "cp874",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "euc_kr",
    "cp949",
)
"""The words have the name of each that is shown."""

_ALSO_CALLED: Mapping[str, str] = {  # what is a part of another, and names that Python lacks
    "ansi": "cp1252",
    "unicode": "utf-16",
    "windows-874": "cp874",
    "mac": "mac-roman",
    "shift_jis": "cp932",
    "ms932": "cp932",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "big5hkscs": "big5",
    "ascii": "cp1252",
    "tis-620": "cp874",
}


def encoding_name(encoding: str) -> str:
    """Return the name to show; that of Python where we have none."""
    return sentence("encoding-named", encoding) if encoding in ENCODINGS else encoding


def encoding_called(name: str) -> str:
    """Return the one of `ENCODINGS` that is called `name`, in whatever spelling.

    Raises RosterError "unknown-encoding".
    """
    bare = name.strip().lower()
    found = _ALSO_CALLED.get(bare, bare)
    with suppress(LookupError, ValueError):  # a NUL in it is a ValueError
        found = codecs.lookup(found).name
        found = _ALSO_CALLED.get(found, found)
    if found not in ENCODINGS:
        raise RosterError("unknown-encoding", encoding=name, known=listed(ENCODINGS))
    return found
