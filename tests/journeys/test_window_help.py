"""Help stands beside the work and not over it, and turns with the pages."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QScrollArea

from rosterwizard.gui.dialogs.help_dialog import HelpDialog
from tests.helpers.road_steps import to_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.helpers.wizard import Wizard

WIDE, NARROW = (1280, 800), (900, 600)


def helped(wizard: Wizard) -> HelpDialog:
    """Open help by its key; return it."""
    wizard.press("F1")
    found = wizard.frame.findChild(HelpDialog)
    assert found is not None
    wizard.wait(found.isVisible)
    return found


def place_of(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size())


def test_it_covers_nothing_of_the_page(wizard: Wizard) -> None:
    wizard.frame.resize(*WIDE)
    found = helped(wizard)
    wizard.wait_until_idle()
    assert not found.isWindow()
    assert not place_of(found).intersects(place_of(wizard.window))
    assert wizard.frame.rect().right() >= found.mapTo(wizard.frame, found.rect().topRight()).x()


def test_escape_hides_it_and_gives_the_keyboard_back(wizard: Wizard) -> None:
    wizard.frame.resize(*WIDE)
    before, width = wizard.focus(), wizard.window.width()
    found = helped(wizard)
    assert found.isAncestorOf(wizard.focus())
    wizard.press("Escape")
    assert not found.isVisible()
    assert wizard.focus() is before
    wizard.wait(lambda: wizard.window.width() == width)


def test_it_turns_with_the_pages_unless_something_is_looked_for(wizard: Wizard) -> None:
    wizard.frame.resize(*WIDE)
    found = helped(wizard)
    assert found.text.toPlainText().startswith("Choose what you are importing")
    to_file(wizard, "infiniti", "patrons")
    assert found.text.toPlainText().startswith("Choose the filled-in sheet")
    found.search.setText("privacy")
    shown = found.text.toPlainText()
    wizard.window.go_back()
    assert found.text.toPlainText() == shown


def test_where_there_is_no_room_it_is_a_window_of_its_own(wizard: Wizard) -> None:
    wizard.frame.resize(*NARROW)
    found = helped(wizard)
    assert found.isWindow()
    found.reject()
    wizard.frame.resize(*WIDE)
    assert helped(wizard) is found
    assert not found.isWindow()
    found.hide_button.click()
    wizard.frame.resize(*NARROW)
    assert helped(wizard).isWindow()
    found.reject()


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_it_is_opened_once(wizard: Wizard, size: tuple[int, int]) -> None:
    wizard.frame.resize(*size)
    found = helped(wizard)
    wizard.window.open_keys()
    assert wizard.frame.findChildren(HelpDialog) == [found]
    assert found.text.toPlainText().startswith("Keyboard")
    found.reject()


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_no_line_of_its_list_lies_over_another(wizard: Wizard, size: tuple[int, int]) -> None:
    wizard.frame.resize(*size)
    found = helped(wizard)
    wizard.wait_until_idle()
    pages = found.pages
    lines = [pages.visualItemRect(pages.item(row)) for row in range(pages.count())]
    for above, below in pairwise(lines):
        assert above.bottom() < below.top()
    assert min(line.height() for line in lines) > pages.fontMetrics().height() + 4
    found.reject()


def test_the_page_has_room_beside_it(wizard: Wizard) -> None:
    wizard.frame.resize(*WIDE)
    helped(wizard)
    wizard.wait_until_idle()
    area = wizard.page.findChild(QScrollArea, "record_type.scroll")
    assert area is not None
    wizard.wait(lambda: area.horizontalScrollBar().maximum() == 0)
