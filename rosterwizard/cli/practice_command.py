"""`rosterwizard practice`: the practice server."""

import sys
from typing import TYPE_CHECKING

import click

from rosterwizard.cli.helped import option
from rosterwizard.cli.logged import LoggedCommand
from rosterwizard.cli.printing import say, tell
from rosterwizard.services.practice.twin import SCENARIOS

if TYPE_CHECKING:
    from rosterwizard.services.practice.twin import Scenario


@click.command(cls=LoggedCommand, help="command-practice")
@option("--port", default=0, metavar="N", help="option-port")
@option("--seconds", default=0.0, metavar="N", help="option-seconds")
@option(
    "--scenario",
    default=SCENARIOS[0],
    type=click.Choice(SCENARIOS),
    help="option-scenario",
)
@option("--clear", is_flag=True, help="option-practice-clear")
def practice(port: int, seconds: float, scenario: "Scenario", *, clear: bool) -> None:
    """Run the practice server on this machine; its first line is JSON: url, user, password."""
    if clear:
        _clear()
        return
    from rosterwizard.services.practice_serving import serve  # noqa: PLC0415 - starts a server

    if sys.stdout.isatty() and not seconds:
        tell("stop-practice")
    serve(port=port, seconds=seconds, scenario=scenario)


def _clear() -> None:
    from rosterwizard.services.practice_clearing import clear_practice  # noqa: PLC0415 - SQLite

    say(clear_practice().in_words(), err=True)
