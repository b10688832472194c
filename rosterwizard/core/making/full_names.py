r"""Full names, split into given names and a family name.

No word is ever lost: both parts together have all of them. "Patel, Asha" says itself which is
which. Without a comma, a name of two words is sure, and so is what only a particle ("van der") or
an initial stands between. Whatever else, a part is worked out too, and told to be not sure: one
word alone, several given names or family names, titles, suffixes, and what is no name at all.

Patterns run in a linear engine.
"""

import re
from collections.abc import Iterable

import polars as pl

_NAME = r"[\p{L}\p{M}][\p{L}\p{M}'’.\-]*"
_INITIAL = r"\p{Lu}\.?"
_PARTICLE_WORDS = (
    *("van", "von", "vom", "zu", "zur", "zum", "der", "den", "dem", "ter", "ten", "het", "'t"),
    *("de", "del", "della", "dello", "dei", "di", "da", "dal", "do", "dos", "das", "du", "des"),
    *("la", "las", "le", "les", "los", "lo", "af", "av", "st", r"st\.", "mac", "mc"),
)
_SMALL = f"(?:{'|'.join(_PARTICLE_WORDS)})"
_ANY = f"(?:(?i:{_SMALL})|(?i:[od])['’])"
# In small letters before a capital a particle is one beyond doubt, and so are two; "Van" alone may
# be a given name.
_FAMILY = (
    rf"(?:{_NAME}|(?:{_SMALL} )+(?:\p{{Ll}}['’])?\p{{Lu}}[\p{{L}}\p{{M}}'’.\-]*"
    rf"|(?:{_ANY} ){{2,}}{_NAME}|(?i:[od])['’] {_NAME})"
)
_NO_NAMES = (
    *(r"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "rev", "herr", "frau"),
    *("mme", "mlle", "monsieur", "madame", "señor", "señora", "sr", "sra", "srta", "jr", "junior"),
    *("senior", "ii", "iii", "iv", "phd", r"ph\.d", "md", r"m\.d", "esq", "and", "und", "et"),
)
_HAS_NO_NAME = rf"(?i)(?:^|[ ,.])(?:{'|'.join(_NO_NAMES)})\.?(?:$|[ ,])"
_WITH_COMMA = rf"^{_NAME}(?: {_NAME})*, ?{_NAME}(?: {_NAME})*$"
_GIVEN_FIRST = rf"^{_NAME} (?:{_INITIAL} )?{_FAMILY}$"
_FAMILY_FIRST = rf"^{_FAMILY} {_NAME}(?: {_INITIAL})?$"
_FAMILY_THEN_GIVEN = rf"^(?<family>(?:{_ANY} )*\S+)(?: (?<given>.*))?$"
_WITH_PARTICLES = rf"^(?<given>\S+(?: \S+)*?) (?<family>(?:{_ANY} )+\S.*)$"
_LAST_WORD = r"^(?:(?<given>.*) )?(?<family>\S+)$"
# "De Luca", "PATEL Asha", "Smith J"
_NO_GIVEN_FIRST = rf"^{_ANY} |^[\p{{Lu}}'’\-]{{2,}} \p{{Lu}}\p{{Ll}}| (?:{_ANY}|{_INITIAL})$"
_NO_FAMILY_FIRST = rf"^{_INITIAL} |^{_ANY} \S+$|\p{{Ll}} [\p{{Lu}}'’\-]{{2,}}$| {_ANY}$"


def words_beside_names() -> tuple[str, ...]:
    """Return the particles, titles and suffixes, in small letters and without points."""
    return tuple(word.replace("\\.", "").strip("'") for word in (*_PARTICLE_WORDS, *_NO_NAMES))


def family_name(text: pl.Expr, *, family_first: bool) -> pl.Expr:
    """Return the family name in each tidy full name: no odd blanks, none around it."""
    forms = (_FAMILY_THEN_GIVEN,) if family_first else (_WITH_PARTICLES, _LAST_WORD)
    return _parts(text, "family", ("^(?<family>[^,]*),", *forms))


def given_names(text: pl.Expr, *, family_first: bool) -> pl.Expr:
    """Return the given names in each tidy full name: what is not the family name."""
    forms = (_FAMILY_THEN_GIVEN,) if family_first else (_WITH_PARTICLES, _LAST_WORD)
    return _parts(text, "given", ("^[^,]*,(?<given>.*)$", *forms))


def _parts(text: pl.Expr, part: str, forms: Iterable[str]) -> pl.Expr:
    """Return the group of that name in the first form that the text has."""
    found = [text.str.extract(form, _group(form, part)) for form in forms]
    return pl.coalesce(*found, pl.lit("")).str.strip_chars()


def _group(form: str, part: str) -> int:
    return re.compile(form.replace("(?<", "(?P<")).groupindex[part]


def is_unsure(text: pl.Expr, *, family_first: bool) -> pl.Expr:
    """Tell where nobody can know which words are which. A blank is no name, and not unsure."""
    told, not_told = (
        (_FAMILY_FIRST, _NO_FAMILY_FIRST) if family_first else (_GIVEN_FIRST, _NO_GIVEN_FIRST)
    )
    spaced = text.str.contains(told) & ~text.str.contains(not_told)
    sure = (spaced | text.str.contains(_WITH_COMMA)) & ~text.str.contains(_HAS_NO_NAME)
    return (text != "") & ~sure
