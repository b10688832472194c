"""The rules of a record type as facts: what is checked, how bad a breach is, who says so.

This is the one list of rules: the command line and the window show it, and `core.checking`
turns each of its members into an expression. Nothing heavy is imported here.
"""

from collections.abc import Iterator
from dataclasses import replace

from rosterwizard.core.profiles.language import ForeignKey, Profile, RecordType
from rosterwizard.core.rules.checked_rule import CheckedRule, RuleMaker, default_severity
from rosterwizard.core.rules.field_rules import EVERYWHERE, field_rules
from rosterwizard.core.rules.rule_words import in_words

__all__ = [
    "EVERYWHERE",
    "CheckedRule",
    "default_severity",
    "rule_sentence",
    "rules_of",
]


def rules_of(profile: Profile, record_type: RecordType) -> tuple[CheckedRule, ...]:
    """Return every rule of the record type: field by field, then those of rows and the file."""
    make = RuleMaker(profile, record_type)
    return (
        *(rule for field in record_type.fields for rule in field_rules(make, field)),
        *_of_rows(make),
        *_of_headings(make),
        *_of_file(make),
    )


def rule_sentence(rule: CheckedRule) -> str:
    """Return the rule as a sentence: what is allowed, with an example where that helps."""
    return in_words(rule.code, "rule", rule.params, rule.field)


def _of_rows(make: RuleMaker) -> Iterator[CheckedRule]:
    schema = make.record_type.schema
    if len(schema.primary_key) > 1:
        yield make.rule("primaryKey", {"fields": schema.primary_key, "kind": "several"})
    for key in schema.unique_keys:
        yield make.rule("uniqueKey", {"fields": key})
    known = {each.name for each in make.profile.record_types}
    for reference in schema.foreign_keys:
        if _pointed(make, reference) in known:
            yield _reference(make, reference)
    for group in make.record_type.roster.one_of:
        yield make.rule("one-of", {"fields": group})


def _reference(make: RuleMaker, key: ForeignKey) -> CheckedRule:
    pointed = _pointed(make, key)
    target = make.profile.record_type(pointed)
    fields = [make.record_type.field(name) for name in key.names]
    targets = [target.field(name) for name in key.reference.names]
    params: dict[str, object] = {
        "fields": tuple(each.name for each in fields),
        "resource": pointed,
        "resource_title": target.title or target.name,
        "targets": tuple(each.name for each in targets),
        "where": key.roster.where,
        "ignore_case": any(each.roster.ignore_case for each in (*fields, *targets)),
        "kind": "where" if key.roster.where else "",
    }
    single = fields[0] if len(fields) == 1 else None
    return make.stated("foreignKey", key.roster.rule, params, single)


def _pointed(make: RuleMaker, key: ForeignKey) -> str:
    """Return the name of the record type that a foreign key points to."""
    return key.reference.resource or make.record_type.name


def _of_headings(make: RuleMaker) -> Iterator[CheckedRule]:
    roster = make.record_type.roster
    if not roster.keep_unknown:
        yield make.rule("unknown-column", {})
    yield make.rule("duplicate-column", {})
    for each in roster.unwanted:
        yield make.stated("unwanted-column", each.rule, {"unwanted": each.heading})


def _of_file(make: RuleMaker) -> Iterator[CheckedRule]:
    roster = make.record_type.roster
    if roster.empty_file == "refused":
        yield make.rule("empty-file", {})
    if roster.limits.rows:
        yield _limit(make, "too-many-rows", roster.limits.rows)
    if roster.limits.bytes:
        yield _limit(make, "too-large", roster.limits.bytes)
    yield make.rule("sample-row", {})


def _limit(make: RuleMaker, code: str, maximum: int) -> CheckedRule:
    limits = make.record_type.roster.limits
    kind = "split" if limits.may_split else ""
    rule = make.stated(code, limits.rule, {"maximum": maximum, "kind": kind})
    # The output is written as several files then, each within the limit.
    return replace(rule, severity="warning") if kind and rule.severity == "error" else rule
