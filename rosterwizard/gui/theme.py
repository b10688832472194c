"""The tokens that every part of the window is drawn with: colours, distances, fonts, marks.

Widgets ask `colours()` when they paint, so a change of the desktop's colour scheme needs no
more than a repaint. Contrast between the pairs that are used together is held by a test.
"""

from enum import Enum
from typing import Literal, NamedTuple

from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication

# Distances in device-independent pixels, on a grid of 4.
GRID_PX = 4
INSIDE_PX = 8  # between the parts of one group
BETWEEN_PX = 16  # between groups
EDGE_PX = 24  # at the edges of a page
CORNER_PX = 6
HAIRLINE_PX = 1
FOCUS_PX = 2
ICON_PX = 16
LARGE_ICON_PX = 32
STEPS_WIDTH_PX = 208
SHORT_WAIT_MS = 500  # work that takes less shows no progress

USUAL_PERCENT = 100
TEXT_PERCENTS = (80, 90, USUAL_PERCENT, 110, 125, 150, 175, 200)  # of the desktop's own size

_HEADING_SCALE = 1.7
_TITLE_SCALE = 1.15
_SMALL_SCALE = 0.92


class Colours(NamedTuple):  # a dataclass of this size takes longer to make than to paint
    """One ground, light or dark, as #rrggbb.

    window: behind everything; page: where one reads and types; raised: cards and buttons;
    sunken: the list of steps and the heads of tables. quiet: second lines; faint: what is off.
    """

    window: str
    page: str
    raised: str
    sunken: str
    hover: str
    line: str
    strong_line: str  # around what can be typed into or pressed: 3:1 against the page
    text: str
    quiet: str
    faint: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_ground: str  # behind what is selected
    error: str
    error_ground: str
    warning: str
    warning_ground: str
    note: str
    note_ground: str
    fixed: str
    fixed_ground: str
    tiles: tuple[str, ...]  # behind a system's letter


LIGHT = Colours(
    window="#f6f7f7",
    page="#ffffff",
    raised="#ffffff",
    sunken="#eef1f1",
    hover="#f1f5f5",
    line="#d9dfdf",
    strong_line="#8a9696",
    text="#1b2424",
    quiet="#536060",
    faint="#8d9898",
    accent="#0b6b6b",
    accent_hover="#0a5d5d",
    accent_pressed="#084e4e",
    on_accent="#ffffff",
    accent_ground="#dceeed",
    error="#a3271b",
    error_ground="#fbeae8",
    warning="#7c5100",
    warning_ground="#fbf1da",
    note="#46586b",
    note_ground="#e9eef3",
    fixed="#1c6b3a",
    fixed_ground="#e3f2e8",
    tiles=(
        *("#2c6e3f", "#6a4a8c", "#4d5f6e", "#9a3b2e", "#4a4fa3"),
        *("#8a5410", "#5b6b1e", "#8c3a5c", "#2f5d9b", "#0b6b6b"),
    ),
)

DARK = Colours(
    window="#15191a",
    page="#1b2021",
    raised="#222829",
    sunken="#121617",
    hover="#283031",
    line="#333c3d",
    strong_line="#718080",
    text="#e6ebeb",
    quiet="#a5b1b1",
    faint="#768282",
    accent="#58bfb8",
    accent_hover="#6fd0c9",
    accent_pressed="#48aaa3",
    on_accent="#06201f",
    accent_ground="#173a39",
    error="#ff9a8c",
    error_ground="#3b1d1a",
    warning="#eabb5f",
    warning_ground="#352a12",
    note="#aebfd0",
    note_ground="#222c36",
    fixed="#7fd09b",
    fixed_ground="#18301f",
    tiles=(
        *("#7fc892", "#c3a1e6", "#a9bccb", "#f0988a", "#a9adf0"),
        *("#e3b36b", "#b9c96a", "#eb9dbb", "#8fb6ee", "#58bfb8"),
    ),
)

Mark = Literal["error", "warning", "note", "fixed"]


class Look(Enum):
    """What the settings say about light and dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_now = LIGHT


def colours() -> Colours:
    """Return the colours of the ground in use."""
    return _now


def is_dark() -> bool:
    """Tell whether the ground in use is the dark one."""
    return _now is DARK


def use(dark: bool) -> None:
    """Take the dark or the light ground; `palette.apply` does the rest."""
    global _now  # noqa: PLW0603 - one window, one ground; painting asks for it per cell
    _now = DARK if dark else LIGHT


def mark_colour(mark: Mark) -> str:
    """Return the colour of a mark's shape and word."""
    by_mark = {"error": _now.error, "warning": _now.warning, "note": _now.note}
    return by_mark.get(mark, _now.fixed)


def mark_ground(mark: Mark) -> str:
    """Return the faint ground behind a cell or line with that mark."""
    by_mark = {
        "error": _now.error_ground,
        "warning": _now.warning_ground,
        "note": _now.note_ground,
    }
    return by_mark.get(mark, _now.fixed_ground)


def larger_text(percent: int) -> int:
    """Return the next larger size of text, the same where there is none."""
    return next((each for each in TEXT_PERCENTS if each > percent), percent)


def smaller_text(percent: int) -> int:
    """Return the next smaller size of text, the same where there is none."""
    return next((each for each in TEXT_PERCENTS[::-1] if each < percent), percent)


def letters_px(count: int) -> int:
    """Return the room that so many letters need, so that widths grow with the text."""
    return QFontMetrics(QGuiApplication.font()).averageCharWidth() * count


def heading_font() -> QFont:
    """Return the font of a page's heading."""
    return _scaled(_HEADING_SCALE, QFont.Weight.DemiBold)


def title_font() -> QFont:
    """Return the font of a card's or a group's title."""
    return _scaled(_TITLE_SCALE, QFont.Weight.DemiBold)


def small_font() -> QFont:
    """Return the font of second lines and badges."""
    return _scaled(_SMALL_SCALE, QFont.Weight.Normal)


def text_font() -> QFont:
    """Return the font of running text, for what is drawn by hand."""
    return _scaled(1.0, QFont.Weight.Normal)


def small_strong_font() -> QFont:
    """Return the font of the small headings above groups."""
    return _scaled(_SMALL_SCALE, QFont.Weight.DemiBold)


def strong_font() -> QFont:
    """Return the text's own font, in bold."""
    return _scaled(1.0, QFont.Weight.DemiBold)


def digits_font() -> QFont:
    """Return the text's font with digits of one width, for tables and counts."""
    font = QFont(QGuiApplication.font())
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def fixed_font() -> QFont:
    """Return the font in which every letter has one width, for values with visible blanks."""
    from PySide6.QtGui import QFontDatabase  # noqa: PLC0415 - not for the first paint

    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(QGuiApplication.font().pointSizeF())
    return font


def _scaled(factor: float, weight: QFont.Weight) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setWeight(weight)
    return font
