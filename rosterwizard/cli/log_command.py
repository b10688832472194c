"""`rosterwizard log`: what the program wrote down about itself, the latest first."""

from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from rosterwizard.cli.exit_status import ExitStatus
from rosterwizard.cli.helped import option
from rosterwizard.cli.logged import LoggedCommand
from rosterwizard.cli.printing import aligned, say, tell
from rosterwizard.core.messages.json_text import json_text
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.log_lines import read_log
from rosterwizard.services.logs import set_log_level
from rosterwizard.services.settings import change_settings

if TYPE_CHECKING:
    from rosterwizard.services.log_events import LogLevel
    from rosterwizard.services.log_lines import LogLine

_USUAL_LINES = 50


@click.command(cls=LoggedCommand, help="command-log")
@option(
    "--lines", metavar="N", type=click.IntRange(1), default=_USUAL_LINES, help="option-log-lines"
)
@option("--level", type=click.Choice(["brief", "detailed"]), default=None, help="option-log-level")
@option("--json", "as_json", is_flag=True, help="option-json")
def log(*, lines: int, level: "LogLevel | None", as_json: bool) -> int:
    """Show the log, or say how much goes into it from now on."""
    if level is not None:
        change_settings(lambda settings: replace(settings, log_level=level))
        set_log_level(level)
        tell("log-level-kept", level=level)
        return ExitStatus.DONE
    found = read_log()
    shown = found.lines[:lines]
    if as_json:
        say(json_text([_facts(each) for each in shown]))
    else:
        for line in aligned([_cells(each) for each in shown]):
            say(line)
    if found.unclear:
        tell("log-unclear", found.unclear)
    return ExitStatus.DONE


def _cells(line: "LogLine") -> tuple[str, ...]:
    weight = sentence("log-weight", line.weight)
    when = line.moment.replace("T", " ")
    return when, weight, line.event_in_words(), line.facts_in_words()


def _facts(line: "LogLine") -> dict[str, object]:
    return {
        "when": line.moment,
        "kind": line.weight,
        "event": line.event.value,
        "facts": dict(line.facts),
    }
