"""The rules of a record type as facts: what is checked, how bad a breach is, who says so.

This is the one list of rules: the command line and the window show it, and `core.checking`
turns each of its members into an expression. Nothing heavy is imported here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as made_of  # "field" is a member here

from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    ForeignKey,
    Profile,
    RecordType,
    Rule,
    Severity,
    When,
)
from rosterwizard.core.rule_words import in_words

# Where a profile says nothing about a code. All others are errors.
_SEVERITY: Mapping[str, Severity] = {
    "whitespace": "warning",
    "spelling": "note",
    "case-twins": "warning",
    "ignored-when": "note",
    "heading": "warning",
    "unknown-column": "warning",
    "unwanted-column": "warning",
    "sample-row": "note",
    "ragged-row": "warning",
    "encoding": "warning",
    "line-break-missing": "warning",
}


@dataclass(frozen=True, slots=True)
class CheckedRule:
    """One rule as it was checked: all that its problems have in common.

    field: the name of the field, or None for a rule of the row or the file.
    params: its facts and the named gaps of its words: `allowed`, `minimum`, `fields`, … (never
        cells). `kind`, where it stands, chooses among the sentences of the code.
    source: the title of where the rule comes from; inferred: our reading of it.
    """

    code: str
    severity: Severity = "error"
    field: str | None = None
    params: Mapping[str, object] = made_of(default_factory=dict)
    source: str = ""
    inferred: bool = False
    says: str = ""


def rules_of(profile: Profile, record_type: RecordType) -> tuple[CheckedRule, ...]:
    """Return every rule of the record type: field by field, then those of rows and the file."""
    of = _RulesOf(profile, record_type)
    fields = (rule for each in record_type.fields for rule in of.field(each))
    return (*fields, *of.rows(), *of.headings(), *of.file())


def rule_sentence(rule: CheckedRule) -> str:
    """Return the rule as a sentence: what is allowed, with an example where that helps."""
    return in_words(rule.code, "rule", rule.params, rule.field)


def default_severity(code: str) -> Severity:
    """Return how bad a breach is where the profile says nothing."""
    return _SEVERITY.get(code, "error")


def names(fields: tuple[str, ...] | str) -> tuple[str, ...]:
    """Return the field names of a key, which Table Schema also lets stand as a single text."""
    return (fields,) if isinstance(fields, str) else fields


def is_always_required(record_type: RecordType, field: Field) -> bool:
    """Tell whether every row needs the field; those of the primary key do."""
    return field.constraints.required or field.name in record_type.schema.primary_key


class _RulesOf:
    """Gathers the rules of one record type."""

    def __init__(self, profile: Profile, record_type: RecordType) -> None:
        self._profile = profile
        self._type = record_type

    def field(self, each: Field) -> Iterator[CheckedRule]:
        yield self._rule("whitespace", each)
        yield self._rule("formula-error", each)
        if each.roster.synonyms:
            yield self._rule("spelling", each, allowed=each.allowed)
        yield from self._of_heading(each)
        yield from self._of_presence(each)
        yield from self._of_kind(each)
        yield from self._of_values(each)
        yield from self._of_doubles(each)
        yield from self._of_pairs(each)

    def _of_heading(self, each: Field) -> Iterator[CheckedRule]:
        if self._must_be_there(each):
            yield self._rule("missing-column", each, like=("required", "required-when"))
        if self._type.roster.exact_headings or "heading" in each.roster.rules:
            yield self._rule("heading", each)

    def _must_be_there(self, each: Field) -> bool:
        required = is_always_required(self._type, each)
        return required or each.roster.heading_required or self._type.roster.all_headings

    def _of_presence(self, each: Field) -> Iterator[CheckedRule]:
        roster = each.roster
        if is_always_required(self._type, each):
            yield self._rule("required", each)
        if roster.required_when:
            yield self._conditional("required-when", each, roster.required_when)
        if roster.blank_when:
            yield self._conditional("blank-required", each, roster.blank_when)
        if roster.ignored_when:
            yield self._conditional("ignored-when", each, roster.ignored_when)

    def _conditional(self, code: str, each: Field, when: tuple[When, ...]) -> CheckedRule:
        always = any(condition == When() for condition in when)
        return self._rule(code, each, when=when, kind="always" if always else "")

    def _of_kind(self, each: Field) -> Iterator[CheckedRule]:
        kind = each.item_type if each.type == "list" else each.type
        if kind == "boolean":
            allowed = (*each.true_values, *each.false_values)
            yield self._rule("type", each, kind=kind, allowed=allowed)
        elif kind not in {"string", "any", "list"}:
            form = each.format if each.format not in {"", "default"} else ""
            yield self._rule("type", each, like=("format",), kind=kind, form=form)
        elif each.format in {"email", "uri"}:
            yield self._rule("format", each, kind=each.format)
        if each.type == "list":
            yield self._rule("blank-item", each, delimiter=each.delimiter)

    def _of_values(self, each: Field) -> Iterator[CheckedRule]:
        if each.allowed and each.type != "boolean":
            yield self._rule("enum", each, allowed=each.allowed)
        if each.type == "list":
            yield from self._of_lengths(each, each.constraints, "items")
            yield from self._of_constraints(each, each.roster.items)
            if each.roster.items.unique:
                yield self._rule("double-item", each)
        else:
            yield from self._of_constraints(each, each.constraints)

    def _of_constraints(self, each: Field, constraints: Constraints) -> Iterator[CheckedRule]:
        if constraints.pattern:
            yield self._rule("pattern", each, pattern=constraints.pattern)
        yield from self._of_lengths(each, constraints, "")
        if constraints.minimum is not None:
            yield self._rule("minimum", each, minimum=constraints.minimum)
        if constraints.maximum is not None:
            yield self._rule("maximum", each, maximum=constraints.maximum)

    def _of_lengths(self, each: Field, of: Constraints, kind: str) -> Iterator[CheckedRule]:
        if of.min_length is not None:
            yield self._rule("minLength", each, minimum=of.min_length, kind=kind)
        if of.max_length is not None:
            yield self._rule("maxLength", each, maximum=of.max_length, kind=kind)

    def _of_doubles(self, each: Field) -> Iterator[CheckedRule]:
        if self._type.schema.primary_key == (each.name,):
            yield self._rule("primaryKey", each, fields=(each.name,))
        elif each.constraints.unique:
            yield self._rule("unique", each, fields=(each.name,))
        if each.roster.case_twins:
            yield self._rule("case-twins", each, fields=(each.name,))

    def _of_pairs(self, each: Field) -> Iterator[CheckedRule]:
        if each.roster.same_length_as:
            yield self._rule("same-length", each, other=each.roster.same_length_as)
        if each.roster.not_before:
            yield self._rule("not-before", each, other=each.roster.not_before)

    def rows(self) -> Iterator[CheckedRule]:
        schema = self._type.schema
        if len(schema.primary_key) > 1:
            yield self._rule("primaryKey", fields=schema.primary_key, kind="several")
        for key in schema.unique_keys:
            yield self._rule("uniqueKey", fields=key)
        for reference in schema.foreign_keys:
            yield self._reference(reference)
        for group in self._type.roster.one_of:
            yield self._rule("one-of", fields=group)

    def _reference(self, key: ForeignKey) -> CheckedRule:
        fields = names(key.fields)
        pointed = key.reference.resource or self._type.name
        target = self._profile.record_type(pointed)
        params: dict[str, object] = {
            "fields": fields,
            "resource": pointed,
            "resource_title": target.title or target.name,
            "targets": names(key.reference.fields),
            "where": key.roster.where,
            "ignore_case": self._ignores_case(key, target),
            "kind": "where" if key.roster.where else "",
        }
        field = self._type.field(fields[0]) if len(fields) == 1 else None
        return self._checked("foreignKey", key.roster.rule, field, params)

    def _ignores_case(self, key: ForeignKey, target: RecordType) -> bool:
        ends = [self._type.field(name) for name in names(key.fields)]
        ends += [target.field(name) for name in names(key.reference.fields)]
        return any(end.roster.ignore_case for end in ends)

    def headings(self) -> Iterator[CheckedRule]:
        roster = self._type.roster
        if not roster.keep_unknown:
            yield self._rule("unknown-column")
        yield self._rule("duplicate-column")
        for each in roster.unwanted:
            yield self._checked("unwanted-column", each.rule, None, {"unwanted": each.heading})

    def file(self) -> Iterator[CheckedRule]:
        roster = self._type.roster
        limits = roster.limits
        kind = "split" if limits.may_split else ""
        if roster.empty_file == "refused":
            yield self._rule("empty-file")
        if limits.rows:
            params: dict[str, object] = {"maximum": limits.rows, "kind": kind}
            yield self._limit("too-many-rows", params)
        if limits.bytes:
            yield self._limit("too-large", {"maximum": limits.bytes, "kind": kind})
        yield self._rule("sample-row")

    def _limit(self, code: str, params: Mapping[str, object]) -> CheckedRule:
        rule = self._checked(code, self._type.roster.limits.rule, None, params)
        if rule.params["kind"] == "split" and rule.severity == "error":
            # The output is written as several files, each within the limit.
            return CheckedRule(code, "warning", None, params, rule.source, rule.inferred, rule.says)
        return rule

    def _rule(
        self, code: str, each: Field | None = None, like: tuple[str, ...] = (), **params: object
    ) -> CheckedRule:
        """Return a rule that the profile may speak about; `like`: whose words do as well."""
        own = each.roster.rules if each else {}
        nearest = (own.get(name) for name in (code, *like))
        farther = (self._profile.rule_for(name, self._type, each) for name in (code, *like))
        stated = next((rule for rule in (*nearest, *farther) if rule), None)
        return self._checked(code, stated, each, params)

    def _checked(
        self, code: str, stated: Rule | None, each: Field | None, params: Mapping[str, object]
    ) -> CheckedRule:
        name = each.name if each else None
        facts = {"example": each.example, **params} if each else params
        if stated is None:
            return CheckedRule(code, default_severity(code), name, facts)
        source = self._profile.source_title(stated) or stated.source
        return CheckedRule(code, stated.severity, name, facts, source, stated.inferred, stated.says)
