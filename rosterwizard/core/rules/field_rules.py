"""The rules of one field, in the order in which a person would want to read them."""

from collections.abc import Iterator
from dataclasses import replace

from rosterwizard.core.cells.field_values import accepted, kind_of
from rosterwizard.core.profiles.language import Constraints, Field, When
from rosterwizard.core.rules.checked_rule import CheckedRule, RuleMaker

# The rules that every field has, whatever its profile says.
EVERYWHERE = ("whitespace", "formula-error")


def field_rules(make: RuleMaker, field: Field) -> Iterator[CheckedRule]:
    """Give every rule of the field."""
    for code in EVERYWHERE:
        yield make.rule(code, {}, field)
    if field.roster.synonyms:
        yield make.rule("spelling", {"allowed": field.allowed}, field)
    yield from _of_heading(make, field)
    yield from _of_presence(make, field)
    yield from _of_kind(make, field)
    yield from _of_values(make, field)
    yield from _of_doubles(make, field)
    if field.roster.same_length_as:
        yield make.rule("same-length", {"other": field.roster.same_length_as}, field)
    if field.roster.not_before:
        yield make.rule("not-before", {"other": field.roster.not_before}, field)


def _of_heading(make: RuleMaker, field: Field) -> Iterator[CheckedRule]:
    roster = make.record_type.roster
    # A column that is missing is as grave as its blank cells would be.
    like: tuple[str, ...] = ()
    if make.record_type.always_needs(field):
        like = ("required",)
    elif field.roster.required_when:
        like = ("required-when",)
    if "required" in like or field.roster.heading_required or roster.all_headings:
        yield make.rule("missing-column", {}, field, like)
    elif "missing-column" in field.roster.rules:
        # One problem stands for all rows that need the column; without such rows there is none.
        when = field.roster.required_when
        yield make.rule("missing-column", {"when": when, "kind": "when"} if when else {}, field)
    if roster.exact_headings or "heading" in field.roster.rules:
        yield make.rule("heading", {}, field)


def _of_presence(make: RuleMaker, field: Field) -> Iterator[CheckedRule]:
    if make.record_type.always_needs(field):
        yield make.rule("required", {}, field)
    conditional = (
        ("required-when", field.roster.required_when),
        ("blank-required", field.roster.blank_when),
        ("ignored-when", field.roster.ignored_when),
    )
    for code, when in conditional:
        if when:
            kind = "always" if When() in when else ""
            yield make.rule(code, {"when": when, "kind": kind}, field)


def _of_kind(make: RuleMaker, field: Field) -> Iterator[CheckedRule]:
    kind = kind_of(field)
    if kind == "boolean":
        yield make.rule("type", {"kind": kind, "allowed": accepted(field)}, field)
    elif kind not in {"string", "any", "list"}:
        form = "" if field.format == "default" else field.format
        yield make.rule("type", {"kind": kind, "form": form}, field, ("format",))
    elif field.format in {"email", "uri"}:
        yield make.rule("format", {"kind": field.format}, field, ("type",))
    if field.type == "list":
        yield make.rule("blank-item", {"delimiter": field.delimiter}, field)


def _of_values(make: RuleMaker, field: Field) -> Iterator[CheckedRule]:
    if field.allowed and field.type != "boolean":
        yield make.rule("enum", {"allowed": field.allowed}, field)
    if field.type == "list":
        yield from _of_lengths(make, field, field.constraints, "items")
        yield from _of_constraints(make, field, field.roster.items, "each")
        if field.roster.items.unique:
            yield make.rule("double-item", {}, field)
    else:
        yield from _of_constraints(make, field, field.constraints, "characters")


def _of_constraints(
    make: RuleMaker, field: Field, constraints: Constraints, of: str
) -> Iterator[CheckedRule]:
    if constraints.pattern:
        rule = make.rule("pattern", {"pattern": constraints.pattern}, field)
        # What the profile says of a pattern tells people more than the pattern does.
        said = {**rule.params, "says": rule.says, "kind": "said" if rule.says else ""}
        yield replace(rule, params=said)
    yield from _of_lengths(make, field, constraints, of)
    if constraints.minimum is not None:
        yield make.rule("minimum", {"minimum": constraints.minimum}, field)
    if constraints.maximum is not None:
        yield make.rule("maximum", {"maximum": constraints.maximum}, field)


def _of_lengths(
    make: RuleMaker, field: Field, limits: Constraints, of: str
) -> Iterator[CheckedRule]:
    bounds = (
        ("minLength", "minimum", limits.min_length),
        ("maxLength", "maximum", limits.max_length),
    )
    for code, name, bound in bounds:
        if bound is not None:
            kind = f"{of}-one" if bound == 1 else of
            yield make.rule(code, {name: bound, "of": of, "kind": kind}, field)


def _of_doubles(make: RuleMaker, field: Field) -> Iterator[CheckedRule]:
    own = {"fields": (field.name,)}
    if make.record_type.schema.primary_key == (field.name,):
        yield make.rule("primaryKey", own, field)
    elif field.constraints.unique:
        yield make.rule("unique", own, field)
    if field.roster.case_twins:
        yield make.rule("case-twins", own, field)
