"""How commands open a case file, asking for its passphrase where it has one."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.cli.case_passphrases import case_passphrase
from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.logged import note_job
from rosterwizard.cli.watched import watched
from rosterwizard.core.messages.errors import RosterError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.services.case_files.case_opening import OpenedCase


def opened_case_file(file: Path, *, from_stdin: bool) -> "OpenedCase":
    """Return the case.

    Raises Stop with status 3 for what cannot be read or opened, and RosterError or Stop as
    `case_passphrase` does, for a passphrase that was not handed over.
    """
    from rosterwizard.services.case_files.case_opening import (  # noqa: PLC0415 - polars
        case_in,
        opened_case,
    )

    with _answered_for(file):
        read = case_in(file)
    is_sealed = read.sealed_content is not None
    passphrase = case_passphrase(from_stdin=from_stdin) if is_sealed else None
    with _answered_for(file), watched("doing-case") as progress:
        opened = opened_case(read.opened(passphrase), progress)
    note_job(opened.job)
    return opened


@contextmanager
def _answered_for(file: Path) -> "Iterator[None]":
    try:
        yield
    except RosterError as error:
        error.params.setdefault("file", file.name)
        raise Stop.over(error, ExitStatus.UNREADABLE) from error
