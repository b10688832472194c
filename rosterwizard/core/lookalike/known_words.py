"""Words that may be known again wherever they stand, also inside of others."""

from collections.abc import Iterable, Iterator

SHORTEST = 4
"""Letters of a word, or digits of a number, that may be known again."""


class KnownWords:
    """Words in plain letters, of at least `SHORTEST`; shorter ones are left out."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words: set[str] = set()
        self._starts: set[str] = set()
        self.add(words)

    def __repr__(self) -> str:
        """Show none of them."""
        return f"KnownWords({len(self._words)})"

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def add(self, words: Iterable[str]) -> None:
        """Take in more words."""
        for each in words:
            if len(each) >= SHORTEST:
                self._words.add(each)
                self._starts.add(each[:SHORTEST])

    def inside(self, text: str) -> Iterator[str]:
        """Give the words that are in a text, in plain letters."""
        for start in range(len(text) - SHORTEST + 1):
            # Nearly every look ends here.
            if text[start : start + SHORTEST] in self._starts:
                ends = range(start + SHORTEST, len(text) + 1)
                yield from (text[start:end] for end in ends if text[start:end] in self._words)

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)
