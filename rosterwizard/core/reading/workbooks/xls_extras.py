"""What the library does not tell of a sheet of an old workbook, found in its records.

From the library, errors come as blanks and a number without its format; of what is hidden or
merged it says nothing. Source: Microsoft's [MS-XLS].
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from rosterwizard.core.reading.workbooks.compound_file import stream_of
from rosterwizard.core.reading.workbooks.extras import Extras, FormattedCells, Place
from rosterwizard.core.reading.workbooks.number_format import BUILT_IN, format_of

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_BEGIN, _END = 0x0809, 0x000A
_SHEET, _FORMAT, _STYLE, _DATES = 0x0085, 0x041E, 0x00E0, 0x0022
_ROW, _COLUMNS, _MERGED = 0x0208, 0x007D, 0x00E5
_NUMBER, _SHORT, _SHORTS, _FORMULA, _ERROR = 0x0203, 0x027E, 0x00BD, 0x0006, 0x0205
_OLD_FORMAT = 0x001E
_BIFF_8 = 0x0600
_NO_NUMBER = b"\xff\xff"  # the end of a formula's result that is none
_RESULT_ERROR = 2
_WIDE = 1
_HIDDEN_ROW = 0x20

Cell = tuple[int, int, int, str]  # row, column, style and the number


class XlsParts:
    """The records of an old workbook that say what the library does not."""

    def __init__(self, data: bytes) -> None:
        self._stream = stream_of(data, ("Workbook", "Book"))
        self._sheets: dict[str, int] = {}
        self._formats: dict[int, str] = dict(BUILT_IN)
        self._styles: list[int] = []
        self._is_1904 = False
        self._version = 0
        self._read_globals()
        known = {style: format_of(code) for style, code in self.format_codes().items()}
        self._formatted = FormattedCells(known, is_1904=self._is_1904)

    def extras_of(self, sheet: str) -> Extras:
        """Return the extras of the sheet of that name."""
        found = self._found_in(sheet)
        known = self._formatted.formats
        numbers = (each for each in found.numbers if each[2] in known)
        self._formatted.put_into(found.extras, numbers)
        return found.extras

    def format_codes(self) -> dict[int, str]:
        """Return how the format of each cell style is written."""
        styles = enumerate(self._styles)
        return {style: self._formats[number] for style, number in styles if number in self._formats}

    def styles_of_numbers(self, sheet: str) -> dict[Place, int]:
        """Return the style of each cell of the sheet that holds a number."""
        return {(row, column): style for row, column, style, _ in self._found_in(sheet).numbers}

    def _found_in(self, sheet: str) -> "_Found":
        found = _Found(Extras())
        start = self._sheets.get(sheet)
        depth = 0
        for kind, content in _records(self._stream, start) if start is not None else ():
            depth += (kind == _BEGIN) - (kind == _END)
            if not depth:
                break
            if depth == 1:
                found.take(kind, content)
        return found

    def _read_globals(self) -> None:
        for kind, content in _records(self._stream, 0):
            if kind == _END:
                return
            if kind == _BEGIN:
                self._version = int.from_bytes(content[:2], "little")
            elif kind == _SHEET and len(content) > 7:  # noqa: PLR2004 - a name
                name = _text(content[6:], wide=self._version >= _BIFF_8)
                self._sheets[name] = int.from_bytes(content[:4], "little")
            elif kind in {_FORMAT, _OLD_FORMAT} and len(content) > 4:  # noqa: PLR2004 - a text
                self._take_format(content)
            elif kind == _STYLE:
                self._styles.append(int.from_bytes(content[2:4], "little"))
            elif kind == _DATES:
                self._is_1904 = content[:1] == b"\x01"

    def _take_format(self, content: bytes) -> None:
        number, text = int.from_bytes(content[:2], "little"), content[2:]
        if self._version < _BIFF_8:
            self._formats[number] = text[1 : 1 + text[0]].decode("cp1252", "replace")
            return
        length, is_wide, letters = int.from_bytes(text[:2], "little"), text[2] & _WIDE, text[3:]
        code = letters[: 2 * length].decode("utf-16-le", "replace") if is_wide else ""
        self._formats[number] = code or letters[:length].decode("latin-1")


@dataclass(slots=True)
class _Found:
    """What the records of one sheet say."""

    extras: Extras
    numbers: list[Cell] = field(default_factory=list)

    def take(self, kind: int, content: bytes) -> None:
        try:
            if kind in _CELLS:
                _CELLS[kind](self, content)
            elif kind == _ROW:
                self._row(content)
            elif kind == _COLUMNS:
                self._columns(content)
            elif kind == _MERGED:
                self._merged(content)
        except struct.error:
            pass  # a record that is cut off says nothing

    def number(self, content: bytes) -> None:
        row, column, style, value = struct.unpack_from("<HHHd", content)
        self.numbers.append((row, column, style, written(value)))

    def short(self, content: bytes) -> None:
        row, column, style, short = struct.unpack_from("<HHHI", content)
        self.numbers.append((row, column, style, written(of_short(short))))

    def shorts(self, content: bytes) -> None:
        row, column = struct.unpack_from("<HH", content)
        for at in range(4, len(content) - 7, 6):
            style, short = struct.unpack_from("<HI", content, at)
            self.numbers.append((row, column, style, written(of_short(short))))
            column += 1

    def formula(self, content: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", content)
        result = content[6:14]
        if not result.endswith(_NO_NUMBER):
            (value,) = struct.unpack("<d", result)
            self.numbers.append((row, column, style, written(value)))
        elif result[0] == _RESULT_ERROR:
            self.extras.put_text(row, column, ERRORS.get(result[2], "#N/A"))

    def error(self, content: bytes) -> None:
        row, column, _, value, is_error = struct.unpack_from("<HHHBB", content)
        if is_error:
            self.extras.put_text(row, column, ERRORS.get(value, "#N/A"))

    def _row(self, content: bytes) -> None:
        (row,) = struct.unpack_from("<H", content)
        (flags,) = struct.unpack_from("<I", content, 12)
        if flags & _HIDDEN_ROW:
            self.extras.hidden_rows.append(row)

    def _columns(self, content: bytes) -> None:
        first, last = struct.unpack_from("<HH", content)
        (flags,) = struct.unpack_from("<H", content, 8)
        if flags & 1:
            self.extras.hidden_columns.extend(range(first, min(last, 255) + 1))

    def _merged(self, content: bytes) -> None:
        (count,) = struct.unpack_from("<H", content)
        for at in range(2, 2 + 8 * count, 8):
            top, bottom, left, right = struct.unpack_from("<HHHH", content, at)
            self.extras.merged.append((top, left, bottom, right))


_CELLS = {
    _NUMBER: _Found.number,
    _SHORT: _Found.short,
    _SHORTS: _Found.shorts,
    _FORMULA: _Found.formula,
    _ERROR: _Found.error,
}


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Give the kind and the content of each record from there on."""
    end = len(stream)
    while start + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, start)
        yield kind, stream[start + 4 : start + 4 + length]
        start += 4 + length


def of_short(short: int) -> float:
    """Return the number that is kept in four bytes: [MS-XLS] 2.5.122."""
    if short & 2:
        value = float((short >> 2) - ((short >> 31) << 30))
    else:
        (value,) = struct.unpack("<d", b"\0\0\0\0" + (short & 0xFFFFFFFC).to_bytes(4, "little"))
    return value / 100 if short & 1 else value


def written(value: float) -> str:
    """Return the number as other workbooks write it."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)  # noqa: PLR2004 - all digits are kept


def _text(content: bytes, *, wide: bool) -> str:
    """Return a short text: its length, in new workbooks how wide its letters are, its letters."""
    length = content[0]
    if not wide:
        return content[1 : 1 + length].decode("cp1252", "replace")
    if content[1] & _WIDE:
        return content[2 : 2 + 2 * length].decode("utf-16-le", "replace")
    return content[2 : 2 + length].decode("latin-1")
