"""`rosterwizard fields`: what a record type holds, and who says so."""

import click

from rosterwizard.cli import completing
from rosterwizard.cli.helped import option
from rosterwizard.cli.logged import LoggedCommand
from rosterwizard.cli.printing import say, told
from rosterwizard.cli.usable_profiles import usable_profiles
from rosterwizard.core.messages.json_text import json_text
from rosterwizard.core.profiles.language import Field, Profile, RecordType
from rosterwizard.core.profiles.loading import find_record_type
from rosterwizard.core.rules.rule_words import sourced
from rosterwizard.core.rules.rules import EVERYWHERE, CheckedRule, rule_sentence, rules_of


@click.command(cls=LoggedCommand, help="command-fields")
@click.argument("record_type", metavar="SYSTEM/TYPE", shell_complete=completing.record_types)
@option("--json", "as_json", is_flag=True, help="option-fields-json")
@option("--table-schema", is_flag=True, help="option-table-schema")
def fields(record_type: str, *, as_json: bool, table_schema: bool) -> None:
    """List the fields of a record type, with their rules and sources."""
    profile, found = find_record_type(record_type, usable_profiles())
    if table_schema:
        from rosterwizard.core.profiles.table_schema import (  # noqa: PLC0415 - for this flag alone
            to_table_schema,
        )

        say(json_text(to_table_schema(found), indent=2))
    elif as_json:
        say(json_text(_facts(profile, found), indent=2))
    else:
        _print(profile, found)


def _facts(profile: Profile, record_type: RecordType) -> dict[str, object]:
    rules = rules_of(profile, record_type)
    return {
        "type": record_type.id,
        "title": record_type.title,
        "profileVersion": profile.version,
        "provisional": record_type.roster.provisional,
        "fields": [_field_facts(field, rules) for field in record_type.fields],
        "rules": [_rule_facts(rule) for rule in rules if rule.field is None],
    }


def _field_facts(field: Field, rules: tuple[CheckedRule, ...]) -> dict[str, object]:
    return {
        "name": field.name,
        "title": field.title,
        "description": field.description,
        "type": field.type,
        "offered": field.offered,
        "example": field.example,
        "allowed": list(field.allowed),
        "acceptedHeadings": list(field.roster.headings),
        "rules": [_rule_facts(rule) for rule in rules if rule.field == field.name],
    }


def _rule_facts(rule: CheckedRule) -> dict[str, object]:
    return {
        "code": rule.code,
        "severity": rule.severity,
        "rule": rule_sentence(rule),
        "source": rule.source,
        "inferred": rule.inferred,
    }


def _print(profile: Profile, record_type: RecordType) -> None:
    rules = rules_of(profile, record_type)
    say(f"{profile.title}: {record_type.title}  ({record_type.id})")
    if record_type.roster.provisional:
        say(told("fields-provisional", why=record_type.roster.provisional))
    for field in record_type.fields:
        say("")
        say(f"{field.name}  {field.description}")
        if field.example:
            say(f"    {told('field-example', example=field.example)}")
        own = [rule for rule in rules if rule.field == field.name]
        _print_rules([rule for rule in own if rule.code not in EVERYWHERE])
    say("")
    say(told("rules-everywhere"))
    for words in dict.fromkeys(rule_sentence(rule) for rule in rules if rule.code in EVERYWHERE):
        say(f"    {words}")
    say("")
    say(told("rules-of-file"))
    _print_rules([rule for rule in rules if rule.field is None])


def _print_rules(rules: list[CheckedRule]) -> None:
    for rule in rules:
        words = sourced(rule_sentence(rule), rule.source, inferred=rule.inferred)
        say(f"    {words}")
