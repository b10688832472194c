"""A system opened: its record types to choose from, and what the one pointed at needs."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Profile, RecordType
from rosterwizard.gui import icons, theme
from rosterwizard.gui.held_parts import hold
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.choice import Choice
from rosterwizard.gui.widgets.labels import quiet_label, title_label
from rosterwizard.gui.widgets.needs_panel import NeedsPanel
from rosterwizard.gui.widgets.tile import Tile

_SIDE_BY_SIDE_LETTERS = 76


class TypeChooser(QWidget):
    """Types of a set are ticked, for they travel together; of other systems one is chosen.

    A system with several types that is no set also offers all of them in one workbook.
    """

    chosen = Signal(object, tuple)  # Profile, names of the record types in the profile's order
    closed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.profile: Profile | None = None
        self._all: Choice | None = None
        self._choices: dict[str, Choice] = {}
        self._ticking = False
        self._group = QButtonGroup(self)
        self.back = named(QPushButton(sentence("type-chooser", "back")), f"{name}.all_systems")
        self.back.setProperty("role", "link")
        icons.wear(self.back, "back", "accent")
        self.back.clicked.connect(self.closed)
        self._tile = Tile("", "")
        self._title, self._line = title_label(), quiet_label()
        self._rows = QVBoxLayout()
        self._needs = NeedsPanel(name)
        self._lay_out()

    def open_system(
        self, profile: Profile, chosen: Sequence[str], *, is_held: bool = False
    ) -> None:
        """Show the record types of a system, with those ticked that are chosen.

        is_held: a case of it is looked at, which has those and no others.
        """
        if profile is not self.profile:
            self.profile = profile
            self._tile.show_system(profile.name, profile.title[:1].upper())
            self._title.setText(profile.title)
            self._line.setText(profile.description)
            self._make_rows(profile)
        self.tick(chosen)
        rows = [*self._choices.values(), *([self._all] if self._all else [])]
        hold((row.button for row in rows), is_held=is_held)
        if self._all is not None and self._all.button.isChecked():
            self._point_at_all()
        else:
            pointed = chosen[0] if chosen else profile.record_types[0].name
            self._needs.show_type(profile, profile.record_type(pointed))

    def tick(self, chosen: Sequence[str]) -> None:
        """Tick exactly these; tells nobody."""
        self._ticking = True
        self._group.setExclusive(False)  # else the last one chosen could not be let go
        everything = self._all is not None and len(chosen) == len(self._choices)
        for name, choice in self._choices.items():
            choice.button.setChecked(name in chosen and (self._is_set or not everything))
        if self._all is not None:
            self._all.button.setChecked(everything)
        self._group.setExclusive(True)
        self._ticking = False

    def first_choice(self) -> QWidget:
        """Return what takes the focus."""
        rows = list(self._choices.values())
        if self._all is not None and self._is_set:
            rows = [self._all]
        ticked = [row for row in rows if row.button.isChecked()]
        return (ticked or rows)[0].button

    @property
    def _is_set(self) -> bool:
        return self.profile is not None and bool(self.profile.roster.set)

    def _make_rows(self, profile: Profile) -> None:
        self._clear_rows()
        self._choices = {each.name: self._row_of(each) for each in profile.record_types}
        rows = list(self._choices.values())
        self._all = self._row_of_all(profile) if len(rows) > 1 else None
        if self._all is not None:
            rows = [self._all, *rows] if self._is_set else [*rows, self._all]
        for row in rows:
            self._rows.addWidget(row)
            if not self._is_set:  # in a group, Tab reaches only one of its buttons
                self._group.addButton(row.button)
            row.button.toggled.connect(partial(self._toggled, row))
        self._rows.addStretch(1)

    def _row_of(self, record_type: RecordType) -> Choice:
        badge = sentence("provisional") if record_type.roster.provisional else ""
        title = record_type.label
        name = f"{self._name}.type_{record_type.name}"
        choice = Choice(name, title, record_type.description, ticks=self._is_set, mark=badge)
        choice.pointed_at.connect(lambda: self._point_at(record_type))
        return choice

    def _row_of_all(self, profile: Profile) -> Choice:
        title, line = self._words_of_all(profile)
        choice = Choice(f"{self._name}.type_all", title, line, ticks=self._is_set)
        choice.pointed_at.connect(self._point_at_all)
        return choice

    def _words_of_all(self, profile: Profile) -> tuple[str, str]:
        code = "whole-set" if self._is_set else "all-types"
        return sentence(code), sentence(code, "sentence", count=len(profile.record_types))

    def _clear_rows(self) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
        while item := self._rows.takeAt(0):
            row = item.widget()
            if row is not None:
                row.blockSignals(True)  # it may get the focus once more on its way out
                row.hide()
                row.deleteLater()

    def _toggled(self, row: Choice, on: bool) -> None:
        """Take a change by whatever means: a press, a key, an assistive tool."""
        if not self._ticking and (on or self._is_set):
            self._take(row)

    def _take(self, row: Choice) -> None:
        if row is self._all:
            ticked = set(self._choices) if row.button.isChecked() else set()
        else:
            ticked = {name for name, each in self._choices.items() if each.button.isChecked()}
        names = tuple(name for name in self._choices if name in ticked)
        self.tick(names)
        self.chosen.emit(self.profile, names)

    def _point_at(self, record_type: RecordType) -> None:
        if self.profile is not None:
            self._needs.show_type(self.profile, record_type)

    def _point_at_all(self) -> None:
        if self.profile is not None:
            self._needs.show_all(self.profile, *self._words_of_all(self.profile))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._line)
        head.addLayout(words, 1)
        self._rows.setSpacing(theme.INSIDE_PX)
        self._rows.setContentsMargins(0, 0, 0, 0)
        sides = self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        sides.setSpacing(theme.BETWEEN_PX)
        sides.addLayout(self._rows, 5)
        sides.addWidget(self._needs, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(head)
        column.addLayout(sides, 1)

    # -- Qt's own -------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set types and needs below each other where they do not fit side by side."""
        super().resizeEvent(event)
        fits = self.width() >= theme.letters_px(_SIDE_BY_SIDE_LETTERS)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(across if fits else down)
