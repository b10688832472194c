"""Every command of the command line, those of groups too."""

from __future__ import annotations

import click


def commands_below(
    group: click.Group, joined_by: str, before: str = ""
) -> dict[str, click.Command]:
    """Return every command below a group by the words that call it, joined as told."""
    found: dict[str, click.Command] = {}
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command
        found[before + name] = command
        if isinstance(command, click.Group):
            found |= commands_below(command, joined_by, f"{before}{name}{joined_by}")
    return found
