"""The bytes of a text file, taken piece by piece: a large one is never held as a whole."""

import errno
import os
from typing import BinaryIO

_PADDING = b"\x1a\0"  # the end of a DOS file, and what fills its last block
_STEP = 4096


class TextSource:
    """A file that is open for reading, at whatever place is asked for.

    size: bytes in it, those of the padding at its end among them.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.size = file.seek(0, os.SEEK_END)

    def at(self, start: int, count: int) -> bytes:
        """Return `count` bytes from `start` on, fewer only at the end of the file.

        Raises OSError, also where somebody made the file shorter meanwhile.
        """
        self._file.seek(start)
        left = min(count, self.size - start)
        parts = []
        while left > 0:
            part = self._file.read(left)
            if not part:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            parts.append(part)
            left -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def whole(self) -> bytes:
        """Return all the bytes."""
        return self.at(0, self.size)

    def end_of_text(self) -> int:
        """Return where the padding begins."""
        end = self.size
        while end:
            start = max(0, end - _STEP)
            kept = len(self.at(start, end - start).rstrip(_PADDING))
            if kept:
                return start + kept
            end = start
        return end
