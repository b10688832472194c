"""What was submitted: digests and counts, no cells."""

from msgspec import Struct

from rosterwizard.core.outcomes import State


class Entry(Struct, frozen=True, kw_only=True, rename="camel"):
    """One sheet of one submission.

    submission: the same for all sheets that were sent together.
    when: ISO 8601 with the offset of the place. digest: SHA-256 of the file that was sent.
    counts: rows by state, those with none left out.
    """

    submission: str
    when: str
    system: str
    record_type: str
    server: str
    file: str
    digest: str
    rows: int
    counts: dict[State, int]


def remember(entries: tuple[Entry, ...]) -> None:
    """Keep the entries of one submission. Raises RosterError "history-unwritable"."""
    raise NotImplementedError


def entries() -> tuple[Entry, ...]:
    """Return what was submitted, the latest first.

    Raises RosterError "history-put-aside" when the file is damaged; the next call is empty.
    """
    raise NotImplementedError
