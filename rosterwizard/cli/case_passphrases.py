"""Where a command gets the passphrase of a case file from: standard input, or the person."""

import sys

import click

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import option
from rosterwizard.cli.passwords import given_password
from rosterwizard.core.messages.words import sentence

passphrase_option = option("--passphrase-stdin", is_flag=True, help="option-passphrase-stdin")


def case_passphrase(*, from_stdin: bool, is_new: bool = False) -> str:
    """Return the passphrase; is_new: it is asked for twice, for nobody can find it again.

    Raises Stop where nobody is there to be asked, and RosterError as `given_password` does.
    """
    given = given_password(from_stdin=from_stdin)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise Stop.with_words(ExitStatus.USAGE, "case-needs-passphrase")
    asked = sentence("passphrase-asked")
    return str(click.prompt(asked, hide_input=True, confirmation_prompt=is_new, err=True))
