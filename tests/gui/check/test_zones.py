"""The widths of the zones are remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from rosterwizard.gui.check.zones import Zones

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


pytestmark = pytest.mark.usefixtures("letters")
ROOM = 1.3  # of what the three zones need at least


def zones(qtbot: QtBot, *zones: QWidget) -> Zones:
    made = Zones(*(zones or (QWidget(), QWidget(), QWidget())))
    qtbot.addWidget(made)
    made.resize(round(sum(least(made)) * ROOM), 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def least(made: Zones) -> list[int]:
    """Return how wide each zone has to be; that depends on the font."""
    widgets = (made.splitter.widget(place) for place in range(made.splitter.count()))
    return [widget.minimumWidth() for widget in widgets if widget]


def dragged(made: Zones) -> list[int]:
    """Make the zones as wide as nobody would by himself, and return how wide they are."""
    left, _, right = least(made)
    left, right = left + 20, right + 3
    widths = [left, sum(made.splitter.sizes()) - left - right, right]
    made.splitter.setSizes(widths)
    return widths


def test_the_table_gets_most_at_first(qtbot: QtBot) -> None:
    first = zones(qtbot)
    first.share_out()
    left, middle, right = first.splitter.sizes()
    assert middle > left
    assert middle > right


def test_the_next_start_has_the_same_widths(qtbot: QtBot) -> None:
    first = zones(qtbot)
    first.share_out()
    widths = dragged(first)
    first.remember()
    second = zones(qtbot)
    second.share_out()
    assert second.splitter.sizes() == widths


def test_they_are_shared_out_once_only(qtbot: QtBot) -> None:
    one = zones(qtbot)
    one.remember()  # nothing to remember yet
    one.share_out()
    widths = dragged(one)
    one.share_out()
    assert one.splitter.sizes() == widths


def test_nonsense_that_was_kept_does_no_harm(qtbot: QtBot) -> None:
    first = zones(qtbot)
    first.share_out()
    usual = first.splitter.sizes()
    first._take(["1", "x", "3"])  # noqa: SLF001 - what a damaged file would give
    first._take(["1"])  # noqa: SLF001 - as above
    assert first.splitter.sizes() == usual


def test_the_handle_is_painted(qtbot: QtBot) -> None:
    one = zones(qtbot)
    picture = QPixmap(one.size())
    one.render(picture)
    assert not picture.isNull()


def test_where_there_is_no_room_one_zone_is_shown_at_a_time(qtbot: QtBot) -> None:
    causes, rows, problem = QWidget(), QWidget(), QWidget()
    made = zones(qtbot, causes, rows, problem)
    wide, narrow = made.width(), round(sum(least(made)) / ROOM)
    made.show_zone("problem")  # all three are shown anyway
    assert causes.isVisible()
    made.resize(narrow, 300)
    assert made.which.isVisible()
    assert [each.isVisible() for each in (causes, rows, problem)] == [False, True, False]
    made.which.button("problem").click()
    assert [each.isVisible() for each in (causes, rows, problem)] == [False, False, True]
    made.remember()
    made.resize(wide, 300)
    assert not made.which.isVisible()
    assert all(each.isVisible() for each in (causes, rows, problem))
