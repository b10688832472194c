"""Texts that were read in a wrong encoding, once or twice: JosÃ©, Oâ€™Neil."""

import re
import unicodedata

SIGNS = "[\u0080-\u00ff\u221a\u251c\u253c\u2524\u0393].|[\u0080-\u0084\u0086-\u009f]"
"""What every such text has, as a pattern: a letter that begins a sequence, or a control sign."""

_MARKS = (  # what stands behind the first of a sequence
    "\u0080-\u009f\u00a1-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013-\u203a\u20ac\u2122"
)
_HALF = (
    f"(?:[\u00c2-\u00db][{_MARKS}]){{2}}|(?:[\u00e0-\u00ef][{_MARKS}]{{2}}){{2}}"
    f"|\u00e1[\u00ba\u00bb][{_MARKS}]"
)
_LONE = "[\u00c2\u00c3\u00ce\u00d0]"
LOST_A_SIGN = rf"{_HALF}|\p{{Ll}}{_LONE}\p{{Ll}}"
"""What no sound text has, as a pattern: where it stays, a sign was lost (ÐÐ½Ð½Ð°, MarÃa)."""

_IS_HALF = re.compile(_HALF)
_IS_LONE = re.compile(rf"([^\W\d_]){_LONE}(?=([^\W\d_]))")
_LONE_BEGIN = re.compile("[\u00c2-\u00f4]")
# Every text in a wrong encoding has one of these. José and Søren do not, and need no closer look.
_HINT = re.compile("[^\0-\x7f]{2}|[\x80-\x9fŒœÂÃ]")
_UNDONE = "\0"  # stands for what was put right
_WORD = re.compile(r"[^\s'-]+")
_TWICE = 2
# The letters of Windows-1252 that stand for the bytes 0x80 to 0xBF; five of these have none there.
_BEHIND = {
    **{byte: chr(byte) for byte in range(0x80, 0xC0)},
    **{
        byte: bytes([byte]).decode("cp1252")
        for byte in range(0x80, 0xA0)
        if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
    },
}
_BYTES = {letter: byte for byte, letter in _BEHIND.items()} | {
    chr(byte): byte for byte in (*range(0x80, 0xA0), *range(0xC2, 0xF5))
}
_LETTERS_BEHIND = re.escape("".join({*_BEHIND.values(), *map(chr, range(0x80, 0xA0))}))
_SEQUENCE = re.compile(
    f"[\u00c2-\u00df][{_LETTERS_BEHIND}]"
    f"|[\u00e0-\u00ef][{_LETTERS_BEHIND}]{{2}}"
    f"|[\u00f0-\u00f4][{_LETTERS_BEHIND}]{{3}}"
)
_SIGNS_OF_WRITING = frozenset(
    "‘’“”–—…•™ºª°´¨·«»¿¡\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
)
# What stands behind no letter: controls, symbols (© ¤ ±), fractions, and a few marks.
_OF_SIGNS = frozenset({"Cc", "No", "Sc", "Sk", "Sm", "So"})
_SHOUTED = re.compile(
    "[A-ZÀ-Þ]{2}Ã\u00a0"
)  # MAÇÃ and a blank behind it, for no small à stands there
_NO_LETTERS = frozenset("§¶¡¿·\u00ad")
# Of the encodings and back: what else ftfy does to a text is no proof.
_EXACT_STEPS = frozenset({"encode", "decode"})


def unscrambled(text: str) -> str:
    """Return the text as it was before it was read in a wrong encoding; else the text itself.

    It is certain only where each sequence is one of UTF-8 and gives a letter, or a sign that
    stands in names, and where no language writes one of the sequences itself. Where a word would
    be put right in part, a sign of it was lost, and nobody knows what it was.
    """
    if not _may_be_scrambled(text):
        return text
    better, best = text, text
    for _ in range(_TWICE):
        better = _once(better)
        if _are_text(better, text):
            best = better
    best = _by_likeness(best)
    return text if _has_lost_a_sign(best) else best


def _may_be_scrambled(text: str) -> bool:
    """Tell at once of most texts that they are not."""
    if not _HINT.search(text):
        return False
    # Loaded late: few files need it.
    from ftfy.badness import is_bad  # noqa: PLC0415

    return bool(_SEQUENCE.search(text)) or is_bad(text)


