"""In what two profiles differ: record types, fields, rules, values of lists, limits, all the rest.

Two profiles are the same where nothing of their files differs but the order of what has names, so
whatever differs is told: as a rule in words where a rule is what it makes, else by its place in the
file. Nothing heavy is imported.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from rosterwizard.core.comparing.differing_places import (
    ProfileDifference,
    change_of,
    differing_places,
)
from rosterwizard.core.profiles.language import Profile, RecordType, Severity
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.rules.rule_words import rule_sentence
from rosterwizard.core.rules.rules import rules_of

# The codes of the rules that a part of a field, or of a record type, makes.
_MAKES: Mapping[str, tuple[str, ...]] = {
    "required": ("required", "missing-column"),
    "primaryKey": ("primaryKey", "required", "missing-column", "look-alike-twins"),
    "unique": ("unique", "double-item", "look-alike-twins", "spelling-twins"),
    "pattern": ("pattern",),
    "minLength": ("minLength",),
    "maxLength": ("maxLength",),
    "minimum": ("minimum",),
    "maximum": ("maximum",),
    "type": ("type", "format"),
    "itemType": ("type", "format"),
    "format": ("type", "format"),
    "requiredWhen": ("required-when",),
    "blankWhen": ("blank-required",),
    "ignoredWhen": ("ignored-when",),
    "caseTwins": ("case-twins",),
    "sameLengthAs": ("same-length",),
    "notBefore": ("not-before",),
    "oneOf": ("one-of",),
    "uniqueKeys": ("uniqueKey",),
    "foreignKeys": ("foreignKey",),
    "rows": ("too-many-rows",),
    "bytes": ("too-large",),
}


class SaidRule(Struct, frozen=True):
    """A rule as one of the profiles has it. rule: as a sentence."""

    severity: Severity
    rule: str
    says: str
    source: str
    inferred: bool


def profile_differences(first: Profile, second: Profile) -> tuple[ProfileDifference, ...]:
    """Return in what the second profile differs from the first; nothing where they are the same."""
    rules = [
        difference
        for one, other in _in_both(first, second)
        for difference in _differing_rules(first, one, second, other)
    ]
    told = {(each.type, each.field, each.part) for each in rules}
    places = differing_places(_tree(first), _tree(second))
    return (*(each for each in places if not _is_told(each, told)), *rules)


def _tree(profile: Profile) -> dict[str, Any]:
    tree: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(profile))
    return tree


def _in_both(first: Profile, second: Profile) -> Iterator[tuple[RecordType, RecordType]]:
    others = {each.name: each for each in second.record_types}
    for each in first.record_types:
        if each.name in others:
            yield each, others[each.name]


# Rules


def _differing_rules(
    first: Profile, one: RecordType, second: Profile, other: RecordType
) -> Iterator[ProfileDifference]:
    both = {each.name for each in one.fields} & {each.name for each in other.fields}
    before, after = _rules(first, one, both), _rules(second, other, both)
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key), after.get(key)
        if _differ(was, now):
            yield ProfileDifference(
                "rule", change_of(was, now), one.name, key[0], key[1], _said(was), _said(now)
            )


def _rules(
    profile: Profile, record_type: RecordType, fields: set[str]
) -> dict[tuple[str, str, object], CheckedRule]:
    """Return the rules by their field, their code and what else tells them apart.

    fields: of these alone, for a field that came or went takes its rules along.
    """
    found: dict[tuple[str, str, object], CheckedRule] = {}
    for rule in rules_of(profile, record_type):
        if rule.field is None or rule.field in fields:
            apart = (rule.names, rule.facts.get("resource"), rule.facts.get("heading"))
            found[rule.field or "", rule.code, apart] = rule
    return found


def _differ(was: CheckedRule | None, now: CheckedRule | None) -> bool:
    """Tell whether there is another rule, beside examples and values, which are told themselves.

    What the program looks for by itself hangs on what the fields are, which is told as well.
    """
    if was is None or now is None:
        return (was or now) is not None and not _is_by_itself(was or now)
    if was == now:
        return False
    one, other = _said(_bare(was)), _said(_bare(now))
    if one and other and _is_by_itself(was):
        one = replace(one, rule=other.rule)
    return one != other


def _is_by_itself(rule: CheckedRule | None) -> bool:
    return rule is not None and rule.stated_in == "nowhere"


def _bare(rule: CheckedRule) -> CheckedRule:
    bare = replace(rule, example="")
    return replace(bare, allowed=()) if "allowed" in rule.facts else bare


def _said(rule: CheckedRule | None) -> SaidRule | None:
    if rule is None:
        return None
    return SaidRule(rule.severity, rule_sentence(rule), rule.says, rule.source, rule.inferred)


def _is_told(place: ProfileDifference, told: Iterable[tuple[str, str, str]]) -> bool:
    """Tell whether rules in words say what differs at that place.

    What a record type says may be a rule of its fields.
    """
    if place.kind != "setting":
        return False
    *above, last = place.part.split(".")
    codes = {part for part in (*above, last) if "rules" in above} or {*_MAKES.get(last, ())}
    return any(
        type_name == place.type and code in codes and place.field in {"", field}
        for type_name, field, code in told
    )
