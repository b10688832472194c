"""The sentences of a rule: its facts put into words, without anything heavy."""

import re
from collections.abc import Iterable, Mapping

from rosterwizard.core.messages.words import has_sentence, sentence
from rosterwizard.core.profiles.language import When

_LONGEST_LIST = 20  # more values than these are named by the first ones and their number
_FIRST_NAMED = 12
# The rules for which a good value says more than their sentence alone.
_WITH_EXAMPLE = frozenset(
    {"required", "type", "format", "pattern", "minLength", "maxLength", "minimum", "maximum"}
)
_FORM_LETTERS = {
    "%Y": "YYYY",
    "%y": "YY",
    "%m": "MM",
    "%d": "DD",
    "%H": "hh",
    "%M": "mm",
    "%S": "ss",
    "%b": "Mon",
    "%B": "Month",
}
_ISO_FORMS = {"date": "YYYY-MM-DD", "datetime": "YYYY-MM-DDThh:mm:ssZ", "year": "YYYY"}


def in_words(
    code: str, part: str, params: Mapping[str, object], field: str | None, **cells: object
) -> str:
    """Return a sentence of the rule `code`.

    part: "title", "message", "rule" or "todo"; where the rule has a `kind` that has a sentence
        of its own (`rule-date`), that one. cells: what the message says of the sheet itself.
    """
    kind = params.get("kind")
    chosen = f"{part}-{kind}" if kind and has_sentence(code, f"{part}-{kind}") else part
    said = sentence(code, chosen, **{**_gaps(params, field), **cells})
    if part == "rule" and params.get("example") and code in _WITH_EXAMPLE:
        return sentence("with-example", rule=said, example=params["example"])
    return said


def listed(values: Iterable[str]) -> str:
    """Return the values as one text; of a long list the first ones and how many there are."""
    every = tuple(values)
    if len(every) <= _LONGEST_LIST:
        return ", ".join(every)
    return sentence("long-list", some=", ".join(every[:_FIRST_NAMED]), count=len(every))


def form_in_words(form: str, kind: str) -> str:
    """Return a strftime form as people write it: "%d/%m/%Y" is DD/MM/YYYY."""
    if not form:
        return _ISO_FORMS.get(kind, "")
    return re.sub("%.", lambda found: _FORM_LETTERS.get(found[0], found[0]), form)


def condition_in_words(conditions: Iterable[When]) -> str:
    """Return when it holds: any of the conditions."""
    said = [_one_condition(each) for each in conditions]
    return said[0] if len(said) == 1 else sentence("when-any", conditions="; ".join(said))


def _one_condition(when: When) -> str:
    if when.values:
        return sentence("when-values", field=when.field, values=_either(when.values))
    if when.filled is None:
        return sentence("when-always")
    return sentence("when-filled" if when.filled else "when-blank", field=when.field)


def _either(values: tuple[str, ...]) -> str:
    *others, last = values
    return sentence("or-list", others=", ".join(others), last=last) if others else last


def _gaps(params: Mapping[str, object], field: str | None) -> dict[str, object]:
    gaps = {"field": field or "", **{name: _gap(value) for name, value in params.items()}}
    if "form" in params:
        gaps["form"] = form_in_words(str(params["form"]), str(params.get("kind")))
    return gaps


def _gap(value: object) -> object:
    if isinstance(value, When):
        return condition_in_words((value,))
    if not isinstance(value, tuple):
        return value
    if value and isinstance(value[0], When):
        return condition_in_words(value)
    return listed(value)
