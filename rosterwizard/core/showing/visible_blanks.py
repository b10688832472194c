"""A value with its blanks made visible, so that a trailing space can be seen at all."""

from rosterwizard.core.letters.in_sight import BREAK, in_sight, is_in_sight
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.showing.short_text import shown_shortly

# What each is called in the words; a single space is nothing odd.
_CALLED = {
    "\t": "tab",
    "\n": "line-break",
    "\r": "line-break",
    "\u00a0": "no-break-space",
    "\u202f": "narrow-no-break-space",
    "\u2007": "figure-space",
    "\u200b": "zero-width-space",
    "\u200c": "zero-width-non-joiner",
    "\u200d": "zero-width-joiner",
    "\ufeff": "byte-order-mark",
    "\u00ad": "soft-hyphen",
}


def visible(text: str) -> str:
    """Return so much of the text as can be shown, with a sign for each odd blank.

    A line break also breaks the line.
    """
    return in_sight(shown_shortly(text)).replace(BREAK, f"{BREAK}\n")


def has_odd_blanks(text: str) -> bool:
    """Tell whether there is a blank that one would not see: at an end, doubled, or no space."""
    return not is_in_sight(text)


def spoken_blanks(text: str) -> str:
    """Return which odd blanks the text has, in words for a screen reader; "" when none."""
    found = [sentence("blank", name) for letter, name in _CALLED.items() if letter in text]
    others = dict.fromkeys(letter for letter in text if letter not in _CALLED)
    unseen = [letter for letter in others if letter != " " and not is_in_sight(letter)]
    found += [sentence("blank", "other", number=f"U+{ord(letter):04X}") for letter in unseen]
    if text[:1] == " ":
        found.append(sentence("blank", "at-start"))
    if text[-1:] == " ":
        found.append(sentence("blank", "at-end"))
    if "  " in text.strip():
        found.append(sentence("blank", "several"))
    return listed(dict.fromkeys(found))
