"""Signs that show nothing: direction marks, soft hyphens, joiners."""

import re
import unicodedata

_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_JOINERS = "\u200c\u200d"
# No text of today has one of these: old formats, tags, and what was given up.
_NEVER = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u2061-\u2065\u206a-\u206f\u3164\uffa0\ufff9-\ufffb"
)
SIGNS = f"[{_NEVER}{_DIRECTION}{_JOINERS}]"
"""Every such sign, as a pattern. Those without width count as blanks, see `cells.blanks`."""

_ANY = re.compile(SIGNS)
_IN_WORDS = re.compile(f"[{_NEVER}]")
_DIRECTIONS = re.compile(f"[{_DIRECTION}]")
_JOINER = re.compile(f"[{_JOINERS}]")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def without_unseen(text: str, *, is_code: bool) -> str:
    """Return the text without the signs that show nothing and do nothing.

    is_code: an identifier or an address has none at all. In other texts a direction mark may stand
    beside letters that are written from right to left, and a joiner beside letters that join.
    """
    if is_code:
        return _JOINER.sub(_idle_joiner, _DIRECTIONS.sub("", _IN_WORDS.sub("", text)))
    text = _IN_WORDS.sub("", text)
    if not any(unicodedata.bidirectional(each) in _RIGHT_TO_LEFT for each in _bare(text)):
        text = _DIRECTIONS.sub("", text)
    return _JOINER.sub(_idle_joiner, text)


def without_any_unseen(text: str) -> str:
    """Return what is left of the text for the eye."""
    return _ANY.sub("", text)


def _bare(text: str) -> str:
    return _DIRECTIONS.sub("", text)


def _idle_joiner(found: re.Match[str]) -> str:
    """Return nothing for a joiner that has nothing to join: Latin letters, digits, the ends."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return "" if all(map(_never_joins, (before, after))) else found[0]


def _never_joins(letter: str) -> bool:
    return letter < "\u0250"  # also none at all
