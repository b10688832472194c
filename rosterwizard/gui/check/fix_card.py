"""One proposed fix: a button that says what it does, and what would become what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rosterwizard.core.letters.in_sight import told_from
from rosterwizard.core.messages.words import counted, number, sentence
from rosterwizard.core.showing.short_text import shown_shortly
from rosterwizard.core.showing.visible_blanks import has_odd_blanks, visible
from rosterwizard.gui import theme
from rosterwizard.gui.check.problem_card import wrapped_label
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import PlainLabel
from rosterwizard.gui.widgets.labels import quiet_label

if TYPE_CHECKING:
    import polars as pl

    from rosterwizard.core.fixing import Fix

_SHOWN_PAIRS = 12


class FixCard(QFrame):
    """Shows before → after, so that pressing the button holds no surprise.

    unseen: how many of the cells stand in rows that are not shown. is_held: it is only looked at,
    and there is nothing to press. What it would cause is said by `show_caused`, once that is known.
    """

    wanted = Signal(object)  # the Edit to make

    def __init__(
        self,
        fix: Fix,
        row: int | None,
        unseen: int = 0,
        parent: QWidget | None = None,
        *,
        is_held: bool = False,
    ) -> None:
        super().__init__(parent)
        self.fix = fix
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(theme.INSIDE_PX)
        title = wrapped_label(fix.label)
        title.setFont(theme.strong_font())
        column.addWidget(title)
        column.addLayout(pairs_grid(fix.pairs(), _SHOWN_PAIRS))
        self.button = QPushButton(_button_words(fix))
        named(self.button, "check.fix", fix.label)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda: self.wanted.emit(fix.edit))
        column.addWidget(self.button)
        self.button.setVisible(not is_held)
        self.caused = quiet_label()
        self.caused.hide()
        column.addWidget(self.caused)
        if unseen:
            column.addWidget(quiet_label(counted("check-fix-reaches", unseen)))
        if row is not None and len(fix.rows) > 1 and not is_held:
            column.addWidget(self._only_here(row))

    def show_caused(self, count: int) -> None:
        """Say how many problems would come by the fix, on its button too where there are any."""
        self.caused.setText(counted("check-fix-causes", count))
        self.caused.show()
        if count:
            letter = "&" in self.button.text()
            words = counted("check-make-fix-all-the-same", count)
            self.button.setText(words if letter else words.replace("&", ""))

    def _only_here(self, row: int) -> QPushButton:
        only = named(QPushButton(sentence("check-only-here")), "check.fix_only_here")
        only.setProperty("role", "link")
        only.setAutoDefault(False)
        only.clicked.connect(lambda: self.wanted.emit(self.fix.in_row(row).edit))
        return only

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a hairline around it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.colours().line))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, theme.CORNER_PX, theme.CORNER_PX)


def _button_words(fix: Fix) -> str:
    return sentence("check-make-fix", "rows" if fix.gone else "message", count=fix.size)


def pairs_grid(pairs: pl.DataFrame, most: int) -> QGridLayout:
    """Return the first pairs (see `Fix.pairs`), and how many more there are."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.INSIDE_PX)
    grid.setVerticalSpacing(theme.GRID_PX)
    grid.setColumnStretch(0, 1)
    for line, (before, after, count) in enumerate(pairs.head(most).iter_rows()):
        blanks, was = has_odd_blanks(before), told_from(before, after)
        shown = f"{_value(was, blanks=blanks)} → {_value(after, blanks=blanks)}"
        words = wrapped_label(shown)
        words.setFont(theme.fixed_font())
        words.setAccessibleName(sentence("check-becomes", before=before, after=after))
        grid.addWidget(words, line, 0)
        grid.addWidget(_count(count), line, 1)
    rest = pairs.height - most
    if rest > 0:
        grid.addWidget(quiet_label(counted("check-other-pairs", rest)), most, 0, 1, 2)
    return grid


def _value(text: str, *, blanks: bool) -> str:
    return (visible(text) if blanks else shown_shortly(text)) or sentence("check-empty-cell")


def _count(count: int) -> QLabel:
    label = PlainLabel(f"{number(count)} ×")
    label.setProperty("role", "quiet")
    label.setFont(theme.digits_font())
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return label
