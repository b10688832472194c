"""One line of the list of kept work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.screen_mask import screened_file
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.showing.brief_names import named_briefly
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import breakable, set_tip
from rosterwizard.gui.widgets.labels import badge, quiet_label, title_label
from rosterwizard.services.kept_sent import KeptSent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.kept_entries import KeptEntry

_PAD_PX = 12


class KeptWorkRow(QFrame):
    """The files, what was done to them, and the two things that can be done with that."""

    def __init__(
        self,
        entry: KeptEntry,
        profiles: Sequence[Profile],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        title = entry_title(entry)
        facts = listed(_facts(entry, profiles), "list-of-facts")
        named(self, name, title)
        self.setAccessibleDescription(facts)
        self.go_on = named(
            QPushButton(sentence("kept-entry", "go-on")),
            f"{name}_go_on",
            sentence("kept-entry", "go-on-spoken", files=title),
        )
        self.throw_away = named(
            QPushButton(sentence("kept-entry", "throw-away")),
            f"{name}_throw_away",
            sentence("kept-entry", "throw-away-spoken", files=title),
        )
        self.throw_away.setProperty("role", "quiet")
        set_tip(self, "\n".join(screened_file(str(path)) for path in entry.work.paths))
        self._lay_out(title, facts, is_open=entry.is_open)

    def _lay_out(self, title: str, facts: str, *, is_open: bool) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_PAD_PX, theme.INSIDE_PX, theme.INSIDE_PX, theme.INSIDE_PX)
        row.setSpacing(theme.INSIDE_PX)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title_label(breakable(title)))
        words.addWidget(quiet_label(facts))
        row.addLayout(words, 1)
        if is_open:
            row.addWidget(badge(sentence("kept-entry", "open")))
        for button in (self.throw_away, self.go_on):
            button.setAutoDefault(False)
            row.addWidget(button)
            button.setVisible(not is_open)

    # -- Qt's own -------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground of a card, without what says that it can be pressed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.colours().raised))
        painter.setPen(QPen(QColor(theme.colours().line), theme.HAIRLINE_PX))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, theme.CORNER_PX, theme.CORNER_PX)


def entry_title(entry: KeptEntry) -> str:
    """Return the names of the files; of work that has none yet, what it is."""
    return named_briefly(entry.work.paths) or sentence("kept-entry", "template")


def _facts(entry: KeptEntry, profiles: Sequence[Profile]) -> Iterator[str]:
    work = entry.work
    profile = next((each for each in profiles if each.name == work.system), None)
    if profile is not None:
        every = profile.record_types
        types = [each.label for each in every if each.name in work.record_types]
        if len(types) > 1 and len(types) == len(every):
            types = [sentence("whole-set" if profile.roster.set else "all-types")]
        yield sentence("kept-entry", "what", system=profile.title, types=listed(types))
    elif work.system:
        yield work.system
    when = QDateTime.fromSecsSinceEpoch(int(entry.kept_at))
    yield QLocale().toString(when, QLocale.FormatType.ShortFormat)
    if entry.edits:
        yield counted("kept-entry-edits", entry.edits)
    if isinstance(entry.sent, KeptSent):
        part = "practice" if entry.sent.is_practice else "message"
        yield sentence("kept-entry-sent", part, counts=listed(_counts(entry.sent)))
    elif entry.sent is not None:
        yield sentence("kept-entry-sent", "cut-off")


def _counts(sent: KeptSent) -> Iterator[str]:
    left = ("queued", "refused", "not-sent", "unknown")
    rest = {state: sent.counts.get(state, 0) for state in left}
    every = {"in": sum(sent.counts.values()) - sum(rest.values()), **rest}
    for state, count in every.items():
        if count:
            yield sentence("outcome-counts", state, count=count)
