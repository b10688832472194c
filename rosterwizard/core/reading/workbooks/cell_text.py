"""The text of a workbook's cell as the person sees it, as far as the library tells."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

Value = str | float | bool | date | time | timedelta

_LARGEST_PLAIN = 1e21
_LARGEST_EXACT = 2.0**53


def column_texts(values: Sequence[Value]) -> list[str]:
    """Return the text of each cell of a column."""
    kinds = set(map(type, values))
    if kinds <= {str}:
        return list(values)  # type: ignore[arg-type] # all of them are texts
    return [_TEXTS[type(value)](value) for value in values]


def without_nulls(texts: list[str]) -> list[str]:
    """Return the texts of an old workbook without the NUL that the library leaves after letters.

    It takes letters of two bytes each for letters of one.
    """
    return [_of_two_bytes(text) if "\0" in text else text for text in texts]


def _of_two_bytes(text: str) -> str:
    try:
        return text.encode("latin-1").decode("utf-16-le").rstrip("\0")
    except UnicodeError:
        return text.replace("\0", "")


def date_rows(values: Sequence[Value]) -> list[int]:
    """Return the positions of the dates in a column; not those of times of a day."""
    kinds = set(map(type, values)) & {date, datetime}
    return [row for row, value in enumerate(values) if type(value) in kinds] if kinds else []


def long_rows(values: Sequence[Value]) -> list[int]:
    """Return the positions of the numbers that have more digits than a spreadsheet keeps."""
    if float not in set(map(type, values)):
        return []
    return [
        row
        for row, value in enumerate(values)
        if type(value) is float and _LARGEST_EXACT <= abs(value) < _LARGEST_PLAIN
    ]


def _number(value: float) -> str:
    """Return 1001 and not 1001.0; the 15 digits that a spreadsheet shows, where it has no more.

    The digits that a long number has beyond them are the computer's own, and no rounding shows.
    """
    if not value.is_integer():
        return f"{value:.15g}"
    if abs(value) >= _LARGEST_PLAIN:
        return repr(value)
    return str(int(value if abs(value) < _LARGEST_EXACT else Decimal(f"{value:.15g}")))


def _moment(value: datetime) -> str:
    return value.isoformat().removesuffix("T00:00:00")


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}"


_TEXTS: dict[type, Callable[..., str]] = {
    str: str,
    bool: lambda value: "TRUE" if value else "FALSE",
    int: str,
    float: _number,
    datetime: _moment,
    date: date.isoformat,
    time: time.isoformat,
    timedelta: _duration,
}
