"""Values that follow a pattern, an e-mail address and a web address included.

Polars matches in linear time, whatever the pattern: a profile cannot hang the program.
"""

import re
from functools import cache

import polars as pl

from rosterwizard.core.messages.errors import RosterError

_ATOM = r"""[^\s@<>()\[\]\\,;:".]+"""
_LABEL = r"[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?"
# What schools' systems take: no quoted names, no bare host, a domain that ends in letters.
_EMAIL = rf"^{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+(?:\p{{L}}{{2,}}|xn--[a-z0-9-]+)$"
_URI = r"^[A-Za-z][A-Za-z0-9+.-]*:(?://[^\s/?#]+)?[^\s]*[^\s:/]/?$"
_FORMATS = {"email": _EMAIL, "uri": _URI}


def breaks_pattern(text: pl.Expr, pattern: str) -> pl.Expr:
    """Tell where the pattern does not match the whole text, as Table Schema wants it.

    Raises RosterError "profile-unfit-pattern" for a pattern that the engine cannot match.
    """
    if reason := pattern_fault(pattern):
        raise RosterError("profile-unfit-pattern", reason=reason)
    return ~text.str.contains(_whole(pattern))


def is_not_well_formed(text: pl.Expr, form: str) -> pl.Expr:
    """Tell where the text is no complete address; form: "email" or "uri"."""
    return ~text.str.contains(_FORMATS[form])


@cache
def pattern_fault(pattern: str) -> str | None:
    """Return what the engine has against a pattern (look-around, back references), or None."""
    try:
        pl.select(pl.lit("").str.contains(_whole(pattern)))
    except pl.exceptions.ComputeError as error:
        return _reason(str(error))
    return None


def _reason(said: str) -> str:
    """Return the one line that tells; others draw the pattern, and name the expression."""
    told = re.search(r"^error: (.+)$", said, re.MULTILINE)
    return told.group(1) if told else said.partition("\n")[0]


def _whole(pattern: str) -> str:
    return f"^(?:{pattern})$"
