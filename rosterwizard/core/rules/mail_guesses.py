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
_CUT = re.compile(r"\w,[^\s@,<]+@")  # of ada,lovelace@x.org nobody knows whether ada belongs to it
_COMMA = re.compile(r"\s*,\s*")
_NO_ENDING = re.compile(r"[^\s@]+@[^\s@.]+")


def addresses_in(text: str) -> tuple[str, ...]:
    """Return the complete addresses in a text, each once, in their order."""
    found = {each.casefold(): each for each in reversed(_ADDRESS.findall(text))}
    return tuple(reversed(found.values()))


def fault_of(text: str) -> Fault:
    """Return what is wrong with a text that is no address; "" where nothing says so."""
    found = addresses_in(text)
    if len(found) > 1 or text.count("@") > len(found) > 0:
        return "several"
    if found:
        return "name"
    guess = guessed(text)
    if guess is not None:
        return "comma" if "," in text else "blank" if "@" in text and " " in text else "at"
    return "ending" if _NO_ENDING.fullmatch(text.strip()) else ""


def guessed(text: str) -> str | None:
    """Return the address that is likely meant, where one slip makes all the difference.

    A comma for the point behind the @, "(at)" for the @, a doubled sign, blanks inside, or other
    words around one address. None where nothing is likely: of several addresses a person chooses.
    """
    found = addresses_in(text)
    if len(found) > 1 or (text.count("@") > 1 and "@@" not in text) or _CUT.search(text):
        return None
    tries = (
        _SPELLED_DOT.sub(".", _SPELLED_AT.sub("@", text, count=1)),
        re.sub(r"\s*([.@])\s*", r"\1", text),
        re.sub(r"@@+", "@", text),
        _with_points(text),
        re.sub(r"\.\.+", ".", text),
        *found,
    )
    whole = (each.strip() for each in tries)
    return next((each for each in whole if each != text and _ADDRESS.fullmatch(each)), None)


def _with_points(text: str) -> str:
    """Return the text with points for the commas behind its @."""
    name, at, domain = text.partition("@")
    return f"{name}{at}{_COMMA.sub('.', domain)}"
