"""Damaged files by their numbers: the same seed and number make the same file again."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.helpers.fuzz_bytes import mutated_bytes
from tests.helpers.fuzz_corpus import corpus
from tests.helpers.fuzz_zips import mutated_zip

_AT_A_TIME = (1, 1, 1, 2, 3, 5)
_MOST_BYTES = 2**20  # doubled again and again, a file would only be slow


@dataclass(frozen=True, slots=True)
class Damaged:
    """One file. name: that of the sound file, with the number before it."""

    name: str
    data: bytes = field(repr=False)


def damaged(seed: int, number: int) -> Damaged:
    """Return the file of that number."""
    chance = Random(f"{seed} {number}")  # noqa: S311 - to be made again, not to be secret
    files = corpus()
    # Half of them workbooks and zips: there are fewer of those, and more can go wrong in them.
    packed = chance.random() < 0.6
    names = [name for name in files if name.endswith((".csv", ".tsv", ".txt")) != packed]
    name = chance.choice(names)
    data = files[name]
    for _ in range(chance.choice(_AT_A_TIME)):
        changed = mutated_zip(data, chance) if data.startswith(b"PK") else _mutated(data, chance)
        data = changed if len(changed) <= _MOST_BYTES else data
    # The bytes of a zip come last: few of them can be changed before nothing is to be unpacked.
    data = _mutated(data, chance) if packed and not chance.randrange(5) else data
    return Damaged(f"{number:06}-{name}", data)


def _mutated(data: bytes, chance: Random) -> bytes:
    if chance.randrange(40) == 0:  # two files that became one
        return data + chance.choice(list(corpus().values()))
    return mutated_bytes(data, chance)
