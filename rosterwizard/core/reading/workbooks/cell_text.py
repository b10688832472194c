"""The text of a workbook's cell as the person sees it, as far as the library tells."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

Value = str | float | bool | date | time | timedelta

_LARGEST_PLAIN = 1e21


def column_texts(values: Sequence[Value]) -> list[str]:
    """Return the text of each cell of a column."""
    kinds = set(map(type, values))
    if kinds <= {str}:
        return list(values)  # type: ignore[arg-type] # all of them are texts
    return [_TEXTS[type(value)](value) for value in values]


def _number(value: float) -> str:
    """Return 1001 and not 1001.0; the shortest form that means the same number otherwise."""
    if value.is_integer() and abs(value) < _LARGEST_PLAIN:
        return str(int(value))
    return repr(value)


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
