"""The sentences of a rule: its facts put into words, without anything heavy."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import counted, has_sentence, sentence
from rosterwizard.core.profiles.language import When
from rosterwizard.core.rules.checked_rule import CheckedRule

_LONGEST_LIST = 20  # more values than these are named by the first ones and their number
_FIRST_NAMED = 12
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
    rule: CheckedRule, part: str, cells: Mapping[str, object] = MappingProxyType({})
) -> str:
    """Return a sentence of the rule.

    part: "title", "message", "rule" or "todo"; where the rule has a `kind` that has a sentence
        of its own (`rule-date`), that one. cells: what the message says of the sheet itself; a
        `kind` among them is meant instead of the rule's own.
    """
    kind = cells.get("kind") or rule.kind
    chosen = f"{part}-{kind}" if kind and has_sentence(rule.code, f"{part}-{kind}") else part
    said = sentence(rule.code, chosen, **{**_gaps(rule), **cells})
    if part == "rule" and rule.takes_example and rule.example:
        return sentence("with-example", rule=said, example=rule.example)
    return said


def rule_sentence(rule: CheckedRule) -> str:
    """Return the rule as a sentence: what is allowed, with an example where that helps."""
    return in_words(rule, "rule")


def rule_title(rule: CheckedRule) -> str:
    """Return the kind of problem, for lists."""
    return in_words(rule, "title")


def with_more(words: str, says: str) -> str:
    """Return what a rule says with what the profile adds, unless the words have that already."""
    return words if not says or says in words else sentence("rule-more", rule=words, says=says)


def sourced(words: str, source: str, *, inferred: bool) -> str:
    """Return what a rule says with who says so; "" for nobody. inferred: it is our reading."""
    if not source:
        return words
    code = "rule-inferred" if inferred else "rule-documented"
    return sentence(code, rule=words, source=source)


def listed_shortly(values: Iterable[str]) -> str:
    """Return the values as one text; of a long list the first ones and how many there are."""
    every = tuple(values)
    if len(every) <= _LONGEST_LIST:
        return listed(every)
    return counted("long-list", len(every), some=listed(every[:_FIRST_NAMED]))


def form_in_words(form: str, kind: str) -> str:
    """Return a strftime form as people write it: "%d/%m/%Y" is DD/MM/YYYY."""
    if not form:
        return _ISO_FORMS.get(kind, "")
    return re.sub("%.", lambda found: _FORM_LETTERS.get(found[0], found[0]), form)


def condition_in_words(conditions: Iterable[When]) -> str:
    """Return when it holds: any of the conditions."""
    said = [_one_condition(each) for each in conditions]
    return (
        said[0]
        if len(said) == 1
        else sentence("when-any", conditions=listed(said, "list-of-sentences"))
    )


def _one_condition(when: When) -> str:
    if when.values:
        return sentence("when-values", field=when.field, values=_either(when.values))
    if when.filled is None:
        return sentence("when-always")
    return sentence("when-filled" if when.filled else "when-blank", field=when.field)


def _either(values: tuple[str, ...]) -> str:
    return listed(values, "list-either")


def _gaps(rule: CheckedRule) -> dict[str, object]:
    gaps = {name: _gap(value) for name, value in rule.facts.items()}
    if "form" in gaps:
        gaps["form"] = form_in_words(str(gaps["form"]), rule.kind)
    return {**gaps, "field": rule.field or ""}


def _gap(value: object) -> object:
    if isinstance(value, When):
        return condition_in_words((value,))
    if not isinstance(value, tuple):
        return value
    if value and isinstance(value[0], When):
        return condition_in_words(value)
    return listed_shortly(value)
