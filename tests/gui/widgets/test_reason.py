"""Why the main button is off, in two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.gui.widgets.reason import Reason

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WORDS = "Some headings of this sheet still need a field."


@pytest.fixture
def reason(qtbot: QtBot) -> Reason:
    made = Reason()
    qtbot.addWidget(made)
    made.tell(WORDS)
    return made


def test_it_asks_for_the_width_at_which_it_is_shown_whole(reason: Reason) -> None:
    reason.resize(reason.sizeHint())
    assert reason.shown() == WORDS
    assert reason.sizeHint().width() > reason.minimumSizeHint().width()
    reason.tell("No.")
    assert reason.sizeHint() == reason.minimumSizeHint()
    reason.tell("")
    assert reason.sizeHint().width() == 0


def test_in_too_little_room_it_says_that_there_is_more(reason: Reason) -> None:
    reason.resize(reason.minimumSizeHint())
    shown = reason.shown()
    assert shown.endswith("…")
    assert WORDS.startswith(shown[:-1])
    assert reason.toolTip() == reason.accessibleName() == WORDS


def test_a_single_word_is_never_left_out(reason: Reason) -> None:
    reason.tell("Unaussprechlichkeiten")
    reason.resize(20, 20)
    assert reason.shown() == "Unaussprechlichkeiten"
