"""Which of the texts that are known another text looks like, though it is none of them."""

import re
from collections.abc import Callable, Iterable

from rosterwizard.core.letters.skeleton import skeleton

# Between two digits a blank or a dash tells numbers apart: 1-23 and 12-3.
_BETWEEN = re.compile(r"(?<![0-9])[\s_-]+|[\s_-]+(?![0-9])")


def look_alikes(texts: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """Return for each of the texts the one known text that it looks like.

    That is one that no eye can tell from it; else one that differs in its capitals; else one that
    differs in these and in blanks, dashes and underscores. Nothing where several are as near, for
    then nobody knows which of them is meant.
    """
    found: dict[str, str] = {}
    left, every = dict.fromkeys(texts), dict.fromkeys(known)
    for fold in _FOLDS:
        by_fold: dict[str, list[str]] = {}
        for text in every:
            by_fold.setdefault(fold(text), []).append(text)
        near = {text: by_fold[fold(text)] for text in left if fold(text) in by_fold}
        found |= {text: some[0] for text, some in near.items() if len(some) == 1}
        left = {text: None for text in left if text not in near}
    return {text: one for text, one in found.items() if text != one}


def _seen(text: str) -> str:
    return text if text.isascii() else skeleton(text)


def _in_one_case(text: str) -> str:
    return _seen(text).casefold()


def _bare(text: str) -> str:
    return _BETWEEN.sub("", _in_one_case(text))


_FOLDS: tuple[Callable[[str], str], ...] = (_seen, _in_one_case, _bare)
