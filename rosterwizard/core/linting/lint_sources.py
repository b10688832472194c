"""Every rule says where it comes from, and every source that is named is listed."""

from collections.abc import Collection, Iterator, Mapping

from rosterwizard.core.profiles.faults import Fault, unknown
from rosterwizard.core.profiles.language import Field, Profile, RecordType, Rule
from rosterwizard.core.rules.every_rule import EVERY_RULE
from rosterwizard.core.rules.rules import CheckedRule, rules_of

Placed = Iterator[tuple[str, Rule]]

# What an entry of a table `rules` can speak about.
_CODES = tuple(dict.fromkeys(rule.code for rule in EVERY_RULE if rule.stated_in == "rules"))


def source_faults(profile: Profile) -> Iterator[Fault]:
    """Give the rules without a source, and the sources that are not listed or listed twice."""
    names = [each.name for each in profile.sources]
    for place, rule in _stated(profile):
        if rule.source not in names:
            yield unknown(f"{place}.source", "profile-unknown-source", rule.source, names)
    for at, name in enumerate(names):
        if name in names[:at]:
            yield Fault(f"sources[{at}].name", "profile-name-twice", {"name": name})
    yield from _entry_faults("roster.rules", profile.roster.rules, _codes_of(profile))
    for at, record_type in enumerate(profile.record_types):
        yield from _record_type_faults(profile, record_type, f"resources[{at}]")


def _record_type_faults(profile: Profile, record_type: RecordType, place: str) -> Iterator[Fault]:
    rules = rules_of(profile, record_type)
    yield from _entry_faults(
        f"{place}.roster.rules", record_type.roster.rules, {rule.code for rule in rules}
    )
    places = {}
    for at, field in enumerate(record_type.fields):
        places[field.name] = f"{place}.schema.fields[{at}]"
        entries = field.roster.rules
        yield from _entry_faults(f"{places[field.name]}.roster.rules", entries, _used(field, rules))
    if record_type.roster.update.says and not record_type.roster.update.rule:
        yield Fault(f"{place}.roster.update", "profile-no-source", {"rule": "update"})
    for rule in rules:
        if not rule.source and rule.stated_in != "nowhere":
            of = places[rule.field] if rule.field else place
            yield Fault(f"{of}.roster.rules", "profile-no-source", {"rule": rule.code})


def _used(field: Field, rules: Collection[CheckedRule]) -> set[str]:
    """Return the codes that an entry of the field can speak about."""
    used = {rule.code for rule in rules if rule.field == field.name}
    return used | {"missing-column"} if field.roster.required_when else used


def _codes_of(profile: Profile) -> set[str]:
    return {rule.code for each in profile.record_types for rule in rules_of(profile, each)}


def _entry_faults(
    place: str, entries: Mapping[str, Rule], used: Collection[str]
) -> Iterator[Fault]:
    """Give the entries of a table `rules` that stand behind no rule."""
    for code in entries:
        if code not in _CODES:
            yield unknown(f"{place}.{code}", "profile-unknown-code", code, _CODES)
        elif code not in used:
            yield Fault(f"{place}.{code}", "profile-idle-rule", {"rule": code}, "warning")


def _stated(profile: Profile) -> Placed:
    """Give everything in the profile that names a source, with its place."""
    yield from _entries("roster.rules", profile.roster.rules)
    for at, record_type in enumerate(profile.record_types):
        place = f"resources[{at}]"
        yield from _of_roster(record_type, f"{place}.roster")
        for number, field in enumerate(record_type.fields):
            yield from _entries(f"{place}.schema.fields[{number}].roster.rules", field.roster.rules)
        for number, key in enumerate(record_type.schema.foreign_keys):
            if key.roster.rule:
                yield f"{place}.schema.foreignKeys[{number}].roster.rule", key.roster.rule


def _of_roster(record_type: RecordType, place: str) -> Placed:
    roster = record_type.roster
    yield from _entries(f"{place}.rules", roster.rules)
    for at, unwanted in enumerate(roster.unwanted):
        yield f"{place}.unwanted[{at}].rule", unwanted.rule
    if roster.limits.rule:
        yield f"{place}.limits.rule", roster.limits.rule
    if roster.update.rule:
        yield f"{place}.update.rule", roster.update.rule


def _entries(place: str, rules: Mapping[str, Rule]) -> Placed:
    for code, rule in rules.items():
        yield f"{place}.{code}", rule
