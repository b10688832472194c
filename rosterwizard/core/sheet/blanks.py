"""Blanks that do not belong into a value: around it, and the odd ones inside it."""

import polars as pl

# Blanks of their own width, as web pages and word processors make them.
_WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# A tab in a cell of one line is such a blank too; among several lines it may part cells.
_TABBED = r"^[^\r\n]*\t[^\r\n]*$"
# Signs that nobody sees. The joiners U+200C and U+200D are none: names in some scripts need them.
_WITHOUT_WIDTH = "\u200b\u2060\ufeff"
_EDGES = (
    "\t\n\v\f\r \x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    f"\u200a\u2028\u2029\u202f\u205f\u3000{_WITHOUT_WIDTH}"
)


def trimmed(text: pl.Expr) -> pl.Expr:
    """Return the text without blanks of any kind before and after it."""
    return text.str.strip_chars(_EDGES)


def has_wide_blanks(text: pl.Expr) -> pl.Expr:
    """Tell where a blank stands in the text that is no plain space and has a width."""
    return text.str.contains(f"[{_WIDE}]") | text.str.contains(_TABBED)


def with_plain_blanks(text: pl.Expr) -> pl.Expr:
    """Return the trimmed text with plain spaces for odd ones and without invisible signs."""
    plain = text.str.replace_all(f"[{_WITHOUT_WIDTH}]", "").str.replace_all(f"[{_WIDE}]", " ")
    untabbed = plain.str.replace_all("\t", " ", literal=True)
    return pl.when(plain.str.contains(_TABBED)).then(untabbed).otherwise(plain)
