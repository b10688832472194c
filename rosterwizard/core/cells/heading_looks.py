"""What the values below a heading look like by what it says, for fields that take any text, too."""

from collections.abc import Iterable, Sequence

from rosterwizard.core.matching.heading_ideas import looks_of
from rosterwizard.core.matching.matching import Match
from rosterwizard.core.matching.value_looks import share_that_looks
from rosterwizard.core.matching.vocabulary import ideas_of_fields, key_of
from rosterwizard.core.sheet.heading_words import words_of

_FEWEST = 3  # filled cells


def share_as_said(match: Match, texts: Sequence[str]) -> float | None:
    """Return how many of the filled texts look like what the heading or its field says, 0 to 1.

    None where neither says anything, and of few texts.
    """
    filled = [text for text in texts if text.strip()]
    if len(filled) < _FEWEST:
        return None
    said = (match.heading, match.field or "", match.maybe)
    shares = [share_that_looks(looks, filled) for looks in _looks(said)]
    return max((share for share in shares if share is not None), default=None)


def _looks(said: Iterable[str]) -> set[str]:
    ideas = (ideas_of_fields().get(key_of(words_of(text)), frozenset()) for text in said)
    return {looks for names in ideas for name in names if (looks := looks_of(name))}
