"""`rosterwizard schedule`: the entry that makes the operating system run a command by itself."""

from datetime import datetime
from pathlib import Path

import click

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import option
from rosterwizard.cli.logged import LoggedCommand
from rosterwizard.cli.printing import outlet_answered_for, tell, told
from rosterwizard.core.messages.listing import listed
from rosterwizard.services.schedule_entries import (
    DAYS,
    SCHOOL_DAYS,
    Day,
    Run,
    Scheduler,
    entry_for,
    usual_scheduler,
)

Days = tuple[Day, ...]
SCHEDULERS = ("cron", "systemd", "windows")
# What makes sense with nobody there; each takes its options as ever.
UNATTENDED = (
    "check",
    "fix",
    "export",
    "submit",
    "watch",
    "history",
    "servers",
    "watch",
    "self-check",
)


class DaysType(click.ParamType[Days]):
    """Days of the week, such as `mon,wed`, in any order."""

    name = "days"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Days:
        """Return the days in the order of the week."""
        named = {each.strip().lower() for each in str(value).split(",")}
        if not named <= set(DAYS):
            self.fail(told("days-unknown", days=listed(DAYS)), param, ctx)
        return tuple(day for day in DAYS if day in named)


@click.command(
    cls=LoggedCommand,
    help="command-schedule",
    context_settings={"allow_interspersed_args": False},  # all that follows is the command's own
)
@click.argument("command", nargs=-1, required=True, type=click.UNPROCESSED)
@option("--at", required=True, metavar="HH:MM", type=click.DateTime(["%H:%M"]), help="option-at")
@option(
    "--days",
    default=",".join(SCHOOL_DAYS),
    metavar="DAYS",
    type=DaysType(),
    help="option-days",
)
@option("--for", "scheduler", type=click.Choice(SCHEDULERS), default=None, help="option-scheduler")
def schedule(
    command: tuple[str, ...], at: datetime, days: Days, scheduler: Scheduler | None
) -> None:
    """Print the entry that runs `rosterwizard COMMAND…` at a time of day."""
    if command[0] not in UNATTENDED:
        raise Stop.with_words(ExitStatus.USAGE, "not-unattended", commands=listed(UNATTENDED))
    sends = command[0] in {"submit", "watch"} and "submit" in command
    if sends and not {"--yes", "--dry-run"} & set(command):
        raise Stop.with_words(ExitStatus.USAGE, "schedule-would-ask")
    chosen = scheduler or usual_scheduler()
    with outlet_answered_for():
        click.echo(entry_for(chosen, Run(command, Path.cwd(), at.time(), days)), nl=False)
    tell(f"schedule-place-{chosen}")
    if sends:
        tell("schedule-password")
