"""Words that may be known again wherever they stand, also inside of others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

SHORTEST = 4
"""Letters of a word, or digits of a number, that may be known again."""


class KnownWords:
    """Words in plain letters, of at least `SHORTEST`; shorter ones are left out."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words: set[str] = set()
        self._starts: defaultdict[str, set[int]] = defaultdict(set)  # how long they are
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
                self._starts[each[:SHORTEST]].add(len(each))

    def inside(self, text: str) -> Iterator[str]:
        """Give the words that are in a text, in plain letters."""
        for start in range(len(text) - SHORTEST + 1):
            # Nearly every look ends here.
            if lengths := self._starts.get(text[start : start + SHORTEST]):
                words = (text[start : start + each] for each in lengths)
                yield from (word for word in words if word in self._words)

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)
