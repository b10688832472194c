"""`rosterwizard --version`: which program this is, and what it runs on."""

import click

from rosterwizard import __version__


def show_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click's own form
    """Print the version, the commit and the versions of the libraries, and end."""
    if not wanted or ctx.resilient_parsing:
        return
    from rosterwizard.cli.printing import aligned, say  # noqa: PLC0415 - only for this option
    from rosterwizard.services.versions import versions  # noqa: PLC0415 - as above

    say(f"rosterwizard, version {__version__}")
    for line in aligned(list(versions().items())):
        say(line)
    ctx.exit()
