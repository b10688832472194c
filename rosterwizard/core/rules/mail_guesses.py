"""What is wrong with a text that should be an e-mail address, and what may be meant by it."""

import re
from typing import Literal

Fault = Literal["several", "comma", "at", "blank", "name", "ending", ""]

_ADDRESS = re.compile(r"""[^\s@<>()\[\]\\,;:"|/]+@[^\s@<>()\[\]\\,;:"|/]+\.[^\W\d_]{2,}""")
# "(at)" and its like in several languages; a bare " at " stands between blanks.
_SPELLED_AT = re.compile(
    r"\s*[(\[{<]\s*(?:at|ät|@|arobase|arroba|chiocciola|malpa|apenstaartje)\s*[)\]}>]\s*|\s+at\s+",
    re.IGNORECASE,
)
_SPELLED_DOT = re.compile(r"\s*[(\[{<]\s*(?:dot|punkt|point|punto|\.)\s*[)\]}>]\s*", re.IGNORECASE)
# Of ada,lovelace@x.org nobody knows whether ada belongs to it, nor in Ada. Lovelace@x.org.
_CUT = re.compile(r"\w[,;|/\\][^\s@,<]+@|^[^\W\d_a-z]\w*\.\s+\S+@")
_COMMA = re.compile(r"\s*,\s*")
_COMMA_INSIDE = re.compile(r",(?!\s)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_WORD_BEHIND = re.compile(r"\s+[\w.'+-]")
_ENDS_AS_WORD = re.compile(r"[\w.'+-]\s+$")
_NO_ENDING = re.compile(r"[^\s@]+@[^\s@.]+")
# Letters of a text: an address has 254 at most. To look through longer ones takes time by the
# square, and what stands in them is no slip.
_LONGEST = 2_000


def addresses_in(text: str) -> tuple[str, ...]:
    """Return the complete addresses in a text, each once, in their order; of a long text none."""
    if len(text) > _LONGEST:
        return ()
    found = {each.casefold(): each for each in reversed(_ADDRESS.findall(text))}
    return tuple(reversed(found.values()))


def fault_of(text: str) -> Fault:
    """Return what is wrong with a text that is no address; "" where nothing says so."""
    if not _may_be_meant(text):
        return ""
    found = addresses_in(text)
    if len(found) > 1 or text.count("@") > len(found) > 0:
        return "several"
    if found:
        return "blank" if _is_maybe_cut(text, found[0]) else "name"
    guess = guessed(text)
    if guess is not None:
        return "comma" if "," in text else "blank" if "@" in text and " " in text else "at"
    return "ending" if _NO_ENDING.fullmatch(text.strip()) else ""


def guessed(text: str) -> str | None:
    """Return the address that is likely meant, where one slip makes all the difference.

    A comma for the point behind the @, "(at)" for the @, a doubled sign, blanks inside, or other
    words around one address. None where nothing is likely: of several addresses a person chooses,
    and of `ada lovelace@x.org` nobody knows whether the blank is a slip.
    """
    if not _may_be_meant(text):
        return None
    found = addresses_in(text)
    if len(found) > 1 or (text.count("@") > 1 and "@@" not in text) or _CUT.search(text):
        return None
    tries = (
        _SPELLED_DOT.sub(".", _SPELLED_AT.sub("@", text, count=1)),
        re.sub(r"\s*([.@])\s*", r"\1", text),
        re.sub(r"@@+", "@", text),
        _with_points(text),
        re.sub(r"\.\.+", ".", text),
        *(each for each in found if not _is_maybe_cut(text, each)),
    )
    whole = (each.strip() for each in tries)
    return next((each for each in whole if each != text and _ADDRESS.fullmatch(each)), None)


def _may_be_meant(text: str) -> bool:
    """Tell whether there is an @, or a word for it: without any, no slip makes it an address."""
    return len(text) <= _LONGEST and ("@" in text or bool(_SPELLED_AT.search(text)))


def _is_maybe_cut(text: str, address: str) -> bool:
    """Tell whether a word beside the address, with nothing but a blank between, may be part of it.

    A word in front that stands in the address as well is a name: Ada Lovelace ada@x.org.
    """
    before, _, behind = text.partition(address)
    name = address.partition("@")[0].casefold()
    is_name = any(word.casefold() in name for word in _WORD.findall(before))
    is_cut = bool(_ENDS_AS_WORD.search(before)) and not is_name
    return is_cut or bool(_WORD_BEHIND.match(behind))


def _with_points(text: str) -> str:
    """Return the text with points for the commas behind its @, but for one behind an address."""
    name, at, domain = text.partition("@")
    comma = _COMMA_INSIDE if addresses_in(text) else _COMMA
    return f"{name}{at}{comma.sub('.', domain)}"
