"""`rosterwizard systems`: what can be imported into."""

import json

import click

from rosterwizard.cli.printing import tell
from rosterwizard.core.profiles.language import Profile, RecordType
from rosterwizard.services.own_profiles import available_profiles


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
def systems(*, as_json: bool) -> None:
    """List the systems and their record types."""
    profiles = available_profiles()
    if as_json:
        click.echo(json.dumps([_facts(profile) for profile in profiles], ensure_ascii=False))
        return
    for profile in profiles:
        click.echo(f"{profile.title}  ({profile.name})")
        for record_type in profile.record_types:
            provisional = "  provisional" if record_type.roster.provisional else ""
            click.echo(f"  {record_type.id:<28}{record_type.title}{provisional}")
    tell("next-step")


def _facts(profile: Profile) -> dict[str, object]:
    return {
        "system": profile.name,
        "title": profile.title,
        "description": profile.description,
        "profileVersion": profile.version,
        "provisional": profile.roster.provisional,
        "protocol": profile.roster.submission.protocol,
        "recordTypes": [_record_type_facts(each) for each in profile.record_types],
    }


def _record_type_facts(record_type: RecordType) -> dict[str, object]:
    return {
        "type": record_type.id,
        "title": record_type.title,
        "description": record_type.description,
        "fields": len(record_type.fields),
        "rowLimit": record_type.roster.limits.rows or None,
        "byteLimit": record_type.roster.limits.bytes or None,
        "provisional": record_type.roster.provisional,
    }
