"""A large text in UTF-8: its beginning tells how to read it, and the rest is never held as a whole.

Whatever is asked of a whole text (its encoding, its line ends, its manners) is answered for the
beginning, and it is proved of all other bytes that they have no other answer.
"""

import codecs
from dataclasses import dataclass, field, replace

from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.reading import delimiters, encodings
from rosterwizard.core.reading.encodings import Letters, refuse_binary
from rosterwizard.core.reading.endless_lines import has_long_line
from rosterwizard.core.reading.grid import Grid
from rosterwizard.core.reading.manners import has_escapes, shows_manners
from rosterwizard.core.reading.records_in_pieces import NeedsWhole, Where, grid_in_pieces
from rosterwizard.core.reading.text_marks import may_be_marked
from rosterwizard.core.reading.text_source import TextSource
from rosterwizard.core.sheet.odd_letters import LOST

_FEWEST = 2**16  # bytes; what is smaller is read as a whole in no time
_HEAD = 16 * max(delimiters.SAMPLE, encodings.SAMPLE)  # bytes; letters have up to four
_BUFFER = 8 * 2**20
_MARK = codecs.BOM_UTF8
_LOST = LOST.encode()


@dataclass(slots=True)
class LargeText:
    """A text of which only the beginning is held.

    head: whole lines, as `one_kind_of_line_end` would leave them.
    """

    source: TextSource = field(repr=False)
    head: str = field(repr=False)
    _start: int
    _end: int
    _is_old_mac: bool
    _lost: bool = False
    _asking: bool = False
    _may_be_marked: bool = False

    @classmethod
    def of(cls, source: TextSource) -> "LargeText":
        """Return the text of a source; raise NeedsWhole where its beginning is not enough."""
        if source.size < _FEWEST:
            raise NeedsWhole
        data = source.at(0, _HEAD)
        start = len(_MARK) if data.startswith(_MARK) else 0
        data = data[start : max(data.rfind(b"\n"), data.rfind(b"\r")) + 1]
        is_old_mac = b"\n" not in data
        has_quotes = is_old_mac and _has_quotes(source)
        try:
            head = data.decode()
        except UnicodeDecodeError as error:
            raise NeedsWhole from error
        if "\ufeff" in head:
            raise NeedsWhole
        refuse_binary(head)
        if is_old_mac and not has_quotes:
            head = head.replace("\r", "\n")
        if not shows_manners(head):
            raise NeedsWhole
        return cls(source, head, start, source.end_of_text(), is_old_mac)

    @property
    def letters(self) -> Letters:
        """What is known of the letters, once the records have been read."""
        encoding = "utf-8-sig" if self._start else "utf-8"
        return Letters(encoding, doubtful=self._lost, lost=self._lost, asking=self._asking)

    def records(
        self,
        place: int,
        delimiter: str,
        width: int,
        first_row: int,
        progress: Progress = UNWATCHED,
    ) -> Grid:
        """Return the records from that place of the head on."""

        def look(data: bytes) -> None:
            self._look(data, delimiter)

        above = self.head[:place].encode()
        look(above)
        start = self._start + len(above)
        where = Where(self.source, start, self._end, look, self._is_old_mac)
        grid = grid_in_pieces(where, delimiter, width, first_row, progress)
        return replace(grid, may_be_marked=self._may_be_marked)

    def _look(self, data: bytes, delimiter: str) -> None:
        """Note what is in these bytes of the text; raise NeedsWhole for what changes all of it."""
        self._asking = self._asking or b"?" in data
        self._may_be_marked = self._may_be_marked or may_be_marked(data, delimiter)
        if b"\xef" in data:
            if _MARK in data:
                raise NeedsWhole
            self._lost = self._lost or _LOST in data
        if has_long_line(data) or (b"\\" in data and has_escapes(data, delimiter)):
            raise NeedsWhole


def _has_quotes(source: TextSource) -> bool:
    """Tell whether there are quotes in a text whose lines end as on an old Mac.

    Raises NeedsWhole where some end otherwise.
    """
    has_quotes = False
    for start in range(0, source.size, _BUFFER):
        data = source.at(start, _BUFFER)
        if b"\n" in data:
            raise NeedsWhole
        has_quotes = has_quotes or b'"' in data
    return has_quotes
