"""What a single text means to a field: plain Python, for `row_judge`."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from rosterwizard.core.profiles.language import Field

_INVISIBLE = "\u200b\u2060\ufeff"
_ODD_SPACES = "\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_EDGES = f"\t\n\v\f\r \x85{_ODD_SPACES}{_INVISIBLE}"
_EMAIL = re.compile(
    r"[^\s@<>()\[\]\\,;:\".]+(\.[^\s@<>()\[\]\\,;:\".]+)*@([^\W_]([\w-]*[^\W_])?\.)+[^\W\d_]{2,}"
)
_DATE_FORMS = {"": "%Y-%m-%d", "default": "%Y-%m-%d"}


def plain(text: str) -> str:
    """Return the text as it would be typed with care: no blanks around, only plain ones inside."""
    text = text.strip(_EDGES)
    return "".join(" " if c in _ODD_SPACES else c for c in text if c not in _INVISIBLE)


def _accepted(field: Field) -> tuple[str, ...]:
    kind = field.item_type if field.type == "list" else field.type
    return (*field.true_values, *field.false_values) if kind == "boolean" else field.allowed


def spelling(field: Field, text: str) -> str:
    """Return the system's spelling of a synonym."""
    if text in _accepted(field):
        return text
    synonyms = {key.lower(): value for key, value in field.roster.synonyms.items()}
    return synonyms.get(text.lower(), text)


def meaning(field: Field, text: str) -> str:
    """Return the only thing that the text can mean, as the system would write it."""
    kind = field.item_type if field.type == "list" else field.type
    by_value = kind in {"integer", "number", "date", "year"}
    if _accepted(field) and not field.roster.ignore_case and not by_value:
        near = [value for value in _accepted(field) if value.lower() == text.lower()]
        return text if text in near or len(set(near)) != 1 else near[0]
    if kind == "integer":
        return re.sub(r"^([+-]?[0-9]+)\.0*$", r"\1", text)
    if kind == "date" and value_of(field, kind, text) is None:
        found = re.fullmatch(
            r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})([ T]00:00(:00(\.0+)?)?)?", text
        )
        try:
            day = date(int(found[1]), int(found[3]), int(found[4])) if found else None
        except ValueError:
            day = None
        form = _DATE_FORMS.get(field.format, field.format)
        return _written(day, form) if day else text
    return text


def _written(day: date, form: str) -> str:
    return day.strftime(form.replace("%Y", f"{day.year:04}"))  # strftime leaves zeros out


def is_of_type(field: Field, kind: str, text: str) -> bool:
    """Tell whether a filled text is of the type or, for a string, of the format."""
    if kind in {"string", "any"}:
        return field.format != "email" or bool(_EMAIL.fullmatch(text))
    if kind == "boolean":
        return allows(field)(text)
    return value_of(field, kind, text) is not None


def value_of(field: Field, kind: str, text: str) -> Decimal | None:
    """Return the value of the text, or None where it has none; days are counted."""
    shapes = {
        "integer": "[+-]?[0-9]+",
        "number": r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?",
        "year": "[1-9][0-9]{3}",
    }
    if kind in shapes:
        return Decimal(text) if re.fullmatch(shapes[kind], text) else None
    if kind != "date":
        return None
    form = _DATE_FORMS.get(field.format, field.format)
    try:
        day = datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
    return Decimal(day.toordinal()) if _written(day, form) == text else None


def bound_value(kind: str, bound: float | str | None) -> Decimal | None:
    """Return a bound of the profile as a value; days are counted."""
    if bound is None:
        return None
    text = str(bound)
    return Decimal(date.fromisoformat(text).toordinal() if kind == "date" else text)


def allows(field: Field) -> Callable[[str], bool]:
    kind = field.item_type if field.type == "list" else field.type
    if kind in {"integer", "number", "date", "year"}:
        return lambda text: same(field, text) in {same(field, value) for value in field.allowed}
    if field.roster.ignore_case:
        loose = {value.lower() for value in _accepted(field)}
        return lambda text: text.lower() in loose
    return lambda text: text in _accepted(field)


def folded(field: Field, text: str) -> str:
    return text.lower() if field.roster.ignore_case else text


def same(field: Field, text: str) -> str:
    """Return a text that is the same for all texts that mean the same."""
    kind = field.item_type if field.type == "list" else field.type
    text = meaning(field, spelling(field, text))
    if kind == "boolean":
        truths = {value.lower(): "true" for value in field.true_values}
        return truths.get(
            text.lower(), "false" if text.lower() in map(str.lower, field.false_values) else text
        )
    if kind == "integer" and re.fullmatch("[+-]?[0-9]+", text):
        sign = "-" if text.startswith("-") else ""
        return sign + text.lstrip("+-0") if text.strip("+-0") else f"{sign}0"
    if kind == "number":
        value = value_of(field, kind, text)
        return folded(field, text) if value is None else f"{float(value)!r}"
    return folded(field, text)
