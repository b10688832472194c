"""What a server says, as it can be shown to people."""

from __future__ import annotations

import json
import unicodedata

LONGEST_WORDS = 1000
# What people are told by, in the usual forms of an answer about a fault (RFC 9457 and its likes).
_MEMBERS = ("title", "detail", "summary", "message", "error_description", "error")


def tidy(text: str) -> str:
    """Return the words on one line, without what steers a screen."""
    if not text.isprintable():
        text = "".join(" " if unicodedata.category(each)[0] == "C" else each for each in text)
    return " ".join(text.split())


def shortened(text: str, longest: int = LONGEST_WORDS) -> str:
    """Return the words not without end."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def plain(text: str) -> str:
    """Return the words on one line, and not without end."""
    return shortened(tidy(text))


def told_by_members(text: str) -> str:
    """Return what a JSON object says for people; "" where it is none, or says nothing."""
    try:
        members = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(members, dict):
        return ""
    said = [members[name] for name in _MEMBERS if isinstance(members.get(name), str)]
    return tidy(": ".join(dict.fromkeys(each.strip() for each in said if each.strip())))
