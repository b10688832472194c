"""What a message says of people goes while personal values are hidden, and comes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.screen_mask import hide_personal
from rosterwizard.gui.masking import mask
from rosterwizard.gui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[MessageBar]:
    bar = MessageBar("here")
    qtbot.addWidget(bar)
    yield bar
    hide_personal(hidden=False)


def test_message_stays_with_its_button_and_comes_again(bar: MessageBar) -> None:
    bar.tell("warning", "Ann left.", "Look", lambda: None)
    mask(on=True)
    assert "Ann" not in bar.text() + bar.accessibleName()
    assert not bar.isHidden()
    mask(on=False)
    assert bar.text() == "Ann left."
    assert "Ann left." in bar.accessibleName()


def test_what_can_be_told_again_is(bar: MessageBar) -> None:
    bar.tell_failure(RosterError("file-missing", file="Ann.csv"))
    before = bar.text()
    mask(on=True)
    assert "Xxx.csv" in bar.text()
    mask(on=False)
    assert bar.text() == before


def test_what_was_said_while_they_were_hidden_names_nobody_and_stays(bar: MessageBar) -> None:
    mask(on=True)
    bar.tell("note", "Xxx left.")
    mask(on=False)
    mask(on=True)
    assert bar.text() == "Xxx left."


def test_hidden_message_stays_hidden(bar: MessageBar) -> None:
    bar.tell("note", "Ann left.")
    bar.hide()
    mask(on=True)
    mask(on=False)
    assert bar.text() == ""
