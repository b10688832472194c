"""Formulas that came as text, without their results."""

import re

COMPUTES = (  # a function, or a cell of this sheet or of another one
    r"^\s*=\s*[-+(]*(?:[\p{L}_][\p{L}\p{N}_.]*\("
    r"|(?:'[^']+'!|[\p{L}\p{N}_]+!)?\$?[A-Za-z]{1,3}\$?[0-9]+(?:[^\p{L}\p{N}_]|$))"
)
"""What such a text looks like, as a pattern for Polars."""

_COMPUTES = re.compile(COMPUTES.replace(r"\p{L}\p{N}_", r"\w").replace(r"\p{L}_", r"^\W\d"))


def computes(text: str) -> bool:
    """Tell whether a text is such a formula."""
    return "=" in text and _COMPUTES.match(text) is not None
