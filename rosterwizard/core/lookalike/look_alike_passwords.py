"""A password for each password: nothing of it stays but its kinds of signs."""

from collections.abc import Callable, Collection

from rosterwizard.core.letters.alphabets import Alphabets, script_of
from rosterwizard.core.lookalike.keyed_chance import KeyedChance

_MOST_TRIED = 40  # passwords for one
_FEW_DIGITS = 4  # of a password: all there are can be gone through
_SMALL, _CAPITAL = "abcdefghijkmnopqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ"


class LookAlikePasswords:
    """The passwords that stand for those of a file. originals: those, just as they are.

    is_original: tells whether a text is anybody's in the file.
    """

    def __init__(
        self, chance: KeyedChance, alphabets: Alphabets, is_original: Callable[[str], bool]
    ) -> None:
        self._chance = chance
        self._alphabets = alphabets
        self._is_original = is_original
        self._learnt: set[str] = set()
        self._made: dict[str, str] = {}
        self._taken: set[str] = set()
        self._spare: dict[int, list[str]] = {}
        self._round = 0

    @property
    def originals(self) -> Collection[str]:
        """The passwords of the file."""
        return self._learnt

    def learn(self, text: str) -> None:
        """Take in a password."""
        self._learnt.add(text)
        for each in filter(str.isalpha, text.lower()):
            self._alphabets.learn(each)

    def draw_again(self) -> None:
        """Forget what was drawn, so that others are."""
        self._round += 1
        self._made.clear()
        self._taken.clear()
        self._spare.clear()

    def of(self, text: str) -> str:
        """Return what stands for a password."""
        if text not in self._made:
            made = self._new(text)
            self._made[text] = made
            self._taken.add(made)
        return self._made[text]

    def _new(self, text: str) -> str:
        """Return what is nobody's password, for none but this one, or as near to it as can be."""
        if text.isdecimal() and text.isascii() and len(text) <= _FEW_DIGITS:
            return self._spare_number(text)
        first = self._round * _MOST_TRIED
        tried = [text]
        for each in range(first, first + _MOST_TRIED):
            made = self.signs(text, each)
            if made not in self._taken and not self._is_anybodys(made):
                return made
            tried.append(made)
        return next((each for each in tried if each not in self._taken | {text}), tried[-1])

    def _is_anybodys(self, made: str) -> bool:
        return made in self._learnt or self._is_original(made)

    def _spare_number(self, text: str) -> str:
        """Return one of all the numbers as long, first those that are nobody's."""
        digits = len(text)
        if digits not in self._spare:
            every = self._chance.in_any_order(range(10**digits), "spare", digits, self._round)
            texts = [str(each).zfill(digits) for each in every]
            self._spare[digits] = sorted(texts, key=self._is_anybodys, reverse=True)
        spare = self._spare[digits]
        return spare.pop(-2 if spare[-1] == text and len(spare) > 1 else -1)

    def signs(self, text: str, again: int = 0) -> str:
        """Return other letters and digits for those of a text. again: each time others."""
        return "".join(self._sign(text, place, sign, again) for place, sign in enumerate(text))

    def _sign(self, text: str, place: int, sign: str, again: int) -> str:
        if sign.isdecimal() and sign.isascii():
            return str(self._chance.below(10, "secret", text, place, again))
        if not sign.isalpha():
            return sign
        if not sign.isascii():
            return self._letter(text, place, sign, again)
        letters = _CAPITAL if sign.isupper() else _SMALL
        return self._chance.one_of(letters, "secret", text, place, again)

    def _letter(self, text: str, place: int, sign: str, again: int) -> str:
        """Return a letter of the same script; a Latin one with a mark stays."""
        small = sign.lower()
        if len(small) > 1 or script_of(small) == "LATIN":
            return sign
        letters = self._alphabets.letters_for(small).replace(small, "") or small
        made = self._chance.one_of(letters, "secret", text, place, again)
        return made.upper() if sign.isupper() else made
