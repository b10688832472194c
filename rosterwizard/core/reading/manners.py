"""The manners of a text file that hold for all of it, put into the usual ones before it is read.

A program or a person that puts a blank after each comma does so everywhere. Said once, it is a
fact of the file; left in, it is a problem of each cell.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from rosterwizard.core.reading.heading_row import is_heading_like
from rosterwizard.core.reading.records import fitting_line
from rosterwizard.core.sheet.long_cells import let_cells_be_long
from rosterwizard.core.sheet.oddity import Oddity

_LOOKED_AT = 200  # lines
_LONGEST_LINE = 20_000
_FEWEST = 2  # cells, lines or headings that make a manner
_QUOTES = {"'": "apostrophes", "`": "backticks"}
_WRAPPED = re.compile(r'[ \t]*"((?:[^"]|"")*)"[,;\t|]*[ \t]*')
_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Mannered:
    """A text in the usual manners, and what was unusual about it."""

    text: str = field(repr=False)
    oddities: tuple[Oddity, ...] = ()


def without_wraps(text: str) -> Mannered:
    """Return the text without a pair of quotation marks around each whole line.

    Spreadsheet programs write so where a whole record stands in the first cell of each row.
    """
    lines = _first_lines(text)
    if len(lines) < _FEWEST or not all(map(_WRAPPED.fullmatch, lines[1:])):
        return Mannered(text)
    inner = [_unwrapped(line) for line in lines]
    if not any(makes_a_table(inner, delimiter) for delimiter in ",;\t|"):
        return Mannered(text)
    unwrapped = "\n".join(map(_unwrapped, _LINE_END.split(text)))
    return Mannered(unwrapped, (Oddity("odd-records", "wrapped"),))


def _unwrapped(line: str) -> str:
    match = _WRAPPED.fullmatch(line)
    return match[1].replace('""', '"') if match else line


def makes_a_table(lines: Sequence[str], delimiter: str) -> bool:
    """Tell whether the lines, cut at `delimiter`, are headings with as many cells below them."""
    let_cells_be_long()
    headings, *below = (next(csv.reader([line], delimiter=delimiter)) for line in lines)
    return (
        len(headings) >= _FEWEST
        and all(is_heading_like(heading) for heading in headings if heading)
        and Counter(map(len, below)).most_common(1)[0][0] == len(headings)
    )


def usual_manners(text: str, delimiter: str) -> Mannered:
    """Return the text with the usual quotation marks, and without blanks around each delimiter."""
    oddities = []
    if '\\"' in text and any(_escapes(line, delimiter) for line in _first_lines(text, '\\"')):
        text = re.sub(rf'\\"(?!\s*(?:{re.escape(delimiter)}|[\r\n]|\Z))', '""', text)
        oddities.append(Oddity("writing-habit", "backslashes"))
    lines = _first_lines(text)
    quote = next((each for each in _QUOTES if _are_quoted(lines, text, delimiter, each)), "")
    if quote:
        text = _written_anew(text, delimiter, quotechar=quote)
        oddities.append(Oddity("writing-habit", _QUOTES[quote]))
    elif kind := _blanks_around(lines, delimiter):
        text = _written_anew(
            text,
            delimiter,
            skipinitialspace=kind != "blanks-before",
            is_padded=kind != "blanks",
        )
        oddities.append(Oddity("writing-habit", kind))
    return Mannered(text, tuple(oddities))


def has_escapes(data: bytes, delimiter: str) -> bool:
    """Tell whether there is a line in which a backslash before a quotation mark is no letter."""
    end = 0
    while (place := data.find(b'\\"', end)) >= 0:
        begin = max(data.rfind(b"\n", end, place), data.rfind(b"\r", end, place), end - 1) + 1
        end = data.find(b"\n", place) % (len(data) + 1)
        end = data.find(b"\r", place, end) % (end + 1)
        if _escapes(data[begin:end].decode(errors="replace"), delimiter):
            return True
    return False


def shows_manners(text: str) -> bool:
    """Tell whether all the lines are there that are looked at, even where two are left out."""
    return len(list(islice(_lines(text, ""), _LOOKED_AT + 2))) == _LOOKED_AT + 2


def _escapes(line: str, delimiter: str) -> bool:
    """Tell whether a backslash before a quotation mark is no part of the cell.

    In a line in which all marks fit together without that it is one.
    """
    if fitting_line(delimiter).fullmatch(line):
        return False
    rest = rf'\\"(?!\s*(?:{re.escape(delimiter)}|\Z))'
    return re.search(rest, line) is not None and '"' in line.replace('\\"', "")


def _are_quoted(lines: Collection[str], text: str, delimiter: str, quote: str) -> bool:
    """Tell whether each line is cells between such signs; one that is not may hold a name."""
    mark = re.escape(delimiter)
    cell = f"(?:{quote}[^{quote}]*(?:{quote}{quote}[^{quote}]*)*{quote})?"
    fits = re.compile(f"{cell}(?:{mark}{cell})*").fullmatch
    return (
        len(lines) >= _FEWEST
        and all(line.count(quote) >= _FEWEST and fits(line) for line in lines)
        and all(map(fits, _LINE_END.split(text)))
    )


def _blanks_around(lines: Sequence[str], delimiter: str) -> str:
    """Return where blanks stand around the delimiters: the kind of the oddity, or ""."""
    if delimiter in " \t":
        return ""
    cut = [line.split(delimiter) for line in lines[1:]]  # headings may have none
    behind = _mostly(cell[0] == " " for cells in cut for cell in cells[1:] if _has_text(cell))
    before = _mostly(cell[-1] == " " for cells in cut for cell in cells[:-1] if _has_text(cell))
    if before:
        return "blanks-around" if behind else "blanks-before"
    return "blanks" if behind else ""


def _has_text(cell: str) -> bool:
    return any(map(str.isalnum, cell))


def _mostly(found: Iterable[bool]) -> bool:
    every = list(found)
    return sum(every) > _FEWEST and sum(every) > 0.9 * len(every)


def _written_anew(
    text: str,
    delimiter: str,
    *,
    quotechar: str = '"',
    skipinitialspace: bool = False,
    is_padded: bool = False,
) -> str:
    let_cells_be_long()
    out = io.StringIO(newline="")
    source = io.StringIO(text, newline="")
    reader = csv.reader(
        source, delimiter=delimiter, quotechar=quotechar, skipinitialspace=skipinitialspace
    )
    rows = ([cell.rstrip(" ") for cell in row] for row in reader) if is_padded else reader
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _first_lines(text: str, holding: str = "") -> list[str]:
    """Return the first lines that have something in them; none if one is very long."""
    lines = list(islice(_lines(text, holding), _LOOKED_AT))
    return [] if any(len(line) > _LONGEST_LINE for line in lines) else lines


def _lines(text: str, holding: str) -> Iterator[str]:
    start = text.find(holding) if holding else 0
    start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    for match in re.finditer(r"[^\r\n]+", text[start : start + _LOOKED_AT * _LONGEST_LINE]):
        if match[0].strip() and holding in match[0]:
            yield match[0]
