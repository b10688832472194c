"""The widths of the zones are remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from rosterwizard.gui.check.zones import Zones

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def zones(qtbot: QtBot) -> Zones:
    made = Zones(QWidget(), QWidget(), QWidget())
    qtbot.addWidget(made)
    made.resize(1018, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_table_gets_most_at_first(qtbot: QtBot) -> None:
    first = zones(qtbot)
    first.share_out()
    left, middle, right = first.splitter.sizes()
    assert middle > left
    assert middle > right


def test_the_next_start_has_the_same_widths(qtbot: QtBot) -> None:
    first = zones(qtbot)
    first.share_out()
    first.splitter.setSizes([300, 500, 200])
    first.remember()
    second = zones(qtbot)
    second.share_out()
    assert second.splitter.sizes() == [300, 500, 200]


def test_they_are_shared_out_once_only(qtbot: QtBot) -> None:
    one = zones(qtbot)
    one.remember()  # nothing to remember yet
    one.share_out()
    one.splitter.setSizes([300, 500, 200])
    one.share_out()
    assert one.splitter.sizes() == [300, 500, 200]


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
    made = Zones(causes, rows, problem)
    qtbot.addWidget(made)
    made.resize(1000, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.show_zone("problem")  # all three are shown anyway
    assert causes.isVisible()
    made.resize(420, 300)
    assert made.which.isVisible()
    assert [each.isVisible() for each in (causes, rows, problem)] == [False, True, False]
    made.which.button("problem").click()
    assert [each.isVisible() for each in (causes, rows, problem)] == [False, False, True]
    made.remember()
    made.resize(1000, 300)
    assert not made.which.isVisible()
    assert all(each.isVisible() for each in (causes, rows, problem))
