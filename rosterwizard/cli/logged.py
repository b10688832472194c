"""The lines that a command leaves in the program's log: that it began, and how it ended."""

import time
from typing import TYPE_CHECKING, Any

import click

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import HelpedCommand, HelpedGroup
from rosterwizard.cli.printing import reader_has_gone
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.fixing import Step
    from rosterwizard.core.job.job import Job


class LoggedCommand(HelpedCommand):
    """A command that also writes into the log: its name, its status and how long it took.

    begins_late: whoever does its work begins the log, once that holds nobody up.
    """

    def __init__(
        self,
        *given: Any,  # noqa: ANN401 - as click has them
        begins_late: bool = False,
        **named: Any,  # noqa: ANN401 - as click has them
    ) -> None:
        """Take what click's own command takes."""
        super().__init__(*given, **named)
        self._begins_late = begins_late

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, and write its lines however it ends."""
        began, status, code = time.monotonic(), int(ExitStatus.BUG), ""
        if not self._begins_late:
            _begin(_name_of(ctx))
        try:
            found = super().invoke(ctx)
            status = int(found or ExitStatus.DONE)
        except BaseException as error:
            status, code = _status_over(error)
            raise
        finally:
            _end(_name_of(ctx), status, code, time.monotonic() - began)
        return found


class LoggedGroup(HelpedGroup):
    """A group whose commands write into the log; what it does itself is to find them."""

    command_class = LoggedCommand


def note_job(job: "Job") -> None:
    """Have the log say which record types were read, and how many rows."""
    from rosterwizard.services.noted_work import note_rows  # noqa: PLC0415 - as below

    note_rows(job, _name_now())


def note_check(job: "Job", problems: "Mapping[str, Problems]") -> None:
    """Have the log say how many problems there are of each code."""
    from rosterwizard.services.noted_work import note_problems  # noqa: PLC0415 - as below

    note_problems(job, problems, _name_now())


def note_mended(job: "Job", steps: "Iterable[Step]") -> None:
    """Have the log say which fixes were made."""
    from rosterwizard.services.noted_work import note_fixes  # noqa: PLC0415 - as below

    note_fixes(job, steps, _name_now())


def _name_now() -> str:
    context = click.get_current_context(silent=True)
    return _name_of(context) if context else ""


def _name_of(context: click.Context) -> str:
    """Return what the command is called in the log: "servers-list"."""
    names: list[str] = []
    above: click.Context | None = context
    while above is not None and above.parent is not None:
        names.append(str(above.command.name))
        above = above.parent
    return "-".join(reversed(names))


def _status_over(error: BaseException) -> tuple[int, str]:
    """Return the exit status of a command that this ends, and the code of what was said."""
    match error:
        case Stop():
            return error.status, error.code
        case RosterError():
            return ExitStatus.USAGE, error.code
        case Cancelled() | click.Abort() | KeyboardInterrupt():
            return ExitStatus.CANCELLED, ""
        case click.ClickException():
            return error.exit_code, ""
        case OSError() if reader_has_gone(error):  # `main` ends it then as if it were done
            return ExitStatus.DONE, ""
    return ExitStatus.BUG, ""


def _begin(name: str) -> None:
    from rosterwizard.services.logs import note_beginning  # noqa: PLC0415 - 15 ms

    note_beginning(name)


def _end(name: str, status: int, code: str, seconds: float) -> None:
    from rosterwizard.services.log_events import LogEvent  # noqa: PLC0415 - as above
    from rosterwizard.services.logs import note  # noqa: PLC0415 - as above

    error = {"error": code} if code else {}
    facts = {"status": int(status), "ms": round(seconds * 1000)}
    note(LogEvent.COMMAND_ENDED, name=name, **facts, **error)
