"""The states that a row of a submission can have. Loading this imports no Polars."""

from typing import Literal, get_args

State = Literal[
    "created",
    "updated",
    "unchanged",  # it was there already, with these very values
    "accepted",  # taken; the answer does not say whether created or updated
    "delivered",  # the file was handed over; the system's own word is not known here
    "queued",  # the system has the file and works on it later; what becomes of the row is open
    "refused",
    "not-sent",
    "unknown",  # it may have been taken: the answer never came, or did not name this row
]
TAKEN: frozenset[State] = frozenset({"created", "updated", "unchanged", "accepted", "delivered"})
# Whether the row is in is not known yet, so it is never sent again unasked.
OPEN: frozenset[State] = frozenset({"queued", "unknown"})
STATES: tuple[State, ...] = get_args(State)
