"""A refusal that a figure settles tells which one is missing, and which one is wrong."""

from __future__ import annotations

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.submitting.figures import figure_wanted, figure_wrong


@pytest.mark.parametrize(
    ("code", "wanted", "wrong"),
    [
        ("mode-deletes", "remaining", None),
        ("vanishes-too-many", "remaining", None),
        ("changes-too-many", "changing", None),
        ("rekeys-too-many", "changing", None),
        ("remaining-wrong", None, "remaining"),
        ("changing-wrong", None, "changing"),
        ("parts-would-delete", None, None),
    ],
)
def test_which_figure_it_is_about(code: str, wanted: str | None, wrong: str | None) -> None:
    refusal = RosterError(code)
    assert (figure_wanted(refusal), figure_wrong(refusal)) == (wanted, wrong)
