"""Where a likeness of letters says nothing: one text may be the other turned round, or changed.

"Inactive" looks like "Active", "Student (left)" like "Student", and "Year 13" like "Year 12".
"""

from collections.abc import Iterable
from functools import cache

import msgspec
from msgspec import Struct
from rapidfuzz.fuzz import ratio

from rosterwizard.core.matching.meaning_signs import has_meaning_sign
from rosterwizard.core.matching.vocabulary import key_of
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.sheet.heading_words import words_of

_LIKE_WORDS = 60.0  # of 100
_MOST_CUT_OFF = 2  # letters


class Turning(Struct, frozen=True, forbid_unknown_fields=True):
    """The file: what turns a word that stands behind it, and what turns one before it."""

    in_front: tuple[str, ...]
    behind: tuple[str, ...]


def may_be_another(text: str, value: str) -> bool:
    """Tell whether `text` may say something else than `value`, however alike their letters are."""
    bare, plain = key_of(words_of(text)), key_of(words_of(value))
    if bare == plain:
        return has_meaning_sign(text, value)
    return (
        has_meaning_sign(text, value)
        or _differ_in_a_word(text, value)
        or _has_more_behind(bare, plain)
        or _is_cut_off(bare, plain)
        or bare.endswith(plain)
        or plain.endswith(bare)
        or is_turned(text, value)
    )


def _differ_in_a_word(text: str, value: str) -> bool:
    """Tell whether one has a word or a number that the other has not, or one that is far off.

    Texts that are alike as a whole may differ in the word that counts: "… ONE" and "… FIVE".
    """
    words, own = words_of(text), words_of(value)
    if len(words) != len(own) or _digits(words) != _digits(own):
        return True
    return any(ratio(word, other) < _LIKE_WORDS for word, other in zip(words, own, strict=True))


def is_turned(text: str, other: str) -> bool:
    """Tell whether one text may be the other with a word around it that turns its meaning."""
    return _says_otherwise(text, other) or _says_otherwise(other, text)


def _says_otherwise(text: str, value: str) -> bool:
    bare, plain = key_of(words_of(text)), key_of(words_of(value))
    alike = ratio(bare, plain)
    rests = [*_without_front(bare, plain), *_without_end(bare, plain)]
    return any(ratio(rest, plain) > alike for rest in rests)


def _digits(words: tuple[str, ...]) -> str:
    return "".join(filter(str.isdigit, key_of(words)))


def _has_more_behind(bare: str, plain: str) -> bool:
    """Tell whether more stands behind than a slip or a plural: "Teacherr", "Teachers"."""
    more = bare.removeprefix(plain)
    return bool(plain) and more != bare and more not in {plain[-1], "s"}


def _is_cut_off(bare: str, plain: str) -> bool:
    """Tell whether so much is missing at the end that it may be a word of its own."""
    return plain.startswith(bare) and len(plain) - len(bare) > _MOST_CUT_OFF


def _without_front(bare: str, plain: str) -> Iterable[str]:
    for word in _turning()[0]:
        if bare.startswith(word) and not plain.startswith(word):
            yield bare.removeprefix(word)


def _without_end(bare: str, plain: str) -> Iterable[str]:
    for word in _turning()[1]:
        if bare.endswith(word) and not plain.endswith(word):
            yield bare.removesuffix(word)


@cache
def _turning() -> tuple[tuple[str, ...], tuple[str, ...]]:
    file = resources_folder() / "vocabulary" / "turning.toml"
    words = msgspec.toml.decode(file.read_bytes(), type=Turning)
    return _keys(words.in_front), _keys(words.behind)


def _keys(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key_of(words_of(word)) for word in words))
