"""The files that were opened lately are named so that the smallest window has room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from rosterwizard.gui import theme
from rosterwizard.gui.record_type.recent_files import RecentFiles

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_long_name_is_shortened_and_told_in_full(qtbot: QtBot) -> None:
    files = RecentFiles("record_type")
    qtbot.addWidget(files)
    name = "Whole school export with a name that is far too long, corrected (final).xlsx"
    files.show_files([(f"/rosters/{name}",), ("/rosters/a & b.csv",)])
    links = files.findChildren(QPushButton)
    assert [link.text() for link in links[1:]] == ["a && b.csv"]
    assert links[0].text().endswith(".xlsx")
    assert links[0].text() != name
    assert name in links[0].accessibleName()
    assert name in links[0].toolTip()
    assert links[0].fontMetrics().horizontalAdvance(links[0].text()) <= theme.letters_px(40)
