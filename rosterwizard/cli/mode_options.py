"""The mode that files are for, and the figures to say before much is deleted or changed."""

import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

import click

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import option
from rosterwizard.cli.printing import say, told
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.submitting.figures import figure_wanted

Made = TypeVar("Made")
Figures = Mapping[str, int | None]  # by the name of the option; None where nobody said it

mode_option = option("--mode", default="", metavar="MODE", help="option-mode")
_of_rows = partial(option, metavar="ROWS", type=click.IntRange(min=0), default=None)
remaining_option = _of_rows("--remaining", help="option-remaining")
changing_option = _of_rows("--changing", help="option-changing")


def with_figures(make: Callable[[Figures], Made], said: Figures, *, may_ask: bool) -> Made:
    """Return what is made with the figures; ask the person for each that is wanted.

    may_ask: whether anybody wants to be asked; nobody is without a terminal.
    """
    try:
        return make(said)
    except RosterError as error:
        wanted = figure_wanted(error)
        if wanted is None or not may_ask or not sys.stdin.isatty():
            raise
        say(str(error), err=True)
    asked = click.prompt(told(f"{wanted}-asked"), type=click.IntRange(min=0), err=True)
    return with_figures(make, {**said, wanted: int(asked)}, may_ask=may_ask)


def stop_over(error: RosterError, status: ExitStatus) -> Stop:
    """Return the end of the command, with the option that helps where one does."""
    wanted = figure_wanted(error)
    if wanted is None:
        return Stop.over(error, status)
    return Stop(f"{error} {told(f'say-{wanted}', rows=error.params['rows'])}", status, error.code)
