"""The receipt of a submission, saved beside what a person keeps."""

from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.printing import tell
from rosterwizard.cli.usable_profiles import usable_profiles
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.own_files import refuse_own_files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rosterwizard.core.job.job import Job
    from rosterwizard.services.submitting.submission import Submitted


def refuse_receipt(output: Path, own: "Iterable[Path]") -> None:
    """Raise Stop or RosterError before anything is sent where it could not be saved so."""
    from rosterwizard.core.results.receipt import ENDINGS  # noqa: PLC0415 - only when wanted

    if output.suffix.lower() not in ENDINGS:
        raise Stop.with_words(ExitStatus.USAGE, "receipt-ending", file=output.name)
    refuse_own_files([output], own)


def save_earlier_receipt(submission: str, output: Path) -> None:
    """Save the receipt of a submission of the history. Raises Stop and RosterError."""
    from rosterwizard.core.results.receipt import ENDINGS, receipt_file  # noqa: PLC0415 - as above
    from rosterwizard.services.receipts import receipt_of_earlier  # noqa: PLC0415 - as above
    from rosterwizard.services.whole_files import write_whole  # noqa: PLC0415 - as above

    if output.suffix.lower() not in ENDINGS:
        raise Stop(sentence("receipt-ending", "earlier", file=output.name), ExitStatus.USAGE)
    receipt = receipt_of_earlier(submission, usable_profiles())
    write_whole(output, receipt_file(receipt, output.name))
    tell("receipt-saved", file=output)


def save_receipt(job: "Job", submitted: "Submitted", output: Path) -> None:
    """Save the receipt. Raises RosterError."""
    from rosterwizard.core.results.receipt import receipt_file  # noqa: PLC0415 - only when wanted
    from rosterwizard.services.receipts import receipt_of  # noqa: PLC0415 - as above
    from rosterwizard.services.whole_files import write_whole  # noqa: PLC0415 - as above

    write_whole(output, receipt_file(receipt_of(job, submitted), output.name))
    tell("receipt-saved", file=output)
