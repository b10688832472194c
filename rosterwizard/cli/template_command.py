"""`rosterwizard template`: a spreadsheet to fill in."""

from pathlib import Path

import click

from rosterwizard.cli import completing
from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import ANY_PATH, option
from rosterwizard.cli.logged import LoggedCommand
from rosterwizard.cli.mode_options import mode_option
from rosterwizard.cli.printing import tell
from rosterwizard.cli.usable_profiles import usable_profiles
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.profiles.language import Field, Profile, RecordType
from rosterwizard.core.profiles.loading import find_profile, find_record_type
from rosterwizard.core.templates.template_columns import template_columns
from rosterwizard.services.kept_servers import known_mode
from rosterwizard.services.whole_files import write_whole

Columns = dict[str, tuple[Field, ...]]


@click.command(cls=LoggedCommand, help="command-template")
@click.argument("what", metavar="SYSTEM[/TYPE]", shell_complete=completing.systems_and_record_types)
@option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    type=ANY_PATH,
    help="option-template-output",
)
@option("--columns", default="", metavar="A,B", help="option-columns")
@option("--all-columns", is_flag=True, help="option-all-columns")
@option("--no-samples", is_flag=True, help="option-no-samples")
@mode_option
def template(  # noqa: PLR0913 - each is an option
    what: str, output: Path, columns: str, *, all_columns: bool, no_samples: bool, mode: str
) -> None:
    """Make a spreadsheet to fill in, for one record type or for a whole system."""
    profile, record_types = _meant(what)
    known_mode(profile, mode)
    ticked = _ticked(columns, record_types)
    chosen = {
        each.name: template_columns(each, ticked.get(each.name), all_columns=all_columns)
        for each in record_types
    }
    write_whole(output, _content(profile, chosen, output, mode, samples=not no_samples))
    for each in record_types:
        tell("template-saved", len(chosen[each.name]), file=output, record_type=each.id)


def _meant(what: str) -> tuple[Profile, tuple[RecordType, ...]]:
    profiles = usable_profiles()
    if "/" in what:
        profile, record_type = find_record_type(what, profiles)
        return profile, (record_type,)
    profile = find_profile(what, profiles)
    return profile, profile.record_types


def _ticked(columns: str, record_types: tuple[RecordType, ...]) -> dict[str, list[str]]:
    """Return the names in the option, by the record types that have them.

    A record type that is not named is left to its profile. A name that none has goes to the
    first one, which says what comes close.
    """
    found: dict[str, list[str]] = {}
    for name in filter(None, map(str.strip, columns.split(","))):
        having = [each.name for each in record_types if _has(each, name)]
        for each in having or [record_types[0].name]:
            found.setdefault(each, []).append(name)
    return found


def _has(record_type: RecordType, name: str) -> bool:
    return any(field.name.casefold() == name.casefold() for field in record_type.fields)


def _content(profile: Profile, chosen: Columns, output: Path, mode: str, *, samples: bool) -> bytes:
    if output.suffix.lower() == ".xlsx":
        from rosterwizard.core.templates.workbook import (  # noqa: PLC0415 - openpyxl is heavy
            template_workbook,
        )

        return template_workbook(profile, chosen, samples=samples, mode=mode)
    if output.suffix.lower() != ".csv":
        raise Stop.with_words(ExitStatus.USAGE, "template-not-named")
    if len(chosen) > 1:
        types = listed(profile.record_type(name).id for name in chosen)
        raise Stop.with_words(
            ExitStatus.USAGE, "template-of-several", system=profile.title, types=types
        )
    from rosterwizard.core.templates.text import template_csv  # noqa: PLC0415 - as above

    ((name, fields),) = chosen.items()
    return template_csv(profile.record_type(name), fields, samples=samples)
