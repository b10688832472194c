"""Which letters may stand for a letter: of the same script, a vowel for a vowel."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache

_VOWELS = frozenset("aeiouyаеёиоуыэюяіїєαεηιουω")
_LETTERS = {
    ("LATIN", True): "aeiou",
    ("LATIN", False): "bdfghklmnprstv",
    ("CYRILLIC", True): "аеиоуя",
    ("CYRILLIC", False): "бвгдклмнпрстх",
    ("GREEK", True): "αειου",
    ("GREEK", False): "βγδζθκλμνπρστφχ",
}
_MORE = {
    "CJK": "安白成川东方高光海和江金林明南平青日山石水松天田文西小心新星永友雨月云正中子",
    "HIRAGANA": "あいうえおかきくけこさしすせそたちつてとなにのはひふまみむもやゆよらりるれろ",
    "KATAKANA": "アイウエオカキクケコサシスセソタチツテトナニノハヒフマミムモヤユヨラリルレロ",
    "HANGUL-SYLLABLE": "가나다라마바사아자차하고노도로모보소오조호구누두루무부수우주후",
    "ARABIC": "بتثجحخدرزسشصطعغفقكلمنهوي",
    "HEBREW": "אבגדהוזחטיכלמנסעפצקרשת",
    "GEORGIAN": "აბგდევზთიკლმნოპრსტუფქშჩცხ",
    "ARMENIAN": "աբգդեզթիլխկհձմյնշոչպռսվտրփք",
    "THAI": "กขคงจชซญดตถทธนบปผพฟภมยรลวสหอ",
    "DEVANAGARI": "कखगघचछजटडणतदनपफबभमयरलवशसह",
}
_ENOUGH = 12
_NEAR = 24  # code points: a letter and those around it are of one alphabet


class Alphabets:
    """The letters that may stand for others: those of the file first, for it can hold them.

    can_write: tells whether the file can hold a letter. how_sure: how much a word, in small
    letters, speaks for the file's encoding.
    """

    def __init__(
        self,
        can_write: Callable[[str], bool] = bool,
        how_sure: Callable[[str], float] = lambda _: 0.0,
    ) -> None:
        self._can_write = can_write
        self.how_sure = how_sure
        self._seen: defaultdict[str, set[str]] = defaultdict(set)

    def learn(self, letter: str) -> None:
        """Take in a letter, in small form, that stands in the file."""
        script = script_of(letter)
        if (script, True) not in _LETTERS:
            self._seen[script].add(letter)

    def letters_for(self, letter: str, *, is_any: bool = False) -> str:
        """Return the letters that may stand for one, in small form; it may be among them.

        is_any: also a vowel for another letter, and the other way round.
        """
        script = script_of(letter)
        known = _LETTERS.get((script, letter in _VOWELS))
        if known is not None and is_any:
            known += _LETTERS[script, letter not in _VOWELS]
        if known is not None:
            return "".join(filter(self._can_write, known)) if script != "LATIN" else known
        seen = sorted(self._seen[script])
        if len(seen) < _ENOUGH:
            more = filter(self._can_write, letters_near(letter))
            seen = list(dict.fromkeys([*seen, *more]))
        return "".join(seen) or letter


@lru_cache(maxsize=16_384)
def letters_near(letter: str) -> str:
    """Return letters of the same script as one, in small form, whatever stands in the file."""
    script = script_of(letter)
    if (script, True) in _LETTERS:
        return _LETTERS[script, True] + _LETTERS[script, False]
    around = range(max(ord(letter) - _NEAR, 0), ord(letter) + _NEAR)
    near = (chr(each) for each in around)
    return _MORE.get(script) or "".join(
        each
        for each in near
        if script_of(each) == script
        and unicodedata.category(each) == unicodedata.category(letter)
        and unicodedata.is_normalized("NFKC", each)
    )


@lru_cache(maxsize=16_384)
def script_of(letter: str) -> str:
    """Return the script of a letter as its name begins; of Korean letters which part they are."""
    first, _, rest = unicodedata.name(letter, "").partition(" ")
    return f"{first}-{rest.partition(' ')[0]}" if first == "HANGUL" else first