def _once(text: str) -> str:
    """Return the text with its sequences decoded, if one of them is surely none of letters.

    The others are then none, either, unless they give letters of another script.
    """
    sure = {_script(letter) for found in _SEQUENCE.finditer(text) if (letter := _sure(found))}
    if not sure:
        return text

    def decoded(found: re.Match[str]) -> str:
        letter = _decoded(found[0])
        return letter if letter and _script(letter) in {"", "LATIN", *sure} else found[0]

    def marked(found: re.Match[str]) -> str:
        return found[0] if decoded(found) == found[0] else _UNDONE

    words = _WORD.findall(_SEQUENCE.sub(marked, text))
    is_half = any(_UNDONE in word and _LONE_BEGIN.search(word) for word in words)
    return text if is_half else _SEQUENCE.sub(decoded, text)


def _has_lost_a_sign(text: str) -> bool:
    """Tell whether the text has what `LOST_A_SIGN` says."""
    lone = _IS_LONE.finditer(text)
    return bool(_IS_HALF.search(text)) or any(f"{found[1]}{found[2]}".islower() for found in lone)


def _decoded(sequence: str) -> str:
    """Return the letter that the sequence is in UTF-8; "" where it is none."""
    try:
        letter = bytes(_BYTES[each] for each in sequence).decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return letter if _is_text(letter) or letter in _BYTES else ""


def _is_text(letter: str) -> bool:
    """Tell whether it stands in names. Those of phonetics and of old Cyrillic (É®, Ñº) do not."""
    is_rare = "\u0250" <= letter <= "\u02af" or "\u0460" <= letter <= "\u0489"
    is_letter = unicodedata.category(letter)[0] in "LM" and not is_rare
    return is_letter or letter in _SIGNS_OF_WRITING


def _are_text(better: str, text: str) -> bool:
    """Tell whether all letters that were not in the text before stand in names."""
    return all(each.isascii() or each in text or _is_text(each) for each in better)


def _script(letter: str) -> str:
    """Return the first word of a letter's name, "" for a sign."""
    is_letter = unicodedata.category(letter)[0] in "LM" and letter not in _SIGNS_OF_WRITING
    return unicodedata.name(letter, "").partition(" ")[0] if is_letter else ""


def _sure(found: re.Match[str]) -> str:
    """Return the letter of a sequence that no sound text has; "" for others.

    LUKÁŠ, “CAFÉ” and Ã’ are sound: after a capital with an accent there may be another letter or
    a quotation mark. A sign such as © stands there in no language.
    """
    letter, rest = _decoded(found[0]), found[0][1:]
    start, end = found.span()
    before, after = found.string[max(0, start - 1) : start], found.string[end : end + 1]
    if not letter:
        return ""
    if "\u00a0" in (letter, rest):
        return letter if before.islower() or (after.islower() and not before.isalpha()) else ""
    if any(each in _NO_LETTERS or unicodedata.category(each) in _OF_SIGNS for each in rest):
        return letter
    # Vietnamese: every one is á with º or ».
    is_vietnamese = "\u1e00" <= letter <= "\u1eff" and found[0][0] == "\u00e1" and rest[0] in "º»"
    # ą is Ä with an ellipsis, and ğ is Ä with a capital that begins no word in the middle of one.
    is_inside = rest == "…" and before.isalpha() and after.isalpha()
    is_inside |= rest == "Ÿ" and after.islower()
    is_capital = "\u00c0" <= letter <= "\u017f" and after.islower() and not before.isalpha()
    return letter if is_vietnamese or is_inside or is_capital else ""


def _by_likeness(text: str) -> str:
    """Return what a library that weighs how texts look takes for the text, where it proves exact.

    It knows encodings of old Macs and of DOS, too (Jos√©).
    """
    from ftfy import fix_encoding_and_explain  # noqa: PLC0415 - loaded late: few files need it

    if _SHOUTED.search(text) or not _may_be_scrambled(text):
        return text
    found = fix_encoding_and_explain(text)
    steps = found.explanation or ()
    exact = {step.action for step in steps} <= _EXACT_STEPS
    if not steps or not exact or not _is_undone(found.text, text, [s.parameter for s in steps]):
        return text
    return found.text if _are_text(found.text, text) else text


def _is_undone(better: str, text: str, encodings: list[str]) -> bool:
    """Tell whether the steps taken back make the text again."""
    for encode, decode in reversed(list(zip(encodings[::2], encodings[1::2], strict=True))):
        better = better.encode(decode).decode(encode)
    return better == text
