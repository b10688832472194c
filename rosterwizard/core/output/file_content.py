"""What a file holds, in pieces: a file of a million rows is never held as a whole."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class _Measured(NamedTuple):
    size: int
    digest: str


class FileContent:
    """Bytes that are made piece by piece, anew each time that somebody goes through them.

    make: gives the pieces, each time the same.
    """

    def __init__(self, make: Callable[[], Iterable[bytes]]) -> None:
        self._make = make

    @classmethod
    def of(cls, whole: bytes) -> FileContent:
        """Return what is there as a whole already."""
        return cls(lambda: (whole,))

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._make())

    def at_most(self, size: int) -> Iterator[bytes]:
        """Give the same in pieces of so many bytes at most, none of them empty."""
        for piece in self:
            for start in range(0, len(piece), size):
                yield piece[start : start + size]

    @property
    def whole(self) -> bytes:
        """All of it at once: for what is small, and for what cannot be written in pieces."""
        return b"".join(self)

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return self._measured.size

    @property
    def digest(self) -> str:
        """The SHA-256 of all bytes, in hexadecimal."""
        return self._measured.digest

    @cached_property
    def _measured(self) -> _Measured:
        digest, size = hashlib.sha256(), 0
        for piece in self:
            digest.update(piece)
            size += len(piece)
        return _Measured(size, digest.hexdigest())
