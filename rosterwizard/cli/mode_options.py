"""The mode that files are for, and the figure that a person says before anything is deleted."""

import sys
from collections.abc import Callable
from typing import TypeVar

import click

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import option
from rosterwizard.cli.printing import say, told
from rosterwizard.core.messages.errors import RosterError

Made = TypeVar("Made")
ASKS_FOR_REMAINING = frozenset(
    {"mode-deletes", "remaining-unsaid", "loses-too-many", "vanishes-too-many"}
)

mode_option = option("--mode", default="", metavar="MODE", help="option-mode")
remaining_option = option(
    "--remaining",
    metavar="ROWS",
    type=click.IntRange(min=0),
    default=None,
    help="option-remaining",
)


def with_remaining(
    make: Callable[[int | None], Made], remaining: int | None, *, may_ask: bool
) -> Made:
    """Return what is made with the figure; ask the person for it where it is wanted.

    may_ask: whether anybody wants to be asked; nobody is without a terminal.
    """
    try:
        return make(remaining)
    except RosterError as error:
        if error.code not in ASKS_FOR_REMAINING or not may_ask or not sys.stdin.isatty():
            raise
        say(str(error), err=True)
    asked = click.prompt(told("remaining-asked"), type=click.IntRange(min=0), err=True)
    return make(int(asked))


def stop_over(error: RosterError, status: ExitStatus) -> Stop:
    """Return the end of the command, with the option that helps where one does."""
    if error.code not in ASKS_FOR_REMAINING:
        return Stop.over(error, status)
    return Stop(f"{error} {told('say-remaining', rows=error.params['rows'])}", status)
