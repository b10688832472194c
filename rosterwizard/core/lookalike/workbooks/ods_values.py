"""What stands in a cell of an OpenDocument sheet so that it shows its new text.

There a cell holds both its value and what is shown of it. The value is found from the new text
alone, never from the old value.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal, InvalidOperation

from rosterwizard.core.lookalike.workbooks.allowed_xml import in_text
from rosterwizard.core.lookalike.workbooks.numbers_shown import NumbersShown
from rosterwizard.core.reading.workbooks.date_shapes import moment_of

_NUMBERS = frozenset({"float", "percentage", "currency"})
_IN_FORMAT = _NUMBERS | {"date", "time"}
_SWAPPED = str.maketrans(".,", ",.")
_SECONDS_A_DAY = 86_400
_SCIENTIFIC = re.compile(r"-?\d(?:[.,](\d+))?E[+-]?\d+", re.IGNORECASE)
_FRACTION = re.compile(r"(-?)(?:([0-9]{1,9}) +)?([0-9]{1,5})/([1-9][0-9]{0,4})")
_CLOCK = re.compile(r"(\d+):(\d{1,2})(?::(\d{1,2}))?")
_PIECES = re.compile(r"\d+|[^\W\d_]{3,}|.", re.DOTALL)
_SPACES = re.compile(r" {2,}|^ | $")
_NO_DATE = "2000-01-01"
_PLAIN_TRUE = "TRUE"

Value = tuple[dict[str, str], str]
"""The attributes of the cell that hold its value, and what it shows."""


def new_value(
    kind: str, old_date: str, old_text: str, text: str, numbers: NumbersShown | None = None
) -> Value:
    """Return the value and the shown text of a cell.

    kind: its type. old_date, old_text: its date and what it showed; of them only the shape is
    kept. numbers: finds what shows a text in the format of the cell; None where that is not known.
    """
    number, text = _in_format(text, numbers) if numbers and kind in _IN_FORMAT else ("", text)
    if kind in _NUMBERS:
        return {"office:value": number or _number(kind, text)}, _shown_number(old_text, text)
    if kind == "boolean":
        return {"office:boolean-value": "true" if text == _PLAIN_TRUE else "false"}, text
    if kind == "time":
        return {"office:time-value": _clock(number) if number else _duration(text)}, text
    if kind == "date":
        return _date(old_date, old_text, text, number)
    return {}, text


def paragraphs(text: str) -> str:
    """Return the text as a cell holds it, line by line."""
    return "".join(f"<text:p>{_line(each)}</text:p>" for each in text.split("\n"))


def _line(text: str) -> str:
    pieces: list[str] = []
    for number, piece in enumerate(text.split("\t")):
        pieces += ["<text:tab/>"] if number else []
        at = 0
        for found in _SPACES.finditer(piece):
            pieces += [in_text(piece[at : found.start()]), f'<text:s text:c="{len(found[0])}"/>']
            at = found.end()
        pieces.append(in_text(piece[at:]))
    return "".join(pieces)


def _number(kind: str, text: str) -> str:
    """Return the number that the shown text says, as well as it can be told."""
    whole, point, fraction = text.rpartition("," if text.rfind(",") > text.rfind(".") else ".")
    if point == "," and len(fraction) == 3:  # noqa: PLR2004 - thousands
        whole, fraction = whole + fraction, ""
    if parts := _FRACTION.fullmatch(text):
        sign, ones, above, below = (parts[at] or "0" for at in range(1, 5))
        return f"{sign.strip('0')}{int(ones) + int(above) / int(below):.15g}"
    if text == _PLAIN_TRUE:
        return "1"
    for spelled in (text, f"{_digits(whole)}.{_digits(fraction)}", _digits(text)):
        try:
            value = Decimal(spelled.strip("."))
        except InvalidOperation:
            continue
        if value.is_finite() and abs(value.adjusted()) < 300:  # noqa: PLR2004 - a spreadsheet's
            negative = value > 0 and text.lstrip().startswith(("-", "("))
            value = -value if negative else value
            return f"{value.scaleb(-2) if kind == 'percentage' else value:f}"
    return "0"


def _digits(text: str) -> str:
    return "".join(each for each in text if each in "0123456789")


def _shown_number(old_text: str, text: str) -> str:
    """Return what is shown of a number that reading takes from the value, or else the text."""
    found = _SCIENTIFIC.fullmatch(old_text.strip())
    if found:
        try:
            return f"{Decimal(text):.{len(found[1] or '')}E}"
        except InvalidOperation:
            return text
    return old_text if not old_text.strip(" #") else text


def _duration(text: str) -> str:
    found = _CLOCK.search(text)
    hours, minutes, seconds = (int(found[at] or 0) for at in (1, 2, 3)) if found else (0, 0, 0)
    if "PM" in text.upper() and hours < 12:  # noqa: PLR2004 - noon
        hours += 12
    return f"PT{hours:02}H{minutes:02}M{seconds:02}S"


def _in_format(text: str, numbers: NumbersShown) -> tuple[str, str]:
    """Return the number that shows the text, or one that shows a text of its shape, and that text.

    "" where there is none. With a comma for the point, too, as other languages have it.
    """
    exact = numbers.showing(text) or numbers.showing(text.translate(_SWAPPED))
    if exact:
        return exact, text
    near = numbers.nearest(text)
    return (near, numbers.shown(near)) if near else ("", text)


def _clock(number: str) -> str:
    """Return the time of that many days."""
    seconds = round(float(number) * _SECONDS_A_DAY, 3)
    hours, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    return f"PT{hours:02.0f}H{minutes:02.0f}M{rest:02.6g}S"


def _date(old_date: str, old_text: str, text: str, number: str) -> Value:
    try:
        new, old = datetime.fromisoformat(text), datetime.fromisoformat(old_date[:19])
    except ValueError:
        moment = moment_of(float(number), is_1904=False) if number else None
        value = moment.isoformat().removesuffix("T00:00:00") if moment else _NO_DATE
        return {"office:date-value": value}, text
    return {"office:date-value": text}, "".join(_pieces_of_date(old_text, old, new))


def _pieces_of_date(old_text: str, old: datetime, new: datetime) -> Iterator[str]:
    """Give what is shown of the new date where the old one stood."""
    day, clock, rest = old_text.partition(":")
    left = {"year": (old.year, old.year % 100), "month": (old.month,), "day": (old.day,)}
    numbers = _PIECES.findall(day)
    hour = len(numbers) - 1 if clock and numbers and numbers[-1].isdecimal() else -1
    for at, piece in enumerate(numbers):
        if at == hour:
            yield f"{new.hour:0{len(piece)}}"
        elif piece.isdecimal():
            name = next((each for each, known in left.items() if int(piece) in known), "")
            left.pop(name, None)
            value = getattr(new, name) if name else 0
            yield f"{value % 100 if name == 'year' and len(piece) < 3 else value:0{len(piece)}}"  # noqa: PLR2004 - yy
        elif len(piece) > 2 and piece.isalpha():  # noqa: PLR2004 - the name of a month or a day
            yield f"{new:%B}" if len(piece) > 3 else f"{new:%b}"  # noqa: PLR2004 - Jan
        else:
            yield piece if not piece.isalpha() else ""
    if clock:
        yield (
            clock
            + re.sub(r"\d+", f"{new.minute:02}", rest[:2])
            + (f":{new.second:02}" if ":" in rest else "")
        )
