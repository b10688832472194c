"""A stream of an old Office file, which is a small file system of its own.

Source: Microsoft's [MS-CFB]. Whatever is wrong with it gives no stream; the library has its say.
"""

from collections.abc import Collection

_OF_HEADER = 109  # sectors of the table of sectors that the header itself names
_MOST_FREE = 0xFFFFFFFA  # numbers from here on are no sectors
_ENTRY = 128
_SMALL = 4096  # streams below this size lie in a stream of their own


def stream_of(data: bytes, names: Collection[str]) -> bytes:
    """Return the first stream that has one of the names; b"" where there is none."""
    try:
        return _File(data).stream(names)
    except (IndexError, ValueError):
        return b""


class _File:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = 1 << data[30]
        self._small_size = 1 << data[32]
        self._next = self._numbers(b"".join(map(self._sector, self._table_sectors())))
        entries = self._chain(_number(data, 48))
        self._entries = [entries[at : at + _ENTRY] for at in range(0, len(entries), _ENTRY)]

    def stream(self, names: Collection[str]) -> bytes:
        for entry in self._entries:
            length = int.from_bytes(entry[64:66], "little")
            if entry[: max(length - 2, 0)].decode("utf-16-le", "replace") in names:
                start, size = _number(entry, 116), _number(entry, 120)
                whole = self._chain(start) if size >= _SMALL else self._small_chain(start)
                return whole[:size]
        return b""

    def _table_sectors(self) -> list[int]:
        """Return the sectors of the table that says which sector follows which."""
        found = self._numbers(self._data[76 : 76 + 4 * _OF_HEADER])
        more, seen = _number(self._data, 68), set[int]()
        while more < _MOST_FREE and more not in seen:
            seen.add(more)
            *own, more = self._numbers(self._sector(more))
            found += own
        return [each for each in found if each < _MOST_FREE]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size  # the header takes the place of one
        return self._data[start : start + self._size]

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, _chained(self._next, start)))

    def _small_chain(self, start: int) -> bytes:
        following = self._numbers(self._chain(_number(self._data, 60)))
        small, size = self._chain(_number(self._entries[0], 116)), self._small_size
        places = _chained(following, start)
        return b"".join(small[at * size : (at + 1) * size] for at in places)

    @staticmethod
    def _numbers(data: bytes) -> list[int]:
        return [_number(data, at) for at in range(0, len(data) - 3, 4)]


def _chained(following: list[int], start: int) -> list[int]:
    chain: list[int] = []
    while start < _MOST_FREE and len(chain) <= len(following):
        chain.append(start)
        start = following[start]
    return chain


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")
