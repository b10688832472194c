"""Which figure a person must say before a plan is made that deletes or changes much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from rosterwizard.core.messages.errors import RosterError

Figure = Literal["remaining", "changing"]  # as `Word` has them
_WANTED_BY: dict[str, Figure] = {
    "mode-deletes": "remaining",
    "remaining-unsaid": "remaining",
    "loses-too-many": "remaining",
    "vanishes-too-many": "remaining",
    "changes-too-many": "changing",
    "rekeys-too-many": "changing",
}
_WRONG_IN: dict[str, Figure] = {"remaining-wrong": "remaining", "changing-wrong": "changing"}


def figure_wanted(refusal: RosterError) -> Figure | None:
    """Return the figure that was not said and must be; None where that would not help."""
    return _WANTED_BY.get(refusal.code)


def figure_wrong(refusal: RosterError) -> Figure | None:
    """Return the figure that was said and is another one than the files give."""
    return _WRONG_IN.get(refusal.code)
