"""What the library does not tell of a sheet of an XLSB workbook, found in its records.

From the library, errors come as blanks and a number without its format; of what is hidden or
merged it says nothing. Source: Microsoft's [MS-XLSB].
"""

import posixpath
import struct
import zipfile
from collections.abc import Iterator

from rosterwizard.core.reading.workbooks.extras import MOST_COLUMNS, Extras, FormattedCells, Place
from rosterwizard.core.reading.workbooks.number_format import BUILT_IN, format_of
from rosterwizard.core.reading.workbooks.xls_extras import ERRORS, of_short, written
from rosterwizard.core.reading.workbooks.xlsx_extras import relations_in

_SHEET, _SETTINGS = 156, 153
_FORMAT, _STYLE, _STYLES, _STYLES_END = 44, 47, 617, 618
_ROW, _COLUMNS, _MERGED = 0, 60, 176
_SHORT, _ERROR, _NUMBER, _FORMULA_NUMBER, _FORMULA_ERROR = 2, 3, 5, 9, 11
_IS_1904 = 1


class XlsbParts:
    """The parts of an XLSB file that say what the library does not."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._paths: dict[str, str] = {}
        self._is_1904 = False
        self._read_workbook()
        self._codes = self._read_styles()
        known = {style: format_of(code) for style, code in self._codes.items()}
        self._formatted = FormattedCells(known, is_1904=self._is_1904)

    def extras_of(self, sheet: str) -> Extras:
        """Return the extras of the sheet of that name."""
        extras, numbers = self._found_in(sheet)
        known = self._formatted.formats
        self._formatted.put_into(extras, (each for each in numbers if each[2] in known))
        return extras

    def format_codes(self) -> dict[int, str]:
        """Return how the format of each cell style is written."""
        return self._codes

    def styles_of_numbers(self, sheet: str) -> dict[Place, int]:
        """Return the style of each cell of the sheet that holds a number."""
        return {(row, column): style for row, column, style, _ in self._found_in(sheet)[1]}

    def _found_in(self, sheet: str) -> tuple[Extras, list[tuple[int, int, int, str]]]:
        extras = Extras()
        numbers: list[tuple[int, int, int, str]] = []
        row = 0
        for kind, content in _records(self._part(self._paths.get(sheet, ""))):
            try:
                if kind == _ROW:
                    (row,) = struct.unpack_from("<I", content)
                    if content[11] & 0x10:
                        extras.hidden_rows.append(row)
                else:
                    _take(kind, content, row, extras, numbers)
            except (struct.error, IndexError):
                continue  # a record that is cut off says nothing
        return extras, numbers

    def _read_workbook(self) -> None:
        targets = relations_in(self._part("xl/_rels/workbook.bin.rels"))
        for kind, content in _records(self._part("xl/workbook.bin")):
            if kind == _SETTINGS:
                self._is_1904 = bool(content[:1] and content[0] & _IS_1904)
            elif kind == _SHEET:
                relation, end = _text(content, 8)
                name, _ = _text(content, end)
                target = posixpath.normpath(posixpath.join("/xl", targets.get(relation, "")))
                self._paths[name] = target.removeprefix("/")

    def _read_styles(self) -> dict[int, str]:
        codes = dict(BUILT_IN)
        numbers: list[int] = []
        among_styles = False
        for kind, content in _records(self._part("xl/styles.bin")):
            if kind == _FORMAT:
                codes[int.from_bytes(content[:2], "little")] = _text(content, 2)[0]
            elif kind in {_STYLES, _STYLES_END}:
                among_styles = kind == _STYLES
            elif kind == _STYLE and among_styles:
                numbers.append(int.from_bytes(content[2:4], "little"))
        return {style: codes[number] for style, number in enumerate(numbers) if number in codes}

    def _part(self, path: str) -> bytes:
        try:
            return self._archive.read(path)
        except KeyError:
            return b""


def _take(
    kind: int, content: bytes, row: int, extras: Extras, numbers: list[tuple[int, int, int, str]]
) -> None:
    """Note what a record says that is no row."""
    if kind in {_SHORT, _NUMBER, _FORMULA_NUMBER, _ERROR, _FORMULA_ERROR}:
        column, style = struct.unpack_from("<II", content)
        style &= 0xFFFFFF
        if kind in {_ERROR, _FORMULA_ERROR}:
            extras.put_text(row, column, ERRORS.get(content[8], "#N/A"))
            return
        (value,) = struct.unpack_from("<I" if kind == _SHORT else "<d", content, 8)
        number = of_short(value) if kind == _SHORT else value
        numbers.append((row, column, style, written(number)))
    elif kind == _COLUMNS:
        first, last = struct.unpack_from("<II", content)
        if content[16] & 1:
            extras.hidden_columns.extend(range(first, min(last + 1, MOST_COLUMNS)))
    elif kind == _MERGED:
        top, bottom, left, right = struct.unpack_from("<IIII", content)
        extras.merged.append((top, left, bottom, right))


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the kind and the content of each record; both take as many bytes as need be."""
    at, end = 0, len(data)
    while at < end:
        kind, at = data[at], at + 1
        if kind & 0x80 and at < end:
            kind, at = (kind & 0x7F) | (data[at] & 0x7F) << 7, at + 1
        length = 0
        for shift in (0, 7, 14, 21):
            if at >= end:
                return
            byte, at = data[at], at + 1
            length |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        yield kind, data[at : at + length]
        at += length


def _text(content: bytes, at: int) -> tuple[str, int]:
    """Return a text and where it ends: its length, and its letters of two bytes each."""
    length = int.from_bytes(content[at : at + 4], "little")
    end = at + 4 + 2 * length
    return content[at + 4 : end].decode("utf-16-le", "replace"), end
