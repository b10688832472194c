"""`rosterwizard practice`: the practice server."""

import sys
from typing import TYPE_CHECKING

import click

from rosterwizard.cli.printing import tell
from rosterwizard.services.practice.twin import SCENARIOS

if TYPE_CHECKING:
    from rosterwizard.services.practice.twin import Scenario


@click.command()
@click.option("--port", default=0, metavar="N", help="The port; any free one when left out.")
@click.option("--seconds", default=0.0, metavar="N", help="Stop after so many seconds.")
@click.option(
    "--scenario",
    default=SCENARIOS[0],
    type=click.Choice(SCENARIOS),
    help="How it behaves.",
)
def practice(port: int, seconds: float, scenario: "Scenario") -> None:
    """Run the practice server on this machine; its first line is JSON: url, user, password.

    The url is a page too: it shows what the server holds, to that user and password.
    """
    from rosterwizard.services.practice_serving import serve  # noqa: PLC0415 - starts a server

    if sys.stdout.isatty() and not seconds:
        tell("stop-practice")
    serve(port=port, seconds=seconds, scenario=scenario)
