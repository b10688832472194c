"""`rosterwizard explain`: what the code of a problem means."""

from typing import TYPE_CHECKING

import click

from rosterwizard.cli import completing
from rosterwizard.cli.helped import option
from rosterwizard.cli.logged import LoggedCommand
from rosterwizard.cli.printing import aligned, say, told
from rosterwizard.cli.usable_profiles import usable_profiles
from rosterwizard.core.explaining.explained_code import (
    ExplainedCode,
    ExplainedFix,
    ExplainedRule,
    explained_code,
)
from rosterwizard.core.messages.json_text import json_text
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.loading import find_profile, find_record_type
from rosterwizard.core.rules.rule_words import listed_shortly, sourced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.profiles.language import Profile, RecordType


@click.command(cls=LoggedCommand, help="command-explain")
@click.argument("code", metavar="CODE", shell_complete=completing.problem_codes)
@option(
    "--type",
    "wanted",
    default="",
    metavar="SYSTEM[/TYPE]",
    help="option-explain-type",
    shell_complete=completing.systems_and_record_types,
)
@option("--json", "as_json", is_flag=True, help="option-json")
def explain(code: str, wanted: str, *, as_json: bool) -> None:
    """Say what a code means."""
    found = explained_code(code, _record_types(wanted))
    if as_json:
        say(json_text(found, indent=2))
        return
    for line in _lines(found, wanted):
        say(line)


def _record_types(wanted: str) -> "list[tuple[Profile, RecordType]]":
    profiles = usable_profiles()
    if "/" in wanted:
        return [find_record_type(wanted, profiles)]
    chosen = [find_profile(wanted, profiles)] if wanted else profiles
    return [(profile, each) for profile in chosen for each in profile.record_types]


def _lines(found: ExplainedCode, wanted: str) -> "Iterator[str]":
    yield sentence("explained-code", code=found.code, title=found.title)
    yield from ("", found.help)
    if found.fixes:
        yield from ("", told("explained-fixes"))
        yield from (f"    {_fix(each)}" for each in found.fixes)
    if found.by_itself:
        part = "message" if found.everywhere else "sometimes"
        yield from ("", sentence("explained-everywhere", part))
    if not found.everywhere or wanted:
        yield from _rules(found, wanted) if wanted else _types(found)


def _fix(fix: ExplainedFix) -> str:
    return sentence("explained-fix", "message" if fix.safe else "asked", does=fix.does)


def _types(found: ExplainedCode) -> "Iterator[str]":
    fields: dict[str, list[str]] = {}
    for rule in found.rules:
        fields.setdefault(rule.type, []).extend(rule.fields)
    if fields:
        yield from ("", told("explained-types"))
        rows = [(each, listed_shortly(dict.fromkeys(names))) for each, names in fields.items()]
        yield from (f"    {line}" for line in aligned(rows))
    elif not found.by_itself:
        yield from ("", sentence("explained-types", "none"))


def _rules(found: ExplainedCode, wanted: str) -> "Iterator[str]":
    if found.rules:
        yield from ("", told("explained-rules"))
        for type_id in dict.fromkeys(each.type for each in found.rules):
            yield f"    {type_id}"
            rules = [_rule(each, found) for each in found.rules if each.type == type_id]
            yield from (f"        {words}" for words in dict.fromkeys(rules))
    elif not found.by_itself:
        yield from ("", sentence("explained-rules", "none", type=wanted))


def _rule(rule: ExplainedRule, found: ExplainedCode) -> str:
    severity = sentence("report", rule.severity)
    said = sourced(rule.rule, rule.source, inferred=rule.inferred)
    if not rule.fields or found.everywhere:  # what is asked of every column is said once
        return told("explained-rule", severity=severity, rule=said)
    fields = listed_shortly(rule.fields)
    return sentence("explained-rule", "of-fields", fields=fields, severity=severity, rule=said)
