"""Every dialog follows the key that hides personal values while it is open, as if opened then."""

from __future__ import annotations

import re
from shutil import rmtree
from typing import TYPE_CHECKING

import polars as pl
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from rosterwizard.core.messages.screen_mask import hides_personal, screened
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.dialogs.action_finder import ActionFinder
from rosterwizard.gui.dialogs.left_out_dialog import LeftOutDialog
from rosterwizard.gui.dialogs.line_question import LineQuestion
from rosterwizard.gui.dialogs.question import Question
from rosterwizard.gui.masking import mask
from rosterwizard.gui.offered_actions import offered_actions
from rosterwizard.gui.submit.compared_dialog import ComparedDialog
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.services.journal import journal_folder
from tests.helpers.all_texts import all_texts
from tests.helpers.example_rosters import infiniti_patrons
from tests.helpers.pictured_dialogs import DIALOGS, set_up_servers
from tests.helpers.road_steps import open_file, to_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QDialog

    from tests.helpers.pictured_dialogs import Make
    from tests.helpers.wizard import Wizard

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.timeout(240),  # every dialog there is, on a busy machine
]


# A number of Qt's, or what is said of a line only once one is at it.
_BY_ITSELF = re.compile(r"QScrollBar|timeline\.steps")


def said_in(wizard: Wizard, dialog: QDialog) -> set[str]:
    wizard.wait_until_idle()
    return {text for place, text in all_texts(dialog) if text and not _BY_ITSELF.search(place)}


def opened(wizard: Wizard, make: Make) -> QDialog:
    rmtree(journal_folder())  # some send something first, and nothing is sent twice
    dialog = make(wizard)
    dialog.show()
    dialog.activateWindow()
    wizard.wait_until_idle()
    return dialog


def close(dialog: QDialog) -> None:
    dialog.close()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def finder(wizard: Wizard) -> ActionFinder:
    return ActionFinder(lambda: offered_actions(wizard.window.parts()), wizard.window)


def line_question(wizard: Wizard) -> LineQuestion:
    return LineQuestion("column-contains", "Ann", wizard.window, heading="Ann's class")


def left_out(wizard: Wizard) -> LeftOutDialog:
    return LeftOutDialog(lambda: [screened("Ann Lee")], wizard.window)


def compared(wizard: Wizard) -> ComparedDialog:
    sheet = wizard.session.work.sheet_of("patrons")
    return ComparedDialog("New rows", sheet, pl.Series([1, 2]), wizard.window)


# Besides those of which there are pictures.
OTHERS: dict[str, tuple[Step, Make]] = {
    "finder": (Step.RECORD_TYPE, finder),
    "finder-check": (Step.CHECK, finder),
    "line-question": (Step.RECORD_TYPE, line_question),
    "left-out": (Step.RECORD_TYPE, left_out),
    "compared": (Step.CHECK, compared),
}
SEEN_ELSEWHERE = {"SentFilesDialog"}  # see `test_window_masked.py`


def kinds_below(kind: type) -> set[type]:
    """Return the kinds of dialogs that are no kind of others."""
    below: list[type] = kind.__subclasses__()
    return set().union(*map(kinds_below, below)) if below else {kind}


def said_at_each_time(wizard: Wizard, make: Make, met: set[str]) -> Iterator[set[str]]:
    """Give what a dialog says: opened while all is hidden; open, then hidden; then shown again."""
    mask(on=True)
    dialog = opened(wizard, make)
    yield said_in(wizard, dialog)
    close(dialog)
    mask(on=False)
    dialog = opened(wizard, make)
    met.add(type(dialog).__name__)
    before = said_in(wizard, dialog)
    wizard.press("F9")
    assert hides_personal()
    yield said_in(wizard, dialog)
    wizard.press("F9")
    assert not hides_personal()
    yield said_in(wizard, dialog)
    yield before
    close(dialog)
    wizard.come_back()


def test_every_dialog_follows_while_it_is_open(wizard: Wizard, tmp_path: Path) -> None:
    set_up_servers(wizard.session)
    faults: list[object] = []
    met = set(SEEN_ELSEWHERE)
    for step in (Step.RECORD_TYPE, Step.CHECK, Step.SUBMIT):
        if step is Step.CHECK:
            to_file(wizard, "infiniti", "patrons")
            open_file(wizard, infiniti_patrons(tmp_path, 300))
        wizard.window.go_to(step)
        wizard.wait_for(step)
        if step is Step.SUBMIT:
            wizard.choose("submit.server", "Practice server")
            wizard.wait_until_idle()
        for name, (where, make) in (DIALOGS | OTHERS).items():
            if where is step:
                hidden, then_hidden, shown, before = said_at_each_time(wizard, make, met)
                faults += [(name, "not hidden", each) for each in then_hidden - hidden]
                faults += [(name, "not said", each) for each in hidden - then_hidden]
                faults += [(name, "not shown again", each) for each in before - shown]
    assert faults == []
    every = kinds_below(KeyedDialog) | kinds_below(Question)
    ours = {each.__name__ for each in every if each.__module__.startswith("rosterwizard")}
    assert ours <= met, "a dialog that is not tried"
