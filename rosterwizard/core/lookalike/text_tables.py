"""Text files with other texts in their cells, and every other byte as it was.

A look-alike has its letters and digits just where the text has its own, and all signs are the
same. So only letters and digits, and what is none in ASCII, are put in place of others, one by one,
whatever quotation marks, delimiters and line ends stand between them.
"""

import codecs
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rosterwizard.core.reading.encoding_guess import how_sure
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.core.reading.text_files import TextCells, cells_of

_MARKS = (  # the longest first
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
_STRAYS = {0xDC00 + byte: 0xF700 + byte for byte in range(0x80, 0x100)}


@dataclass(frozen=True)
class TextTable:
    """A text file. cells: what is read of it. mark, rest: bytes around the text that are none.

    text: its signs, the stray bytes among them as Python keeps them.
    """

    cells: TextCells = field(repr=False)
    mark: bytes = field(repr=False)
    text: str = field(repr=False)
    rest: bytes = field(repr=False)
    encoding: str

    @classmethod
    def of(cls, data: bytes, options: ReadingOptions, known: Iterable[str] = ()) -> "TextTable":
        """Return what the bytes of a text file hold. Raises RosterError as reading does."""
        cells = cells_of(data, options, frozenset(known))
        mark, encoding = _mark_of(data, cells.encoding)
        body = data[len(mark) :]
        whole = len(body) - len(body) % _WIDE.get(encoding, 1)
        text = body[:whole].decode(encoding, _handler(encoding))
        return cls(cells, mark, text, body[whole:], encoding)

    def how_sure(self, word: str) -> float:
        """Return how much a word speaks for the file's encoding, see `how_sure`."""
        return 0.0 if self.mark else how_sure(word, self.encoding)

    def can_write(self, letter: str) -> bool:
        """Tell whether the file's encoding has a letter."""
        try:
            letter.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def with_cells(self, rows: Sequence[Sequence[str]]) -> bytes | None:
        """Return the file with other texts in its cells; None where they do not fit into it.

        rows: as `cells.records` has them, each text as long as before.
        """
        before = _telling(self.cells.before)
        old = before + _telling(*(text for row in self.cells.records for text in row))
        new = before + _telling(*(text for row in rows for text in row))
        shown = self.text.translate(_STRAYS)
        places = [place for place, sign in enumerate(shown) if _tells(sign)]
        if len(old) != len(new) or old != "".join(shown[place] for place in places):
            return None
        signs = list(self.text)
        for place, one, other in zip(places, old, new, strict=True):
            if one != other:
                signs[place] = other
        return self.written("".join(signs))

    def written(self, text: str) -> bytes:
        """Return the bytes of the file with another text."""
        return self.mark + text.encode(self.encoding, _handler(self.encoding)) + self.rest


def _telling(*texts: str) -> str:
    return "".join(filter(_tells, (sign for text in texts for sign in text)))


def _tells(sign: str) -> bool:
    """Tell whether a sign may be a letter or part of one: no blank, and none that ends a cell."""
    return sign.isalnum() or (sign > "\x7f" and not sign.isspace())


def _mark_of(data: bytes, encoding: str) -> tuple[bytes, str]:
    """Return the mark at the start of the data, and the encoding of what is behind it."""
    name = encoding.lower().replace("_", "-")
    for mark, marked in _MARKS:
        if data.startswith(mark) and (marked == "utf-8" or name.startswith(marked[:-3])):
            return mark, marked if name in {"utf-8-sig", "utf-16", "utf-32"} else encoding
    return b"", {"utf-8-sig": "utf-8"}.get(name, encoding)


def _handler(encoding: str) -> str:
    return "surrogatepass" if encoding in _WIDE else "surrogateescape"
