"""The options of an account: one for each thing that some way of sending asks for, but secrets."""

from collections.abc import Mapping

import click

from rosterwizard.cli.helped import HelpedCommand, HelpedOption
from rosterwizard.services.ways.registry import inputs


class AccountCommand(HelpedCommand):
    """A command that takes what the ways of sending ask for as options of its own."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the command's own options, and after them those of the account."""
        *own, last = super().get_params(ctx)  # the last one is --help
        return [*own, *account_options(), last]


def account_options() -> list[click.Parameter]:
    """Return an option for each input; its help is "option-server-NAME"."""
    return [
        HelpedOption(
            [f"--{each.name}"],
            default="",
            metavar="|".join(each.choices)
            or ("FILE" if each.kind == "file" else each.name.upper()),
            help=f"option-server-{each.name}",
        )
        for each in inputs()
    ]


def given_in(details: Mapping[str, str]) -> dict[str, str]:
    """Return what was given for the account among the values of all options."""
    return {each.name: details[each.name.replace("-", "_")] for each in inputs()}
