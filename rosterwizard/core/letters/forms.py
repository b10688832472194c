"""Letters in another form than the usual one: taken apart, full-width, ligatures, raised."""

import re
import unicodedata

APART = r"\p{M}|[\u{1161}-\u{11ff}]"
"""What a text with letters that are taken apart has, as a pattern."""
OTHER_FORMS = (
    "[\u00aa\u00b2\u00b3\u00b9\u00ba\u00bc-\u00be\u02b0-\u02b8\u2070-\u209c\u2100-\u2188"
    "\u2460-\u24ff\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]"
)
"""What a text with letters in other forms has, as a pattern."""

# Accents, the hamza of Arabic, the voice marks of kana. Other marks stand alone by right.
_ACCENTS = "\u0300-\u036f\u0653-\u0655\u3099\u309a"
_CLUSTER = re.compile(f"[^{_ACCENTS}]?[{_ACCENTS}]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?")
_OTHER = re.compile(OTHER_FORMS)
_ORDINALS = frozenset("ªº")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_WIDE = re.compile("[\uff01-\uff5e]")


def composed(text: str) -> str:
    """Return the text with each letter and its accents as one sign, where there is one.

    Nothing else is normalised: some signs of names in Han characters would become others.
    """
    return _CLUSTER.sub(lambda found: _shorter(found[0]), text)


def _shorter(cluster: str) -> str:
    one = unicodedata.normalize("NFC", cluster)
    return one if len(one) < len(cluster) else cluster


def in_usual_forms(text: str) -> str:
    """Return the text with the usual letters for ligatures and full-width ones.

    Full-width letters are usual beside those of the Far East, and raised ones mean something
    (1º, m²).
    """
    text = _LIGATURE.sub(_usual, text)
    return text if any(map(_is_of_far_east, text)) else _WIDE.sub(_usual, text)


def in_plainest_forms(text: str) -> str:
    """Return the text with a usual letter or digit for each other form."""
    return _OTHER.sub(_usual, text)


def has_forms_by_right(text: str) -> bool:
    """Tell whether other forms are usual in such a text: 1º, 2ª, 7年A組 in full width."""
    return not _ORDINALS.isdisjoint(text) or any(map(_is_of_far_east, text))


def _usual(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])


def _is_of_far_east(letter: str) -> bool:
    return "\u2e80" <= letter <= "\ud7ff" or letter >= "\U00020000"
