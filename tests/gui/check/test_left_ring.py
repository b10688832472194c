"""The ring shows what is left in all its parts, is heard, and comes and goes with the problems."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible, QColor, QImage

from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.showing.left_to_mend import LeftToMend
from rosterwizard.gui import theme
from rosterwizard.gui.check.left_ring import LeftRing, shares
from tests.helpers.window_jobs import check_page, clean_patrons, ready

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

MAIL = 4
COUNTS = (0, 1, 7, 100_000)
SOME = [LeftToMend(*counts) for counts in product(COUNTS, repeat=4) if any(counts)]


def test_every_part_that_there_is_can_be_seen_and_all_make_one_round() -> None:
    for now in SOME:
        parts = dict(shares(now))
        assert sum(parts.values()) == pytest.approx(360)
        assert min(parts.values()) >= 10
        there = {name for name in ("error", "warning", "note") if getattr(now, name)}
        assert parts.keys() - {"fixed"} == there
        assert ("fixed" in parts) is bool(now.mended)


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def ground(request: pytest.FixtureRequest) -> Iterator[None]:
    theme.use(request.param)
    yield
    theme.use(dark=False)


@pytest.mark.usefixtures("ground")
def test_it_is_drawn_in_the_colours_of_the_ground(qtbot: QtBot) -> None:
    ring = LeftRing()
    qtbot.addWidget(ring)
    ring.show_left(LeftToMend(10, 10, 10, 10))
    seen = colours_in(ring.grab().toImage())
    for mark in ("error", "warning", "note", "fixed"):
        assert QColor(theme.mark_colour(mark)).rgb() in seen
    ring.show_left(LeftToMend(mended=3))
    assert QColor(theme.mark_colour("error")).rgb() not in colours_in(ring.grab().toImage())


def test_it_is_heard(qtbot: QtBot) -> None:
    ring = LeftRing()
    qtbot.addWidget(ring)
    ring.show_left(LeftToMend(error=40, note=14, mended=18))
    heard = QAccessible.queryAccessibleInterface(ring)
    assert heard.text(QAccessible.Text.Name) == "What is left"
    assert heard.text(QAccessible.Text.Description) == "54 left, 18 mended"


def test_it_follows_every_edit_and_its_undoing(qtbot: QtBot) -> None:
    page = check_page(qtbot)
    before = page.ring.accessibleDescription()
    assert before.endswith(", none mended yet")
    edit = typed(page.session.work.sheet_of("patrons"), 1, MAIL, "anna@school.example")
    assert edit is not None
    page.make_edit(edit)
    ready(qtbot, page)
    assert page.ring.accessibleDescription() != before
    page.undo()
    ready(qtbot, page)
    assert page.ring.accessibleDescription() == before


def test_where_nothing_was_ever_wrong_there_is_none(qtbot: QtBot) -> None:
    page = check_page(qtbot, clean_patrons())
    assert page.ring.isHidden()


def colours_in(image: QImage) -> set[int]:
    across, down = range(image.width()), range(image.height())
    return {image.pixel(x, y) for x, y in product(across, down)}
