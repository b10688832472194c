"""Headings with a hint on how to fill the column in: "First Name [Required]", "Staff (Y/N)"."""

from rosterwizard.core.matching.vocabulary import Words, hint_words
from rosterwizard.core.sheet.heading_words import words_of


def without_hints(words: Words) -> Words:
    """Return the words of a heading without the hints at its end; itself where that is all."""
    for length in range(len(words) - 1, 0, -1):
        if words[-length:] in hint_words():
            return without_hints(words[:-length])
    return words


def bare(heading: str) -> str:
    """Return what the heading says without its hints, as it is compared; "" without a hint."""
    words = words_of(heading)
    left = without_hints(words)
    return "".join(left) if left != words else ""
