"""The options of an account: one for each thing that some way of sending asks for, but secrets."""

from collections.abc import Mapping
from typing import ClassVar

import click

from rosterwizard.cli.helped import HelpedOption
from rosterwizard.cli.logged import LoggedCommand
from rosterwizard.services.ways.registry import inputs


class AccountCommand(LoggedCommand):
    """A command that takes what the ways of sending ask for as options of its own."""

    unsaid: ClassVar[str | None] = ""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the command's own options, and after them those of the account."""
        *own, last = super().get_params(ctx)  # the last one is --help
        return [*own, *account_options(self.unsaid), last]


class ChangedAccountCommand(AccountCommand):
    """As above, where what is not named stays: it is told from what is named as empty."""

    unsaid: ClassVar[str | None] = None


def account_options(unsaid: str | None = "") -> list[click.Parameter]:
    """Return an option for each input; its help is "option-server-NAME". unsaid: its value then."""
    return [
        HelpedOption(
            [f"--{each.name}"],
            default=unsaid,
            metavar="|".join(each.choices)
            or ("FILE" if each.kind == "file" else each.name.upper()),
            help=f"option-server-{each.name}",
        )
        for each in inputs()
    ]


def given_in(details: Mapping[str, str]) -> dict[str, str]:
    """Return what was given for the account among the values of all options."""
    names = {each.name: each.name.replace("-", "_") for each in inputs()}
    return {name: details[option] for name, option in names.items() if option in details}
