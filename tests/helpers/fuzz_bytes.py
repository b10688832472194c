"""What happens to the bytes of a file on its way: cut, doubled, flipped, mixed, lied about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_LIES = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)
_ENCODINGS = ("utf-16-le", "utf-16-be", "utf-32", "cp1252", "shift_jis", "cp850", "utf-8-sig")
_SIGNS = (
    *(b'"', b'""', b'"""', b"'", b'","', b'"\n"', b'\\"', b"\x00", b"\r", b"\n", b"\r\n", b"\x1a"),
    *(b"\xff\xfe", b"\xef\xbb\xbf", b"\x85", b"\xe2\x80\xa8", b"sep=", b"\t", b";", b",,,,", b"="),
    *(b"\xf0\x9f\x98\x80", b"\xed\xa0\x80", b"9" * 400, b"-1e999", b"=cmd|'", b"#", b"\x0b\x0c"),
)
_LONGEST = 64


def mutated_bytes(data: bytes, chance: Random) -> bytes:
    """Return the bytes with one thing done to them."""
    return chance.choice(_WAYS)(data, chance) if data else b"\0"


def _place(data: bytes, chance: Random) -> slice:
    start = chance.randrange(len(data) + 1)
    return slice(start, start + chance.choice((1, 2, 4, chance.randrange(1, _LONGEST))))


def _flipped(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8))):
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] if chance.randrange(4) else data[at:]


def _removed(data: bytes, chance: Random) -> bytes:
    place = _place(data, chance)
    return data[: place.start] + data[place.stop :]


def _doubled(data: bytes, chance: Random) -> bytes:
    place = _place(data, chance)
    times = chance.choice((2, 2, 3, 50))
    return data[: place.start] + data[place] * times + data[place.stop :]


def _inserted(data: bytes, chance: Random) -> bytes:
    at = _place(data, chance).start
    more = chance.choice((chance.choice(_SIGNS), chance.randbytes(chance.randrange(1, 9))))
    return data[:at] + more * chance.choice((1, 1, 1, 30)) + data[at:]


def _overwritten(data: bytes, chance: Random) -> bytes:
    """Write a number over what may be a length, a count or a place."""
    width = chance.choice((1, 2, 4, 8))
    at = (
        chance.randrange(len(data)) // width * width if chance.randrange(2) else _near(chance, data)
    )
    lie = chance.choice(_LIES) & ((1 << 8 * width) - 1)
    return data[:at] + lie.to_bytes(width, chance.choice(("little", "big"))) + data[at + width :]


def _near(chance: Random, data: bytes) -> int:
    """Return a place in the head of the file, or in the heads of what is packed in it."""
    sign = chance.choice((rb"PK\x01\x02", rb"PK\x03\x04", rb"PK\x05\x06"))
    found = [each.start() for each in re.finditer(sign, data)] or [0]
    return min(chance.choice(found) + chance.randrange(46), len(data) - 1)


def _swapped(data: bytes, chance: Random) -> bytes:
    """Exchange two pieces of the file."""
    first, middle, last = sorted(chance.randrange(len(data) + 1) for _ in range(3))
    return data[:first] + data[middle:last] + data[first:middle] + data[last:]


def _mixed(data: bytes, chance: Random) -> bytes:
    """Write a part in another encoding than the rest."""
    first, last = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    text = data[first:last].decode("utf-8", "replace")
    return data[:first] + text.encode(chance.choice(_ENCODINGS), "replace") + data[last:]


def _blanked(data: bytes, chance: Random) -> bytes:
    place = _place(data, chance)
    return (
        data[: place.start]
        + chance.choice((b"\0", b"\xff", b" ", b'"')) * len(data[place])
        + (data[place.stop :])
    )


_WAYS: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_flipped, _cut, _removed, _doubled, _inserted),
    *(_overwritten, _overwritten, _swapped, _mixed, _blanked),
)
