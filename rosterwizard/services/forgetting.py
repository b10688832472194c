"""What was sent long ago is forgotten: journal, lines in the history, and fingerprints of rows."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services import history
from rosterwizard.services.journal import is_being_written, journal_of, journals, lock_of
from rosterwizard.services.register_store import forget_old_in_register
from rosterwizard.services.submissions import every_submission, open_submissions

if TYPE_CHECKING:
    from collections.abc import Sequence


def forget_old(days: int) -> None:
    """Forget what was sent more than so many days ago; another start does what cannot be done now.

    A submission with rows that nobody knows of stays, however old it is.
    """
    oldest = (datetime.now().astimezone() - timedelta(days=days)).timestamp()
    with suppress(RosterError, OSError):
        known = every_submission()
        still_open = open_submissions(known)
        kept = {each.name for each in still_open}
        old = [each for each in known if _moment(each.when) < oldest and each.name not in kept]
        named = {each.name for each in known}
        for name in _nothing_begun(named, oldest):
            _forget_journal(name)
        forget_submissions([each.name for each in old])
        in_doubt = {part.digest for each in still_open for part in each.parts if part.unknown}
        forget_old_in_register(oldest, in_doubt)


def forget_submissions(names: Sequence[str]) -> None:
    """Forget these submissions: their journals and their lines. Raises OSError and RosterError."""
    for name in names:
        _forget_journal(name)
    history.forget(names)


def _forget_journal(name: str) -> None:
    journal_of(name).unlink(missing_ok=True)
    lock_of(journal_of(name)).unlink(missing_ok=True)


def _nothing_begun(named: set[str], oldest: float) -> list[str]:
    """Return the journals of submissions that ended before anything went out."""
    return [
        path.stem
        for path in journals()
        if path.stem not in named and path.stat().st_mtime < oldest and not is_being_written(path)
    ]


def _moment(when: str) -> float:
    return datetime.fromisoformat(when).timestamp()
