"""Rows of which one is chosen: others take their place, and Tab finds them where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from rosterwizard.core.profiles.delivery import Mode
from rosterwizard.gui.widgets.radio_rows import Offer, RadioRows, offer_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

OFFERS = [Offer("a", "First", "It does this."), Offer("b", "Second", "It does that.", "Careful")]


@pytest.fixture(params=[False, True], ids=["below", "beside"])
def rows(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[RadioRows]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    rows = RadioRows("x.mode", "How", beside=request.param)
    for part in (QLineEdit(), rows, QLineEdit()):
        column.addWidget(part)
    qtbot.addWidget(holder)
    rows.show_offers(OFFERS, "a")
    holder.resize(900, 300)
    with qtbot.waitExposed(holder):
        holder.show()
    yield rows  # noqa: PT022 - keeps the holder alive meanwhile


def test_others_take_the_place_of_the_rows(rows: RadioRows, qtbot: QtBot) -> None:
    rows.rows["b"].button.click()
    rows.show_offers(OFFERS, "")
    assert rows.key() == "b"
    rows.show_offers(OFFERS[:1], "")
    assert (list(rows.rows), rows.key()) == (["a"], "")
    qtbot.waitUntil(lambda: "Careful" not in [each.text() for each in rows.findChildren(QLabel)])


def test_tab_comes_to_the_rows_where_they_stand(rows: RadioRows) -> None:
    first, last = rows.window().findChildren(QLineEdit)
    first.setFocus()
    for stop in (rows.rows["a"].button, last):
        rows.window().focusNextChild()
        assert rows.window().focusWidget() is stop


@pytest.mark.parametrize(("deletes", "mark"), [(True, "This deletes people"), (False, "")])
def test_row_of_a_mode_says_whether_it_deletes(*, deletes: bool, mark: str) -> None:
    mode = Mode(name="full", title="Full import", says="All of it.", deletes=deletes)
    assert offer_of(mode) == Offer("full", "Full import", "All of it.", mark)
