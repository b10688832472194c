"""What differs between two profiles, in words: a line for each, below what it is about."""

from collections.abc import Iterable, Iterator

from rosterwizard.core.comparing.differing_places import ProfileDifference
from rosterwizard.core.comparing.profile_differences import SaidRule
from rosterwizard.core.messages.json_text import json_text
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.rules.rule_words import sourced, with_more


def differences_in_words(
    differences: Iterable[ProfileDifference],
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each place with the lines about it: the profile, a record type, a field of one."""
    found: dict[str, list[str]] = {}
    for each in sorted(differences, key=lambda each: (each.type, each.field)):
        found.setdefault(_place(each), []).append(difference_in_words(each))
    yield from ((place, tuple(lines)) for place, lines in found.items())


def differences_report(differences: Iterable[ProfileDifference]) -> Iterator[str]:
    """Give the lines of a text about them."""
    for place, lines in differences_in_words(differences):
        yield place
        yield from (f"    {line}" for line in lines)


def _place(difference: ProfileDifference) -> str:
    part = "field" if difference.field else "type" if difference.type else "message"
    return sentence("difference-place", part, type=difference.type, field=difference.field)


def difference_in_words(difference: ProfileDifference) -> str:
    """Return one difference in words."""
    gaps = {"before": _shown(difference.before), "after": _shown(difference.after)}
    code = f"difference-{difference.kind}"
    return sentence(code, difference.change, part=difference.part, **gaps)


def _shown(value: object) -> str:
    if isinstance(value, SaidRule):
        severity, rule = sentence("report", value.severity), with_more(value.rule, value.says)
        words = sentence("difference-said", severity=severity, rule=rule)
        return sourced(words, value.source, inferred=value.inferred)
    return sentence("difference-text", text=value) if isinstance(value, str) else json_text(value)
