"""Which character stands between the cells of a text file."""

import csv
import io
from collections import Counter
from collections.abc import Collection, Sequence

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.reading.heading_row import is_heading_like
from rosterwizard.core.sheet.heading_text import folded

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
"""Those that are looked for, with their names."""

# With those of China and Japan; taken only where they show known headings, and no other does.
_RARE = ":^~\u00a6\uff0c\uff1b\u3001"
_RECORDS = 50
SAMPLE = 65_536
"""So many letters tell it."""


def sep_line(text: str) -> tuple[str, int]:
    """Return the delimiter that a first line `sep=;` names, and that line's length.

    Excel reads such a line and does not show it; row numbers begin after it. Without one the
    answer is ("", 0).
    """
    if text[:4].lower() != "sep=":
        return "", 0
    line = text[: text.find("\n") + 1] or text
    named = line[4:].strip("\r\n")
    return (named, len(line)) if len(named) == 1 else ("", 0)


def delimiter_name(delimiter: str) -> str:
    """Return the name to show; the character itself where we have none."""
    named = DELIMITERS.get(delimiter)
    return sentence("delimiter", named) if named else delimiter


def delimiter_called(name: str) -> str:
    """Return the delimiter that a person means by `name`: the character itself, or its name.

    Raises RosterError "unknown-delimiter".
    """
    named = {word: sign for sign, word in DELIMITERS.items()}
    found = {**named, "\\t": "\t"}.get(name.lower(), name)
    refuse_delimiter(found)
    return found


def refuse_delimiter(delimiter: str) -> None:
    """Raise RosterError "unknown-delimiter" for what cannot stand between two cells."""
    if len(delimiter) != 1 or delimiter in '"\r\n\0':
        raise RosterError("unknown-delimiter", delimiter=delimiter)


def find_delimiter(text: str, known: Collection[str] = ()) -> str:
    """Return the delimiter of `text`; a comma when it has but one column.

    known: folded headings; the delimiter that shows most of them wins before any other reason.
    """
    head = text[:SAMPLE]
    found = {delimiter: _likeness(head, delimiter, known) for delimiter in DELIMITERS}
    best = max(found, key=lambda delimiter: found[delimiter])
    if found[best][0]:
        return best
    rare = {delimiter: _likeness(head, delimiter, known) for delimiter in _RARE}
    rarest = max(rare, key=lambda delimiter: rare[delimiter])
    return rarest if rare[rarest][0] > 1 else best


def _likeness(head: str, delimiter: str, known: Collection[str]) -> tuple[int, float]:
    if delimiter not in head:
        return 0, 0.0
    records = [record for record in _first_records(head, delimiter) if any(record)]
    hits = max(
        (sum(folded(cell) in known for cell in record) for record in records if len(record) > 1),
        default=0,
    )
    return hits, _evenness(records)


def _first_records(head: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
    return [record for record, _ in zip(reader, range(_RECORDS), strict=False)]


def _evenness(records: Sequence[Sequence[str]]) -> float:
    """Tell how much the records look cut in the right places: many cells, as many in each."""
    widths = Counter(map(len, records))
    if not widths:
        return 0.0
    width, count = max(widths.items(), key=lambda item: item[1] * (item[0] - 1))
    first = next(record for record in records if len(record) == width)
    headed = all(is_heading_like(cell) for cell in first if cell)
    return (count / len(records)) ** 2 * (width - 1) * (2 if headed else 1)
