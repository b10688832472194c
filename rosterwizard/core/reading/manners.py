"""The manners of a text file that hold for all of it, put into the usual ones before it is read.

A program or a person that puts a blank after each comma does so everywhere. Said once, it is a
fact of the file; left in, it is a problem of each cell.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
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
_STRIPS: Mapping[str, Callable[[str], str]] = {
    "blanks": lambda cell: cell.lstrip(" "),
    "blanks-before": lambda cell: cell.rstrip(" "),
    "blanks-around": lambda cell: cell.strip(" "),
}
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
        text = _written_anew(text, delimiter, quote)
        oddities.append(Oddity("writing-habit", _QUOTES[quote]))
    elif kind := _blanks_around(text, delimiter) if lines else "":
        text = _without_blanks(text, delimiter, kind)
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


def _blanks_around(text: str, delimiter: str) -> str:
    """Return where blanks stand around the delimiters: the kind of the oddity, or ""."""
    if delimiter in " \t":
        return ""
    behind, before = [], []
    lines, last = 0, ""
    for cell, end in _cell_of(delimiter).findall(text, 0, _LOOKED_AT * _LONGEST_LINE):
        if lines and _has_text(cell):  # headings may have none
            behind += [cell[0] == " "] if last == delimiter else []
            before += [cell[-1] == " "] if end == delimiter else []
        lines += end != delimiter
        last = end
        if lines >= _LOOKED_AT:
            break
    if _mostly(before):
        return "blanks-around" if _mostly(behind) else "blanks-before"
    return "blanks" if _mostly(behind) else ""


def _without_blanks(text: str, delimiter: str, kind: str) -> str:
    """Return the text without the blanks around its cells; those within quotes are their own."""
    strip = _STRIPS[kind]
    return _cell_of(delimiter).sub(lambda found: strip(found[1]) + found[2], text)


def _cell_of(delimiter: str) -> re.Pattern[str]:
    """Return what matches a cell as it is written, with the blanks around it, and its end."""
    mark = re.escape(delimiter)
    end = rf"{mark}|[\r\n]+|\Z"
    return re.compile(rf'( *"[^"]*(?:""[^"]*)*" *(?={end})|[^{mark}\r\n]*)({end})')


def _has_text(cell: str) -> bool:
    return any(map(str.isalnum, cell))


def _mostly(found: Sequence[bool]) -> bool:
    return sum(found) > _FEWEST and sum(found) > 0.9 * len(found)


def _written_anew(text: str, delimiter: str, quotechar: str) -> str:
    let_cells_be_long()
    out = io.StringIO(newline="")
    source = io.StringIO(text, newline="")
    reader = csv.reader(source, delimiter=delimiter, quotechar=quotechar)
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(reader)
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
