"""How well the encodings of old rosters are found: `python3 packaging/dev.py encodings [SEEDS]`.

For each encoding and size: how many rosters were read right without a question, how many with one,
and how many were read wrongly in silence, of which there must be none. The names in them are none
that the program knows.
"""

from __future__ import annotations

import sys
from functools import partial

from tests.helpers.old_rosters import DOUBTED, RIGHT, SIZES, WRITTEN_IN, WRONG, outcomes

SEEDS = 10
_say = partial(print, flush=True)


def main(seeds: int) -> int:
    """Print a line for each encoding; return whether any roster was read wrongly in silence."""
    kinds = (RIGHT, DOUBTED, WRONG)
    _say(f"{'rows':14}", *(f"{rows:>17}" for rows in SIZES))
    _say(f"right / doubted / wrong in silence, {seeds} rosters for each language")
    wrong = 0
    for encoding in WRITTEN_IN:
        of_sizes = [outcomes(encoding, seeds, (rows,)) for rows in SIZES]
        figures = [" / ".join(str(found[kind]) for kind in kinds) for found in of_sizes]
        _say(f"{encoding:14}", *(f"{each:>17}" for each in figures))
        wrong += sum(found[WRONG] for found in of_sizes)
    _say(f"wrong in silence: {wrong}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else SEEDS))
