"""Hiding personal values, and showing them again, takes nothing from a person but the values.

It is tried wherever a picture of the window is taken: on every page, and in every dialog.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog

from rosterwizard.gui.masking import turn_mask
from tests.helpers import pictured_roads as roads
from tests.helpers.all_texts import all_texts
from tests.helpers.persons_choices import Choices, choices_in, differing

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from tests.helpers.pictured_roads import Road
    from tests.helpers.wizard import Wizard

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.timeout(240),  # on a busy machine
]
_EDITOR = "check.one_editor"
_WHAT_IS_DUE_MS = 60  # what waits for a pause is over by then


def _shown() -> list[QWidget]:
    """Return the dialogs that are open, else the window below them."""
    windows = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    return [each for each in windows if isinstance(each, QDialog)] or windows


def _settled(wizard: Wizard) -> Choices:
    wizard.wait_until_idle()
    QTest.qWait(_WHAT_IS_DUE_MS)
    wizard.wait_until_idle()
    return choices_in(*_shown())


def _words() -> set[tuple[str, str]]:
    every = (said for each in _shown() for said in all_texts(each))
    return {(place, text) for place, text in every if text and not _comes_by_itself(place)}


def _comes_by_itself(place: str) -> bool:
    """Tell whether it is a number of Qt's, or is said of a line only once one is at it."""
    return "QScrollBar" in place or "timeline.steps" in place


def _goes(what: str, was: object, _now: object) -> bool:
    """Tell whether it is the line in which a cell is changed, that is hidden now."""
    return _EDITOR in what or _EDITOR in str(was)


def _scroll_everything() -> None:
    for root in _shown():
        for area in root.findChildren(QAbstractScrollArea):
            bar = area.verticalScrollBar()
            if area.isVisible() and bar.maximum() and not area.objectName().endswith(".scroll"):
                bar.setValue(bar.maximum() // 2)


# Those on which each page and each dialog is met; the others lead to the same ones.
_ROADS = (
    *(roads.record_types, roads.infiniti, roads.headings, roads.made_fields, roads.haiku),
    *(roads.by_hand, roads.kept, roads.one_at_a_time, roads.looked_at, roads.dialogs),
)


@pytest.mark.parametrize("road", _ROADS, ids=lambda road: road.__name__)
def test_only_the_values_go_and_come_again(wizard: Wizard, tmp_path: Path, road: Road) -> None:
    faults: list[object] = []

    def switch(name: str) -> None:
        _scroll_everything()
        before, words = _settled(wizard), _words()
        for now in ("hidden", "shown"):
            turn_mask()
            changed = differing(before, _settled(wizard))
            faults.extend(
                (name, now, *each) for each in changed if now == "shown" or not _goes(*each)
            )
        faults.extend((name, "said no more", *each) for each in words - _words())

    road(wizard, tmp_path, switch)
    assert faults == []
