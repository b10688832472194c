"""The proof that bytes are clean records: of one width, and every quote where it may stand.

Clean records are the same to a fast reader and to a tolerant one. What stands between the cells
of a block proves it; where a few records hold quotes, each of those is looked at by itself.
"""

import re

import polars as pl

from rosterwizard.core.reading.swallowed_records import are_records

LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
"""A line with what ends it."""
_WIDEST_PROOF = 500  # columns; the pattern grows with them
_FEW = 64  # bytes for each quote: with fewer, a pattern for the whole block is cheaper
_QUOTE = b'"'
_NOT_QUOTES_OR_ENDS = bytes({*range(256)} - {*b'"\r\n'})


class CleanBytes:
    """What clean records of `width` cells are, in bytes of UTF-8.

    delimiter: one byte long. is_old_mac: the line ends were carriage returns, so those inside a
    cell must not be read as what stands there now. knows_stray_returns: whether a carriage return
    in the last cell of a line is told; that costs as much as all the rest.
    """

    def __init__(self, delimiter: str, width: int, *, is_old_mac: bool = False) -> None:
        self._delimiter = delimiter
        self._width = width
        self._is_old_mac = is_old_mac
        self.knows_stray_returns = False
        self._sign = sign = delimiter.encode()
        cell = rb'(?:"[^"]*+(?:""[^"]*+)*+"|[^"\r\n%b]*+)' % re.escape(sign)
        self._record = re.compile(
            rb"(?:%b%b){%d}%b(?:\r?\n|\Z)" % (cell, re.escape(sign), width - 1, cell)
        )
        self._quotes_between = _QUOTE + sign + _QUOTE
        self._between = sign * (width - 1)
        self._letters = bytes({*range(256)} - {*b"\r\n", *sign})

    def are_in(self, block: bytes) -> bool:
        """Tell whether the block is nothing but such records and blank lines.

        It begins where a record does, and ends where one does. False where that is not proved.
        True also for a stray carriage return in the last cell, see `knows_stray_returns`.
        Raises UnicodeDecodeError, but not wherever it might.
        """
        if _QUOTE not in block:
            return self._are_even(block)
        quotes = block.count(_QUOTE)
        if quotes * _FEW > len(block):
            if self._are_all_quoted(block, quotes):
                return True
            if not _has_breaks_inside(block):
                return self._fit(block)
        rest = self._without_quoted(block)
        return rest is not None and self._are_even(rest)

    def _are_even(self, block: bytes) -> bool:
        """Tell whether each line has as many delimiters, or is blank; none has a quote."""
        between = block.translate(None, self._letters)
        if block and not block.endswith(b"\n"):
            between += b"\n"
        line = self._between + (b"\r\n" if block.endswith(b"\r\n") else b"\n")
        if between != line * (len(between) // len(line)):
            may_fit = between.count(self._sign) % max(1, self._width - 1) == 0
            return may_fit and self._fit(block)  # blank lines, or line ends of two kinds
        # Between the two signs of a line end there may have been something, in the last cell.
        return not self.knows_stray_returns or block.count(b"\r") == block.count(b"\r\n")

    def _are_all_quoted(self, block: bytes, quotes: int) -> bool:
        """Tell whether each cell is in quotes, and has neither quotes nor line ends in it."""
        end = b"\r\n" if block.endswith(b"\r\n") else b"\n"
        lines = block[1 : -1 - len(end)].split(_QUOTE + end + _QUOTE)
        return (
            block.startswith(_QUOTE)
            and block.endswith(_QUOTE + end)
            and quotes == 2 * self._width * len(lines)
            and block.count(b"\n") + block.count(b"\r") == len(end) * len(lines)
            and all(line.count(self._quotes_between) == self._width - 1 for line in lines)
        )

    def _fit(self, block: bytes) -> bool:
        return are_clean(block.decode(), self._delimiter, self._width)

    def _without_quoted(self, block: bytes) -> bytes | None:
        """Return the block without the records that have quotes; None where one is not clean."""
        rest = []
        done = 0
        while (place := block.find(_QUOTE, done)) >= 0:
            begin = max(done, block.rfind(b"\n", done, place) + 1)
            match = self._record.match(block, begin)
            if match is None or self._is_doubtful(match[0].rstrip(b"\r\n")):
                return None
            rest.append(block[done:begin])
            done = match.end()
        rest.append(block[done:])
        return b"".join(rest)

    def _is_doubtful(self, record: bytes) -> bool:
        """Tell whether a record of several lines may be several records."""
        if b"\n" not in record and b"\r" not in record:
            return False
        lines = LINE.findall(record.decode())
        return self._is_old_mac or are_records(lines, self._delimiter, self._width)


def are_clean(text: str, delimiter: str, width: int) -> bool:
    """Tell whether the text is nothing but clean records of so many cells, and blank lines."""
    if not 0 < width <= _WIDEST_PROOF:
        return False
    mark = rf"\x{ord(delimiter):02x}"
    cell = rf'(?:[^"\r\n{mark}]*|"(?:[^"]|"")*")'
    record = rf"(?:{cell}{mark}){{{width - 1}}}{cell}"
    proof = rf"\A(?:(?:{record})?\r?\n)*(?:{record})?\z"
    return bool(pl.Series([text]).str.contains(proof)[0])


def end_of_records(data: bytes, start: int, stop: int) -> int:
    """Return where the last line before `stop` ends outside of quotes; `start` where none does.

    A record begins at `start`. Where quotes do not fit together it may be any line.
    """
    end = max(start, data.rfind(b"\n", start, stop) + 1)
    if data.find(_QUOTE, start, end) < 0:
        return end
    quotes = data.count(_QUOTE, start, end)
    while quotes % 2:
        last = data.rfind(_QUOTE, start, end)
        before = max(start, data.rfind(b"\n", start, last) + 1)
        quotes -= data.count(_QUOTE, before, end)
        end = before
    return end


def _has_breaks_inside(block: bytes) -> bool:
    """Tell whether a line ends inside of quotes."""
    return _QUOTE in block.translate(None, _NOT_QUOTES_OR_ENDS).replace(b'""', b"")
