"""How the window is to be seen: the size of its text, light or dark; kept as settings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.screen_mask import hides_personal
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.actions import put_action, say_why_off
from rosterwizard.gui.masking import MASK_KEYS, turn_mask
from rosterwizard.gui.naming import named
from rosterwizard.gui.theme import USUAL_PERCENT, Look, larger_text, smaller_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QPushButton, QWidget

    from rosterwizard.gui.session import Session
    from rosterwizard.services.settings import Settings


class ViewMenu(QObject):
    """The menu of a button, whose actions have keys in the whole window of `owner`."""

    failed = Signal(BaseException)

    def __init__(self, session: Session, button: QPushButton, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner, self._session = owner, session
        self.menu = named(QMenu(owner), "window.view_menu", sentence("footer", "view"))
        self.larger = self._sized("larger", ("Ctrl++", "Ctrl+="), larger_text)
        self.smaller = self._sized("smaller", ("Ctrl+-",), smaller_text)
        self.usual = self._sized("usual", ("Ctrl+0",), lambda _now: USUAL_PERCENT)
        self.menu.addSeparator()
        self._looks = QActionGroup(self)
        self.looks = {look: self._look(look) for look in Look}
        self.menu.addSeparator()
        words = sentence("action", "mask")
        self.mask = put_action(self._owner, words, MASK_KEYS, turn_mask, everywhere=True)
        self.mask.setCheckable(True)
        self.menu.addAction(self.mask)
        self.menu.aboutToShow.connect(lambda: self.mask.setChecked(hides_personal()))
        self.menu.addSeparator()
        button.setMenu(self.menu)
        self._session.settings_changed.connect(self._follow)
        self._follow()

    def add(self, action: QAction) -> None:
        """Add what else belongs here."""
        self.menu.addAction(action)

    def _sized(self, part: str, keys: tuple[str, ...], other: Callable[[int], int]) -> QAction:
        action = put_action(
            self._owner,
            sentence("action", part),
            keys,
            lambda: self._resize(other),
            everywhere=True,
        )
        self.menu.addAction(action)
        return action

    def _look(self, look: Look) -> QAction:
        action = self._looks.addAction(sentence("settings-look", look.value))
        action.setCheckable(True)
        action.triggered.connect(partial(self._wear, look))
        self.menu.addAction(action)
        return action

    def _resize(self, other: Callable[[int], int]) -> None:
        from msgspec.structs import replace  # noqa: PLC0415 - start-up

        self._change(lambda kept: replace(kept, text_percent=other(kept.text_percent)))

    def _wear(self, look: Look) -> None:
        from msgspec.structs import replace  # noqa: PLC0415 - start-up

        self._change(lambda kept: replace(kept, look=look.value))

    def _change(self, change: Callable[[Settings], Settings]) -> None:
        if self._session.settings is None:
            return
        try:
            self._session.change_settings(change)
        except RosterError as error:
            self.failed.emit(error)

    def _follow(self) -> None:
        settings = self._session.settings
        percent = settings.text_percent if settings else USUAL_PERCENT
        for action, part, possible in (
            (self.larger, "larger", larger_text(percent) != percent),
            (self.smaller, "smaller", smaller_text(percent) != percent),
        ):
            action.setEnabled(possible)
            say_why_off(action, sentence("action-off", part))
        self.looks[Look(settings.look) if settings else Look.SYSTEM].setChecked(True)
