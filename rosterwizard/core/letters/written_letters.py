r"""Letters and digits that are written by other signs, and others that are written in that way.

&#74; is a J, and &#75; a K, as %E7%8E%8B and \u738b are the same Chinese letter; 𝐉 and Ⓙ are a J
of a form of their own.
"""

import re
import string
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import unescape
from html.entities import codepoint2name
from urllib.parse import unquote

from rosterwizard.core.letters.alphabets import letters_near
from rosterwizard.core.letters.marked_letters import marked_alike
from rosterwizard.core.letters.plain_words import in_plain_form

_HEX, _LOW = "[0-9a-fA-F]", "[89abAB]"
_ESCAPE = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,8});"
    rf"|\\u[dD]{_LOW}{_HEX}{{2}}\\u[dD][c-fC-F]{_HEX}{{2}}|\\u{_HEX}{{4}}"
    rf"|%[c-fC-F]{_HEX}(?:%{_LOW}{_HEX})+|%{_HEX}{{2}}"
    rf"|\\x[c-fC-F]{_HEX}(?:\\x{_LOW}{_HEX})+|\\x{_HEX}{{2}}"
)
_IN_CAPITALS = str.maketrans("abcdef", "ABCDEF")
_DIGITS = ("ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE")


def _code_points(letter: str) -> str:
    units = letter.encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


_WAYS: tuple[Callable[[str], str], ...] = (
    lambda letter: f"&{codepoint2name.get(ord(letter), '')};",
    lambda letter: f"&#{ord(letter)};",
    lambda letter: f"&#x{ord(letter):x};",
    lambda letter: "".join(f"%{each:02x}" for each in letter.encode()),
    lambda letter: "".join(f"\\x{each:02x}" for each in letter.encode()),
    lambda letter: f"\\x{ord(letter):02x}",
    _code_points,
)


def escapes_in(text: str) -> list[str]:
    """Return the escapes of a text, one for each sign that it stands for."""
    return _ESCAPE.findall(text)


def without_escapes(text: str) -> str:
    """Return the text with what its escapes stand for, wherever they are."""
    return _ESCAPE.sub(lambda found: meant_by(found[0]), text)


@lru_cache(maxsize=4096)
def meant_by(escape: str) -> str:
    """Return the sign that an escape stands for; itself where it is none."""
    if escape.startswith("&"):
        return unescape(escape)
    if escape.startswith("%"):
        return unquote(escape, errors="replace")
    data = bytes.fromhex(escape.replace("\\u", "").replace("\\x", ""))
    if escape.startswith("\\u"):
        return data.decode("utf-16-be", "replace")
    return data.decode("latin-1" if len(data) == 1 else "utf-8", "replace")


@lru_cache(maxsize=4096)
def escaped_alike(escape: str) -> Mapping[str, str]:
    """Return the escapes that may stand for one, each by the letter that it means, in plain form.

    They are as long, and written in the same way; there are none where it means no letter.
    """
    meant = meant_by(escape)
    if len(meant) != 1 or not meant.isalpha():
        return {}
    for way in _WAYS:
        if _in_form_of(escape, way(meant)) == escape:
            made = {plain: _in_form_of(escape, way(e)) for plain, e in _others(meant).items()}
            return {plain: each for plain, each in made.items() if len(each) == len(escape)}
    return {}


def _in_form_of(escape: str, made: str) -> str:
    if made[1:2].isalpha() and made.startswith("&"):
        return made
    if "X" in escape:
        made = made.replace("x", "X")
    is_capital = any(each in "ABCDEF" for each in escape)
    return made.translate(_IN_CAPITALS) if is_capital else made


def _others(letter: str) -> dict[str, str]:
    """Return the letters that may stand for one, in its case, by their plain forms."""
    small, plain = letter.lower(), in_plain_form(letter)
    if plain.isascii() and plain != small:
        found = dict(marked_alike(letter))
    else:
        some = string.ascii_lowercase if plain.isascii() else letters_near(small)
        found = {each: each for each in some}
    return {one: e.upper() for one, e in found.items()} if letter.isupper() else found


@lru_cache(maxsize=4096)
def formed_alike(sign: str) -> Mapping[str, str]:
    """Return the signs of the same form as one that is a letter or digit of its own form.

    Each is there by the plain letter or digit; there are none where its name tells none.
    """
    start, _, last = unicodedata.name(sign, "").rpartition(" ")
    named = {name: str(each) for each, name in enumerate(_DIGITS)}
    named |= dict(zip(string.ascii_uppercase, string.ascii_lowercase, strict=True))
    if not start or in_plain_form(sign) != named.get(last):
        return {}
    kind = _DIGITS if last in _DIGITS else string.ascii_uppercase
    found = {named[each]: _called(f"{start} {each}") for each in kind}
    return {plain: each for plain, each in found.items() if each}


def _called(name: str) -> str:
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return ""
