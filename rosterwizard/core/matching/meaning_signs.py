"""Signs of a text that may change what it says, beside its words."""

import unicodedata

_PLAIN_SIGNS = frozenset(" -_.'\u2019")  # people vary these


def has_meaning_sign(text: str, value: str = "") -> bool:
    """Tell whether the text has a sign that can mean something: "Active?", "Math;English".

    Signs that the value has as well say nothing; nor do blanks, hyphens, points and apostrophes
    inside the text, or a full stop behind it.
    """
    bare = text.strip()
    inside, outside = {*value, *_PLAIN_SIGNS}, {*value, "."}
    return _has_sign(bare, inside) or _has_sign(bare[:1] + bare[-1:], outside)


def _has_sign(text: str, but: set[str]) -> bool:
    # Accents may be signs of their own, behind their letters.
    composed = unicodedata.normalize("NFC", text)
    return any(not sign.isalnum() and sign not in but for sign in composed)
