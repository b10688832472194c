"""A value with its blanks made visible, so that a trailing space can be seen at all."""

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.showing.short_text import shown_shortly

_SIGNS = {
    " ": "·",
    "\t": "→",
    "\n": "⏎",
    "\r": "⏎",
    "\u00a0": "⍽",  # no-break space
    "\u202f": "⍽",
    "\u2007": "⍽",
    "\u200b": "∅",  # zero width
    "\u200c": "∅",
    "\u200d": "∅",
    "\ufeff": "∅",
    "\u00ad": "∅",
}
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
    """Return so much of the text as can be shown, with a sign for each blank.

    A line break also breaks the line.
    """
    shown = shown_shortly(text).replace("\r\n", "\n")
    return "".join(
        _SIGNS.get(letter, letter) + ("\n" if letter == "\n" else "") for letter in shown
    )


def has_odd_blanks(text: str) -> bool:
    """Tell whether there is a blank that one would not see: at an end, doubled, or no space."""
    return text != text.strip() or "  " in text or any(letter in text for letter in _CALLED)


def spoken_blanks(text: str) -> str:
    """Return which odd blanks the text has, in words for a screen reader; "" when none."""
    found = [name for letter, name in _CALLED.items() if letter in text]
    if text[:1] == " ":
        found.append("at-start")
    if text[-1:] == " ":
        found.append("at-end")
    if "  " in text.strip():
        found.append("several")
    return listed(sentence("blank", name) for name in dict.fromkeys(found))
