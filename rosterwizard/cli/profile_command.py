"""`rosterwizard profile`: what two profiles have of each other."""

import click
import msgspec

from rosterwizard.cli import completing
from rosterwizard.cli.exit_status import ExitStatus
from rosterwizard.cli.helped import option
from rosterwizard.cli.logged import LoggedGroup
from rosterwizard.cli.named_profiles import named_profile
from rosterwizard.cli.printing import say, tell
from rosterwizard.core.messages.json_text import json_text


@click.group(cls=LoggedGroup, help="command-profile")
def profile() -> None:
    """Look at the descriptions of systems."""


@profile.command("diff", help="command-profile-diff")
@click.argument("first", metavar="A", shell_complete=completing.systems)
@click.argument("second", metavar="B", shell_complete=completing.systems)
@option("--json", "as_json", is_flag=True, help="option-json")
def diff(first: str, second: str, *, as_json: bool) -> int:
    """Say in what two profiles differ."""
    from rosterwizard.core.comparing.differences_in_words import (  # noqa: PLC0415 - only here
        differences_report,
    )
    from rosterwizard.core.comparing.profile_differences import (  # noqa: PLC0415 - only here
        profile_differences,
    )

    before, after = named_profile(first), named_profile(second)
    found = profile_differences(before, after)
    if as_json:
        named = [{"name": each.name, "version": each.version} for each in (before, after)]
        say(json_text({"profiles": named, "differences": msgspec.to_builtins(found)}, indent=2))
    else:
        for line in differences_report(found):
            say(line)
    tell("profiles-differ", len(found))
    return ExitStatus.PROBLEMS if found else ExitStatus.DONE
