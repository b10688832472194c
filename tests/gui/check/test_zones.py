"""The widths of the zones are remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from rosterwizard.gui.check.zones import Zones

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def zones(qtbot: QtBot) -> Zones:
    made = Zones([QWidget(), QWidget(), QWidget()])
    qtbot.addWidget(made)
    made.resize(1018, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_table_gets_most_at_first(qtbot: QtBot) -> None:
    first = zones(qtbot)
    first.share_out()
    left, middle, right = first.sizes()
    assert middle > left
    assert middle > right


def test_the_next_start_has_the_same_widths(qtbot: QtBot) -> None:
    first = zones(qtbot)
    first.share_out()
    first.setSizes([300, 500, 200])
    first.remember()
    second = zones(qtbot)
    second.share_out()
    assert second.sizes() == [300, 500, 200]


def test_they_are_shared_out_once_only(qtbot: QtBot) -> None:
    one = zones(qtbot)
    one.remember()  # nothing to remember yet
    one.share_out()
    one.setSizes([300, 500, 200])
    one.share_out()
    assert one.sizes() == [300, 500, 200]


def test_nonsense_that_was_kept_does_no_harm(qtbot: QtBot) -> None:
    first = zones(qtbot)
    first.share_out()
    usual = first.sizes()
    first._take(["1", "x", "3"])  # noqa: SLF001 - what a damaged file would give
    first._take(["1"])  # noqa: SLF001 - as above
    assert first.sizes() == usual


def test_the_handle_is_painted(qtbot: QtBot) -> None:
    one = zones(qtbot)
    picture = QPixmap(one.size())
    one.render(picture)
    assert not picture.isNull()
