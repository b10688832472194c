"""Hints beside each page while somebody walks the road with practice data, and the offer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import has_sentence, sentence
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.widgets.hint_bar import HintBar
from rosterwizard.services.practice_data import is_practice_data

if TYPE_CHECKING:
    from rosterwizard.gui.session import Session

_MOST_HINTS = 9


class PracticeTour(QObject):
    """One hint at a time, of the page that is open. What is done here is never changed by it.

    It goes on while the practice data is at hand, until it is stopped. At the first start of all it
    is offered; whatever is answered then, it is not offered again.
    """

    wanted = Signal()  # the practice data, from the offer
    failed = Signal(object)  # a RosterError

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._step, self._place = Step.RECORD_TYPE, 0
        self._is_stopped = False
        self.bar = HintBar("practice_hint")
        self.next = self.bar.button("next", self.show_next)
        self.stop_button = self.bar.button("stop", self.stop)
        self.offer = HintBar("practice_offer")
        self.offer.button("take", self.wanted.emit)
        self.offer.button("leave", self._end_offers)
        session.changed.connect(lambda _before, _after: self._show())
        session.settings_changed.connect(self._show)

    def begin(self) -> None:
        """Show hints from now on: the practice data is about to be opened."""
        self._is_stopped, self._place = False, 0
        self._end_offers()

    def go_to(self, step: Step) -> None:
        """Take the page that is open."""
        if step is not self._step:
            self._step, self._place = step, 0
        self._show()

    def show_next(self) -> None:
        """Show the next hint of the page."""
        self._place += 1
        self._show()
        if not self.next.isEnabled():
            self.stop_button.setFocus()  # Qt gives it to whatever comes next

    def stop(self) -> None:
        """Show no hint any more; the work stays as it is."""
        self._is_stopped = True
        self._show()

    @property
    def is_on(self) -> bool:
        """Whether hints are shown."""
        return not self._is_stopped and is_practice_data(self._session.work.paths)

    def _show(self) -> None:
        hints = hints_of(self._step) if self.is_on else []
        if hints:
            self._place = min(self._place, len(hints) - 1)
            self.bar.tell(sentence("practice-hint", "word"), hints[self._place])
            self.next.setEnabled(self._place + 1 < len(hints))
        else:
            self.bar.hide()
        if self._is_first_start() and self._step is Step.RECORD_TYPE:
            self.offer.tell(sentence("practice-offer", "word"), sentence("practice-offer"))
        else:
            self.offer.hide()

    def _is_first_start(self) -> bool:
        settings, work = self._session.settings, self._session.work
        if settings is None or not settings.offers_practice:
            return False
        used = settings.recent_record_types or settings.recent_files or settings.servers
        return not (used or work.profile or work.paths)

    def _end_offers(self) -> None:
        settings = self._session.settings
        if settings is None or not settings.offers_practice:
            return
        from msgspec.structs import replace  # noqa: PLC0415 - start-up

        try:
            self._session.change_settings(lambda now: replace(now, offers_practice=False))
        except RosterError as error:
            self.failed.emit(error)


def hints_of(step: Step) -> list[str]:
    """Return the hints of a page, in their order."""
    code = f"practice-{step.value}"
    parts = ("message", *(f"hint-{number}" for number in range(2, _MOST_HINTS)))
    return [sentence(code, part) for part in parts if has_sentence(code, part)]
