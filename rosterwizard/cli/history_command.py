"""`rosterwizard history`: earlier submissions."""

import json
from typing import TYPE_CHECKING

import click
import msgspec

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import HelpedCommand, option
from rosterwizard.cli.printed_submission import counted_outcomes
from rosterwizard.cli.printing import aligned, tell
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.history import entries

if TYPE_CHECKING:
    from rosterwizard.services.history import Entry


@click.command(cls=HelpedCommand, help="command-history")
@option("--json", "as_json", is_flag=True, help="option-json")
def history(*, as_json: bool) -> None:
    """List earlier submissions, the latest first."""
    try:
        found = entries()
    except RosterError as error:
        raise Stop.over(error, ExitStatus.UNREADABLE) from error
    if as_json:
        facts = [msgspec.to_builtins(entry) for entry in found]
        click.echo(json.dumps(facts, ensure_ascii=False))
        return
    for line in aligned([_cells(entry) for entry in found]):
        click.echo(line)
    if not found:
        tell("no-history")


def _cells(entry: "Entry") -> tuple[str, ...]:
    when = entry.when[:16].replace("T", " ")
    what = f"{entry.system}/{entry.record_type}"
    return when, what, entry.server, entry.file, counted_outcomes(entry.counts)
