"""The tokens: readable on both grounds, and the same set in both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest
from PySide6.QtGui import QColor

from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.gui import look, theme
from rosterwizard.gui.theme import DARK, LIGHT, Colours, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

MARKS = get_args(Mark)
# What is written on what.
TEXT = [
    *((ink, ground) for ink in ("text", "quiet") for ground in ("window", "page", "raised")),
    *((ink, "sunken") for ink in ("text", "quiet", "accent")),
    *((ink, "accent_ground") for ink in ("text", "quiet", "accent")),
    *((ink, "hover") for ink in ("text", "quiet")),
    *(("accent", ground) for ground in ("window", "page", "raised")),
    *(("on_accent", ground) for ground in ("accent", "accent_hover", "accent_pressed")),
    *((mark, f"{mark}_ground") for mark in MARKS),
    *((mark, ground) for mark in MARKS for ground in ("page", "window", "accent_ground")),
    *(("text", f"{mark}_ground") for mark in MARKS),
]
SHAPES = [("strong_line", "page"), ("strong_line", "raised"), ("accent", "sunken")]


@pytest.fixture(autouse=True)
def light_afterwards() -> Iterator[None]:
    yield
    theme.use(dark=False)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    return sum(
        weight * linear(part)
        for weight, part in zip((0.2126, 0.7152, 0.0722), parts(colour), strict=True)
    )


def parts(colour: str) -> tuple[float, float, float]:
    ink = QColor(colour)
    return ink.redF(), ink.greenF(), ink.blueF()


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # of sRGB


@pytest.mark.parametrize("ground", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), TEXT)
def test_text_can_be_read(ground: Colours, ink: str, paper: str) -> None:
    assert contrast(getattr(ground, ink), getattr(ground, paper)) >= 4.5


@pytest.mark.parametrize("ground", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), SHAPES)
def test_edges_of_what_can_be_used_can_be_seen(ground: Colours, ink: str, paper: str) -> None:
    assert contrast(getattr(ground, ink), getattr(ground, paper)) >= 3


@pytest.mark.parametrize("ground", [LIGHT, DARK], ids=["light", "dark"])
def test_letters_can_be_read_on_every_tile(ground: Colours) -> None:
    assert min(contrast(ground.on_accent, tile) for tile in ground.tiles) >= 4.5


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


def test_marks_have_the_colours_of_the_ground_in_use() -> None:
    light = {mark: theme.mark_colour(mark) for mark in MARKS}
    theme.use(dark=True)
    assert theme.is_dark()
    assert all(theme.mark_colour(mark) != light[mark] for mark in MARKS)
    assert [theme.mark_ground(mark) for mark in MARKS] == [
        DARK.error_ground,
        DARK.warning_ground,
        DARK.note_ground,
        DARK.fixed_ground,
    ]


@pytest.mark.parametrize("dark", [False, True])
def test_style_sheet_has_no_gap_left_and_no_colour_of_its_own(dark: bool) -> None:
    theme.use(dark=dark)
    template = (resources_folder() / "window.qss").read_text("utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3}", template)
    assert "$" not in look.style_sheet(theme.colours())


def test_pictures_of_the_style_sheet_are_there(qapp: QApplication) -> None:
    for dark in (False, True):
        theme.use(dark=dark)
        for path in re.findall(r"url\((.*?)\)", look.style_sheet(theme.colours())):
            assert (resources_folder() / path).exists(), path


def test_style_sheet_is_understood_by_qt(qapp: QApplication) -> None:
    """Qt warns of what it cannot parse, and a warning fails the test."""
    before = qapp.styleSheet()
    qapp.setStyleSheet(look.style_sheet(LIGHT))
    qapp.setStyleSheet(before)
