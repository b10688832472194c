"""`rosterwizard systems`: what can be imported into."""

from pathlib import Path
from typing import BinaryIO

import click

from rosterwizard.cli.exit_status import ExitStatus
from rosterwizard.cli.helped import option
from rosterwizard.cli.logged import LoggedCommand
from rosterwizard.cli.printing import print_pieces, say, tell, told
from rosterwizard.cli.usable_profiles import usable_profiles
from rosterwizard.core.messages.json_text import json_text
from rosterwizard.core.profiles.language import Profile, RecordType
from rosterwizard.services.own_profiles import profiles_set_aside


@click.command(cls=LoggedCommand, help="command-systems")
@option("--json", "as_json", is_flag=True, help="option-json")
@option("--lint", is_flag=True, help="option-lint")
@option("--schema", is_flag=True, help="option-json-schema")
@option(
    "--from-table-schema",
    "table_schema",
    type=click.File("rb"),
    metavar="FILE",
    help="option-from-table-schema",
)
def systems(*, as_json: bool, lint: bool, schema: bool, table_schema: BinaryIO | None) -> int:
    """List the systems and their record types."""
    if table_schema:
        return _print_profile(table_schema)
    if schema:
        from rosterwizard.core.profiles.json_schema import (  # noqa: PLC0415 - for this flag alone
            language_schema,
        )

        say(json_text(language_schema(), indent=2))
        return ExitStatus.DONE
    profiles = usable_profiles()
    if lint:
        return _print_faults(profiles)
    if as_json:
        say(json_text([_facts(profile) for profile in profiles]))
    else:
        _print(profiles)
    return ExitStatus.DONE


def _print_profile(table_schema: BinaryIO) -> int:
    """Print a profile named like the file of a Table Schema."""
    from rosterwizard.core.profiles.table_schema import (  # noqa: PLC0415 - for this option alone
        profile_from_table_schema,
    )

    title = Path(table_schema.name).stem.strip("<>-")  # of standard input there is no name
    print_pieces([profile_from_table_schema(table_schema.read(), title)])
    return ExitStatus.DONE


def _print(profiles: tuple[Profile, ...]) -> None:
    for profile in profiles:
        say(f"{profile.title}  ({profile.name})")
        for record_type in profile.record_types:
            note = f"  {told('type-provisional')}" if record_type.roster.provisional else ""
            say(f"  {record_type.id:<28}{record_type.title}{note}")
    tell("next-step")


def _print_faults(profiles: tuple[Profile, ...]) -> int:
    """Print every fault of the profiles, each with its place; status 1 when one is an error."""
    from rosterwizard.core.linting.linting import lint  # noqa: PLC0415 - imports polars

    found = [(profile.name, fault) for profile in profiles for fault in lint(profile)]
    for name, fault in found:
        say(f"{name}: {fault.severity}: {fault.place}: {fault.says}")
    tell("profiles-linted", len(found), profiles=len(profiles))
    errors = any(fault.severity == "error" for _, fault in found)
    return ExitStatus.PROBLEMS if errors or profiles_set_aside() else ExitStatus.DONE


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
