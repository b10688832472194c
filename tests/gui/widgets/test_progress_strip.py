"""The strip says how far slow work is, as far as that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar

from rosterwizard.gui import theme
from rosterwizard.gui.widgets.progress_strip import ProgressStrip
from tests.helpers.window_jobs import part

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def strip(qtbot: QtBot) -> ProgressStrip:
    strip = ProgressStrip("page")
    qtbot.addWidget(strip)
    strip.begin("Reading a.csv")
    return strip


def seen(strip: ProgressStrip) -> tuple[str, int, int]:
    (bar,) = strip.findChildren(QProgressBar)
    return part(strip, QLabel, "page.progress_text").text(), bar.value(), bar.maximum()


@pytest.mark.parametrize(
    ("done", "total", "words", "value", "most"),
    [
        (3, 10, "Reading a.csv: 3 of 10", 3, 10),
        (300_000, 1_048_576, "Reading a.csv: 300,000 of 1,048,576", 300_000, 1_048_576),
        (8_400_000, 100_000_000, "Reading a.csv: 8 %", 8, 100),
        (6_000_000_000, 9_000_000_000, "Reading a.csv: 66 %", 66, 100),
    ],
)
def test_it_counts_what_people_count(  # noqa: PLR0913, PLR0917 - one for each thing seen
    strip: ProgressStrip, done: int, total: int, words: str, value: int, most: int
) -> None:
    strip.advance(done, total)
    assert seen(strip) == (words, value, most)


def test_one_step_alone_leaves_the_bar_moving(strip: ProgressStrip) -> None:
    strip.advance(0, 1)
    words, _, most = seen(strip)
    assert (words, most) == ("Reading a.csv", 0)


def test_it_is_shown_at_once_where_it_is_known_to_take_long(strip: ProgressStrip) -> None:
    assert theme.SHORT_WAIT_MS > 0
    assert not strip.isVisible()
    strip.show_at_once()
    assert strip.isVisible()
    strip.end()
    strip.show_at_once()
    assert not strip.isVisible()
