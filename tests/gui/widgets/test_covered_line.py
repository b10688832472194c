"""What was typed before personal values were hidden is hidden with them; one can type on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from rosterwizard.core.messages.screen_mask import hide_personal
from rosterwizard.gui.masking import mask
from rosterwizard.gui.widgets.covered_line import CoveredLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[CoveredLine]:
    line = CoveredLine("Ann")
    qtbot.addWidget(line)
    line.show()
    yield line
    hide_personal(hidden=False)


def test_it_goes_and_comes_with_all_else(line: CoveredLine) -> None:
    assert line.displayText() == "Ann"
    mask(on=True)
    assert "Ann" not in line.displayText()
    assert line.text() == "Ann"
    mask(on=False)
    assert line.displayText() == "Ann"


def test_what_is_typed_meanwhile_is_seen(line: CoveredLine) -> None:
    mask(on=True)
    line.clear()
    QTest.keyClicks(line, "Be")
    assert line.displayText() == "Be"


def test_what_is_put_there_meanwhile_is_hidden_once_it_is_shown(line: CoveredLine) -> None:
    mask(on=True)
    line.hide()
    line.setText("Cem")
    line.show()
    assert "Cem" not in line.displayText()
