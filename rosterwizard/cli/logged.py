"""The line that a command leaves in the program's log: what it was about, and how it ended."""

from typing import TYPE_CHECKING

import click

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import HelpedCommand
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rosterwizard.core.job.job import Job

_ROWS, _COUNTS = "rosterwizard.rows", "rosterwizard.counts"


class LoggedCommand(HelpedCommand):
    """A command that also writes into the log: record types, counts and its status, no more."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, and write its line however it ends."""
        from rosterwizard.services.logs import start_log  # noqa: PLC0415 - 15 ms

        start_log()
        status = int(ExitStatus.BUG)
        try:
            found = super().invoke(ctx)
            status = int(found or ExitStatus.DONE)
        except Stop as stop:
            status = stop.status
            raise
        except RosterError:
            status = ExitStatus.USAGE
            raise
        except (Cancelled, click.Abort, KeyboardInterrupt):
            status = ExitStatus.CANCELLED
            raise
        finally:
            _write(ctx, str(self.name), int(status))
        return found


def note_job(job: "Job") -> None:
    """Have the log say which record types were read, and how many rows."""
    _remember(_ROWS, ((sheet.record_type.id, sheet.sheet.height) for sheet in job.sheets))


def note_counts(**counts: int) -> None:
    """Have the log say these counts."""
    _remember(_COUNTS, counts.items())


def _remember(key: str, facts: "Iterable[tuple[str, int]]") -> None:
    context = click.get_current_context(silent=True)
    if context is not None:
        context.meta[key] = dict(facts)


def _write(context: click.Context, name: str, status: int) -> None:
    from rosterwizard.services.logs import note  # noqa: PLC0415 - 15 ms

    for record_type, rows in context.meta.get(_ROWS, {}).items():
        note("rows-read", by=name, type=record_type, rows=rows)
    note("command", name=name, status=status, **context.meta.get(_COUNTS, {}))
