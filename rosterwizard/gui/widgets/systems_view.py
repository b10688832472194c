"""Every system as a card, with a search field above and what was used lately first."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.card import Card, CardText
from rosterwizard.gui.widgets.card_grid import CardGrid
from rosterwizard.gui.widgets.file_door import FileDoor
from rosterwizard.gui.widgets.flipping_row import FlippingRow
from rosterwizard.gui.widgets.labels import group_label, quiet_label
from rosterwizard.gui.widgets.search_line import SearchLine

if TYPE_CHECKING:  # msgspec must not delay the first paint
    from rosterwizard.core.profiles.language import Profile, RecordType

_SEARCH_LETTERS = 60
_MOST_RECENT = 3


class SystemsView(QWidget):
    """Complete without any system, so that the first paint can show it."""

    system_chosen = Signal(object)  # Profile
    recent_chosen = Signal(object, tuple)  # Profile, names of the record types
    found = Signal()  # other cards are shown

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._profiles: tuple[Profile, ...] = ()
        self._cards: dict[str, Card] = {}
        self.search = named(SearchLine(), f"{name}.search", sentence("systems-view", "search"))
        self.search.setPlaceholderText(sentence("systems-view", "search-example"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(theme.letters_px(_SEARCH_LETTERS))
        self.search.setAcceptDrops(False)  # a file dropped here is for the window
        self.search.textChanged.connect(self._show_found)
        self._recent_label, self._systems_label = (
            group_label(sentence("systems-view", "recent")),
            group_label(sentence("systems-view", "systems")),
        )
        self._recent, self._systems = CardGrid(), CardGrid()
        self.door = FileDoor(name)
        self._nothing = named(quiet_label(), f"{name}.nothing_found")
        self._lay_out()
        self._show_found("")

    def show_systems(self, profiles: "Sequence[Profile]") -> None:
        """Take the systems to choose from."""
        self._profiles = tuple(profiles)
        self._cards = {profile.name: self._system_card(profile) for profile in profiles}
        self._show_found(self.search.text())

    def show_recent(self, record_types: Iterable[str]) -> None:
        """Take what was used lately, as `recent_name` writes it, the latest first."""
        every = (_chosen(each, self._profiles) for each in record_types)
        found = [each for each in every if each is not None][:_MOST_RECENT]
        for card in self._recent.cards():
            card.deleteLater()
        self._recent.show_cards([self._recent_card(*each) for each in found])
        self._show_found(self.search.text())

    def card(self, system: str) -> Card:
        """Return the card of a system."""
        return self._cards[system]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(FlippingRow([self.search, self.door], [1, 0]))
        column.addSpacing(theme.INSIDE_PX)
        column.addWidget(self._nothing)
        for label, grid in (
            (self._recent_label, self._recent),
            (self._systems_label, self._systems),
        ):
            column.addWidget(label)
            column.addWidget(grid)
            column.addSpacing(theme.INSIDE_PX)
        column.addStretch(1)

    def _show_found(self, text: str) -> None:
        found, exactly = self._found(text)
        self._systems.show_cards([self._cards[profile.name] for profile in found])
        self._systems_label.setVisible(bool(found))
        has_recent = bool(self._recent.cards()) and not text.strip()
        self._recent_label.setVisible(has_recent)
        self._recent.setVisible(has_recent)
        self._nothing.setVisible(not exactly)
        part = "close" if found else "message"
        self._nothing.setText(sentence("nothing-found", part, text=text.strip()))
        self.found.emit()

    def _found(self, text: str) -> "tuple[Sequence[Profile], bool]":
        if not self._profiles:
            return (), True
        from rosterwizard.core.wizard.system_search import (  # noqa: PLC0415 - brings msgspec
            systems_found,
        )

        return systems_found(text, self._profiles)

    def shows(self, system: str) -> bool:
        """Tell whether the card of a system is among those that are found."""
        return self._cards.get(system) in self._systems.cards()

    def _system_card(self, profile: "Profile") -> Card:
        types = profile.record_types
        provisional = profile.roster.provisional or any(each.roster.provisional for each in types)
        card = Card(
            CardText(
                system=profile.name,
                letter=profile.title[:1].upper(),
                title=profile.title,
                line=profile.description,
                foot=counted("record-types-counted", len(types)),
                badge=sentence("provisional-partly") if provisional else "",
            ),
            self,
        )
        named(card, f"{self._name}.system_{profile.name}")
        card.clicked.connect(lambda: self.system_chosen.emit(profile))
        return card

    def _recent_card(self, profile: "Profile", record_types: "Sequence[RecordType]") -> Card:
        names = tuple(each.name for each in record_types)
        if recent_name(profile, names) != profile.name:
            title = listed([each.label for each in record_types])
        else:
            title = sentence("whole-set" if profile.roster.set else "all-types")
        card = Card(CardText(profile.name, profile.title[:1].upper(), title, profile.title), self)
        card.setAccessibleName(sentence("recent-spoken", what=title, system=profile.title))
        named(card, f"{self._name}.recent_{recent_name(profile, names)}".replace("/", "_"))
        card.clicked.connect(lambda: self.recent_chosen.emit(profile, names))
        return card

    # -- Qt's own -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search field into the cards by Down, and open the first by Enter."""
        cards = [*self._recent.cards(), *self._systems.cards()]
        first = next((card for card in cards if card.isVisibleTo(self)), None)
        if first is None or not self.search.hasFocus():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Down:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(first, Card):
            first.click()
        else:
            super().keyPressEvent(event)


def recent_name(profile: "Profile", record_types: "Sequence[str]") -> str:
    """Return what stands for a choice in the settings: SYSTEM/TYPE,TYPE, or SYSTEM for all."""
    is_whole = len(profile.record_types) == len(record_types) > 1
    return profile.name if is_whole else f"{profile.name}/{','.join(record_types)}"


def _chosen(
    name: str, profiles: "Iterable[Profile]"
) -> "tuple[Profile, tuple[RecordType, ...]] | None":
    """Return what `recent_name` stands for; None where that is not there any more."""
    system, _, names = name.partition("/")
    profile = next((each for each in profiles if each.name == system), None)
    if profile is None:
        return None
    wanted = names.split(",") if names else [each.name for each in profile.record_types]
    found = tuple(each for each in profile.record_types if each.name in wanted)
    return (profile, found) if len(found) == len(wanted) else None
