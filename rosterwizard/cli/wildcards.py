"""`*.csv` on the command line: the shell puts names in its place, but not on Windows."""

import os
import sys
from collections.abc import Iterator
from glob import glob
from pathlib import Path

ON_WINDOWS = os.name == "nt"


def typed_words() -> list[str]:
    """Return the words after the program's name, with the files that their wildcards mean."""
    words = sys.argv[1:]
    return [each for word in words for each in _meant(word)] if ON_WINDOWS else words


def _meant(word: str) -> Iterator[str]:
    """Give what a word means: itself where there is such a file, or nothing that matches.

    click would also look for variables and homes in it, and take `users[1].csv`, which is there,
    for `users1.csv`.
    """
    is_pattern = any(sign in word for sign in "*?[") and not Path(word).exists()
    yield from (sorted(glob(word)) if is_pattern else ()) or (word,)  # noqa: PTH207 - keeps the word's own form
