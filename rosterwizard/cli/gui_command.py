"""`rosterwizard gui`: the window."""

from pathlib import Path

import click

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import ANY_PATH
from rosterwizard.cli.logged import LoggedCommand
from rosterwizard.core.messages.listing import listed
from rosterwizard.services.display import display_is_missing


@click.command(cls=LoggedCommand, help="command-gui", begins_late=True)
@click.argument("files", metavar="[FILE…]", nargs=-1, type=ANY_PATH)
@click.pass_context
def gui(ctx: click.Context, files: tuple[Path, ...]) -> int:
    """Open the window, at the furthest page that FILE… allows."""
    if display_is_missing():
        raise Stop.with_words(ExitStatus.USAGE, "no-screen", verbs=_verbs(ctx))
    from rosterwizard.gui.app import run_window  # noqa: PLC0415 - the only door to the window

    return run_window(files)


def _verbs(ctx: click.Context) -> str:
    commands = ctx.find_root().command
    names = commands.list_commands(ctx) if isinstance(commands, click.Group) else []
    return listed(name for name in names if name != "gui")
