"""A scroll area answers a screen reader also for what is no longer there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QScrollArea, QTextBrowser

from rosterwizard.gui.pages.file_page import FilePage
from rosterwizard.gui.screen_readers import answer_for_scroll_areas

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.session import Session


class OurArea(QScrollArea):
    """A kind of our own, as several panels are."""


def spoken(widget: QWidget) -> QAccessibleInterface:
    answer_for_scroll_areas()
    return QAccessible.queryAccessibleInterface(widget)


def test_child_that_is_gone_is_none(qtbot: QtBot) -> None:
    for kind in (QAbstractScrollArea, QScrollArea, OurArea):
        area = kind()
        qtbot.addWidget(area)
        asked = spoken(area)
        count = asked.childCount()
        assert [asked.child(count + more) for more in range(3)] == [None] * 3


def test_what_it_holds_is_found_and_finds_back(qtbot: QtBot) -> None:
    area = OurArea()
    qtbot.addWidget(area)
    area.setAccessibleName("Facts")
    area.setWidget(QLabel("1,200 rows"))
    asked = spoken(area)
    assert (asked.role(), asked.text(QAccessible.Text.Name)) == (QAccessible.Role.Client, "Facts")
    viewport = asked.child(0)
    assert viewport.parent().object() is area
    assert viewport.child(0).text(QAccessible.Text.Name) == "1,200 rows"


def test_text_keeps_the_answer_of_qt(qtbot: QtBot) -> None:
    browser = QTextBrowser()
    qtbot.addWidget(browser)
    assert spoken(browser).role() == QAccessible.Role.StaticText


def test_answer_ends_with_its_area(qtbot: QtBot, session: Session) -> None:
    for _ in range(3):
        page = FilePage(session)
        qtbot.addWidget(page)
        asked = spoken(page)
        assert asked.child(0).childCount() > 0
        page.close()
