"""What a case file opens: the window as the customer had it, to be looked at and no more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.screen_mask import hides_personal, screened_file
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.masking import mask, turn_mask
from rosterwizard.gui.widgets.hint_bar import HintBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from rosterwizard.core.casefile.case_file import ReadCase
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.gui.pages.page import Page
    from rosterwizard.gui.session import Session
    from rosterwizard.services.case_files.case_opening import OpenedCase
    from rosterwizard.services.work import Work


class SupportMode(QObject):
    """Opens case files, and stands above every page with what came of it while one is shown.

    Personal values are hidden to begin with, although those of a look-alike are nobody's. When the
    case is left, they are as they were before. page: gives the one that is open.
    """

    opened = Signal()  # a case is shown now
    left = Signal()  # a person wants to leave it

    def __init__(self, session: Session, page: Callable[[], Page], parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._page, self._window = session, page, parent
        self._hid_before = False
        self.bar = HintBar("case_file")
        self.differs = self.bar.button("differs", self._show_differences)
        self.mask = self.bar.button("show", turn_mask)
        self.bar.button("leave", self.left.emit)
        session.changed.connect(self._follow)
        session.case_held.connect(self._say_held)

    def open(self, path: Path) -> None:
        """Read a case file, and show what it makes here."""
        doing = sentence("case-file", "reading", file=path.name)
        self._page().start(lambda _progress: _read(path), partial(self._take_read, path), doing)

    def _take_read(self, path: Path, read: ReadCase) -> None:
        if read.sealed_content is None:
            self._check(path, read, None)
        else:
            self._ask(path, read, str(RosterError("passphrase-wanted")))

    def _ask(self, path: Path, read: ReadCase, says: str) -> None:
        from rosterwizard.gui.dialogs.passphrase_question import (  # noqa: PLC0415 - rarely
            PassphraseQuestion,
        )

        passphrase = PassphraseQuestion.ask(self._window, says)
        if passphrase is not None:
            self._check(path, read, passphrase)

    def _check(self, path: Path, read: ReadCase, passphrase: str | None) -> None:
        doing = sentence("case-file", "checking", file=path.name)
        work: Callable[[Progress], Any] = partial(_opened, read, passphrase)
        self._page().start(work, partial(self._take_opened, path, read), doing)

    def _take_opened(self, path: Path, read: ReadCase, opened: OpenedCase | RosterError) -> None:
        if isinstance(opened, RosterError):
            self._ask(path, read, str(opened))
            return
        self._hid_before = hides_personal()
        self._session.look_at(opened, path)
        mask(on=True)
        self.opened.emit()

    def tell_again(self) -> None:
        """Name the file as it may be named now."""
        self._show(self._session.work)

    def _follow(self, before: Work, after: Work) -> None:
        if after.case is before.case:
            return
        self._show(after)
        if before.case is not None and after.case is None:
            mask(on=self._hid_before)

    def _show(self, work: Work) -> None:
        if work.case is None:
            self.bar.hide()
            return
        from rosterwizard.gui.dialogs.case_differences_dialog import (  # noqa: PLC0415 - rarely
            reproduced_in_words,
        )

        found = reproduced_in_words(work.case)
        file = screened_file(work.paths[0].name)
        self.mask.setText(sentence("case-file", "show" if hides_personal() else "hide"))
        self.differs.setVisible(bool(work.case.differences or work.case.told))
        says = sentence("case-file", file=file, found=found)
        self.bar.tell(sentence("case-file", "word"), says, found)

    def _show_differences(self) -> None:
        from rosterwizard.gui.dialogs.case_differences_dialog import (  # noqa: PLC0415 - rarely
            CaseDifferencesDialog,
        )

        if self._session.work.case is not None:
            CaseDifferencesDialog.tell(self._session.work.case, self._window)

    def _say_held(self) -> None:
        self._page().message_bar.tell("note", sentence("case-file", "held"))


def _read(path: Path) -> ReadCase:
    from rosterwizard.services.case_files.case_opening import case_in  # noqa: PLC0415 - polars

    return case_in(path)


def _opened(read: ReadCase, passphrase: str | None, progress: Progress) -> OpenedCase | RosterError:
    """Return the case, or what was wrong with the passphrase: it can be typed once more."""
    from rosterwizard.services.case_files.case_opening import opened_case  # noqa: PLC0415 - polars

    try:
        case = read.opened(passphrase)
    except RosterError as error:
        if error.code == "passphrase-wrong":
            return error
        raise
    return opened_case(case, progress)
