"""Rules that are our reading and that an answer contradicts, saved as a text."""

from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.printing import tell
from rosterwizard.services.own_files import refuse_own_files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rosterwizard.core.job.job import Job
    from rosterwizard.services.submitting.submission import Submitted

_ENDING = ".txt"


def refuse_doubts(output: Path, own: "Iterable[Path]") -> None:
    """Raise Stop or RosterError before anything is sent where they could not be saved so."""
    if output.suffix.lower() != _ENDING:
        raise Stop.with_words(ExitStatus.USAGE, "doubts-ending", file=output.name)
    refuse_own_files([output], own)


def save_doubts(job: "Job", submitted: "Submitted", output: Path) -> None:
    """Save them, where there are any. Raises RosterError."""
    from rosterwizard.services.doubts import doubts_of  # noqa: PLC0415 - only when wanted
    from rosterwizard.services.whole_files import write_whole  # noqa: PLC0415 - as above

    count, text = doubts_of(job, submitted)
    if text:
        write_whole(output, text.encode())
        tell("doubts-saved", count, file=output)
    else:
        tell("doubts-none")
