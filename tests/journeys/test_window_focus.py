"""Focus begins at the first thing to do, Tab goes on in one order, no Alt letter is doubled.

Walked on every page and in every dialog that pictures are taken of.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import groupby, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from rosterwizard.core.job.job import Job
from rosterwizard.core.job.sheet_edits import rows_brought_back
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.sheet.sheet import SheetBeside
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.look import Dresser
from rosterwizard.gui.pages.template_page import TemplatePage
from rosterwizard.gui.theme import Look
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from tests.helpers.checked import record_type, sheet, system
from tests.helpers.opened_window import opened_window
from tests.helpers.pictured_roads import ROADS
from tests.helpers.road_steps import to_template
from tests.helpers.tab_walk import PLACES, place_of, shared_mnemonics, stops

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.helpers.pictured_roads import Road
    from tests.helpers.wizard import Wizard

# What Qt's plugin without a screen says of lists that drop down and of dialogs.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SIZE_PX = (1280, 800)
PATIENCE_MS = 30_000
# What has the focus when a page has just been opened, by the name of its picture.
FIRST = {
    "record-type": "record_type.search",
    "template": "template.fields",
    "file-empty": "file.choose",
    "file": "window.next",
    "headings": "headings.patrons_lines",
    "many-headings": "headings.patrons_lines",
    "check": "check.table",
    "check-refused": "check.table",
    "submit-all-good": "submit.server",
    "results": "window.finish",
    "results-all-in": "results.table",
    "set-template": "template.fields",
    "set-file-empty": "file.choose",
    "set-check": "check.table",
    "by-hand-submit": "submit.server",
}


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.__name__)
def test_focus_order_and_letters(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, road: Road
) -> None:
    faults: list[str] = []

    def look(name: str) -> None:
        QApplication.processEvents()
        tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        dialogs = [top for top in tops if isinstance(top, QDialog)]
        shown = dialogs[-1] if dialogs else wizard.frame
        faults.extend(f"{name}: {letter}" for letter in shared_mnemonics(shown))
        if dialogs and not isinstance(shown, KeyedDialog | QMessageBox):
            faults.append(f"{name}: Enter does not press what has the ring")
        focused = QApplication.focusWidget()
        if name in FIRST and (focused is None or focused.objectName() != FIRST[name]):
            faults.append(f"{name}: {focused} has the focus")
        if not dialogs and QApplication.activePopupWidget() is None:
            names = [each.objectName() for each in stops(wizard.frame)]
            if not is_in_order(names):
                faults.append(f"{name}: Tab goes {' '.join(names)}")

    wait = partial(qtbot.waitUntil, timeout=PATIENCE_MS)
    with opened_window(Dresser(qapp, Look.LIGHT), wait, SIZE_PX) as wizard:
        road(wizard, tmp_path, look)
    assert not faults, "\n".join(dict.fromkeys(faults))


def is_in_order(names: list[str]) -> bool:
    """Tell whether they go from the page to the footer and to the steps, wherever they begin."""
    places = [place for place, _ in groupby(names, place_of)]
    if len(places) > len(PLACES) and places[0] == places[-1]:
        places.pop()
    begin = PLACES.index(places[0])
    return places == [*PLACES[begin:], *PLACES[:begin]]


def test_a_saved_template_leads_on(
    wizard: Wizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TemplatePage, "ask_path", lambda *_: tmp_path / "patrons.xlsx")
    to_template(wizard, "infiniti", "patrons")
    wizard.tab_to("window.next")
    wizard.press("Return")
    wizard.wait_until_idle()
    assert "is saved" in wizard.message()
    assert wizard.focus().objectName() == "window.next"
    assert shared_mnemonics(wizard.frame) == {}
    wizard.press("Return")
    wizard.wait_for(Step.FILE)


def test_a_file_of_no_known_kind_has_its_own_letters(wizard: Wizard, tmp_path: Path) -> None:
    path = tmp_path / "pets.csv"
    path.write_text("Pet,Colour\nRex,brown\n")
    wizard.window.open_files([path])
    wizard.wait_until_idle()
    assert wizard.seen("file.message_button")
    assert shared_mnemonics(wizard.frame) == {}


PEOPLE = record_type(Field("name"))
SHEETS: dict[str, dict[str, Any]] = {
    "one is left out": {"beside": (SheetBeside("Year 8", 3, alike=True),)},
    "two are left out": {
        "beside": (SheetBeside("Year 8", 3, alike=True), SheetBeside("Year 9", 3, alike=True))
    },
    "all are taken": {"stacked": ("Year 7", "Year 8")},
    "text": {"encoding": "utf-8", "delimiter": ","},
}
ROWS = ("whole", "set-aside", "taken-in")


def test_no_letter_is_doubled_whatever_a_file_is_like(wizard: Wizard) -> None:
    """All that the page can say of sheets and rows, with and without headings to settle."""
    faults: list[str] = []
    for (like, parts), rows, unsettled in product(SHEETS.items(), ROWS, (False, True)):
        wizard.session.start_anew()
        wizard.session.set_paths([Path("pupils.xlsx")])
        wizard.session.set_job(job_like(parts, rows, unsettled=unsettled))
        wizard.window.go_to(Step.FILE)
        wizard.page.enter()
        wizard.page.listed.emit("note", "Some of it is left.", lambda: ["A line"])
        assert wizard.seen("file.message_button")
        assert bool(wizard.seen("file.rows_aside.message_button")) is (rows != "whole")
        assert bool(wizard.seen("file.sheets_taken.message_button")) is (like != "text")
        shared = shared_mnemonics(wizard.frame)
        faults += [f"{like}, {rows}, {unsettled}: {each}" for each in shared]
    assert not faults, "\n".join(faults)


def job_like(parts: dict[str, Any], rows: str, *, unsettled: bool) -> Job:
    """Return a job of two rows. rows: what became of its last row, which looks like a total."""
    made = sheet(PEOPLE, {"name": ["Ann", "Total"]})
    names = () if "encoding" in parts else ("Year 7", "Year 8")
    book: dict[str, Any] = {"sheet_name": "".join(names[:1]), "sheet_names": names, **parts}
    read = replace(made.sheet, origin=replace(made.sheet.origin, **book))
    match = replace(made.matching.matches[0], reason="alike" if unsettled else "chosen")
    made = replace(made, sheet=read, matching=replace(made.matching, matches=(match,)))
    made = made if rows == "whole" else made.opened_without({1: "no-record"})
    back = rows_brought_back(made, [1]) if rows == "taken-in" else None
    return Job(system(PEOPLE), (made.edited(back) if back else made,))


@pytest.mark.parametrize("code", ["looks-like-other", "type-unclear"])
def test_no_letter_is_doubled_where_a_person_is_asked_what_a_file_is(
    wizard: Wizard, code: str
) -> None:
    told = dict.fromkeys(("file", "looks", "looks_briefly", "chosen", "chosen_briefly"), "pupils")
    types = ("infiniti/patrons", "riipen/teams")
    wizard.window.go_to(Step.FILE)
    wizard.page.show_error(RosterError(code, near="", types=types, **told))
    assert wizard.seen("file.type_leave")
    assert shared_mnemonics(wizard.frame) == {}
