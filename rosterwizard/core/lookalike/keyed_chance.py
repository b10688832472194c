"""Chance that a key decides: whoever has the key, and nobody else, gets the same again."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import TypeVar

KEY_BYTES = 32
_BYTES = 32
_LONGEST = 200  # letters of what something is drawn for
_Each = TypeVar("_Each")


class KeyedChance:
    """Numbers that look drawn, each from the key and what it is drawn for."""

    def __init__(self, key: bytes, *always: object) -> None:
        self._key = key
        self._always = always

    def __repr__(self) -> str:
        """Show no key."""
        return "KeyedChance()"

    def beside(self, *purpose: object) -> "KeyedChance":
        """Return another chance of the same key. purpose: what all of it is drawn for."""
        return KeyedChance(self._key, *self._always, *purpose)

    def below(self, end: int, *purpose: object) -> int:
        """Return a number from 0 to `end` - 1. purpose: what it is drawn for."""
        return self._drawn(purpose) % end

    def one_of(self, several: Sequence[_Each], *purpose: object) -> _Each:
        """Return one of them."""
        return several[self.below(len(several), *purpose)]

    def in_any_order(self, several: Sequence[_Each], *purpose: object) -> list[_Each]:
        """Return all of them, in an order that tells nothing of the one they had."""
        return sorted(several, key=lambda each: self._drawn((*purpose, each)))

    def between(self, low: float, high: float, *purpose: object) -> float:
        """Return a number from `low` up to `high`."""
        return low + (high - low) * self._drawn(purpose) / (1 << (8 * _BYTES))

    def _drawn(self, purpose: tuple[object, ...]) -> int:
        text = "\x1f".join(map(_brief, (*self._always, *purpose)))
        data = text.encode("utf-8", "surrogatepass")
        return int.from_bytes(blake2b(data, digest_size=_BYTES, key=self._key).digest(), "big")


def _brief(purpose: object) -> str:
    """Return what something is drawn for, in few letters: a text is gone through once."""
    text = str(purpose)
    return text if len(text) <= _LONGEST else _digest(text)


@lru_cache(maxsize=64)
def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()
