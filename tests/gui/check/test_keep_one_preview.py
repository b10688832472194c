"""One row of each key is kept for all keys at once, after what would go was shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton, QRadioButton

from rosterwizard.core.fixing.one_of_key import ways_to_keep_one
from rosterwizard.gui.check.keep_one_preview import KeepOnePreview
from rosterwizard.gui.plain_text import PlainLabel
from tests.helpers.patron_jobs import HEADINGS, patron
from tests.helpers.window_jobs import check_page, ready

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytestqt.qtbot import QtBot

    from rosterwizard.core.fixing import Fix
    from rosterwizard.core.job.edits import Edit
    from rosterwizard.gui.pages.check_page import CheckPage

ROWS = [
    patron(1, emailaddress=""),
    patron(2),
    patron(1, surname="Rossi"),
    patron(2, surname="Rossi", emailaddress=""),
]


@pytest.fixture
def page(qtbot: QtBot) -> CheckPage:
    return check_page(qtbot, (HEADINGS, ROWS))


@pytest.fixture
def dialog(page: CheckPage, qtbot: QtBot) -> KeepOnePreview:
    work = page.session.work
    ways = ways_to_keep_one(work.sheet_of("patrons"), work.problems["patrons"])
    dialog = KeepOnePreview(ways, lambda fix, _progress: fix.size)
    qtbot.addWidget(dialog)
    return dialog


def listed(dialog: KeepOnePreview) -> str:
    return " ".join(each.text() for each in dialog.findChildren(PlainLabel) if "→" in each.text())


def choose(dialog: KeepOnePreview, keep: str) -> None:
    (choice,) = dialog.findChildren(QRadioButton, f"keep_one.{keep}")
    choice.click()


def test_each_way_shows_which_rows_go_and_what_would_come_by_it(
    dialog: KeepOnePreview, qtbot: QtBot
) -> None:
    assert "Row 4 → set aside; row 2 stays" in listed(dialog)
    qtbot.waitUntil(lambda: dialog.make.text() == "&Mend all the same: 2 new problems")
    choose(dialog, "fullest")
    assert dialog.make.text() == "Set 2 rows &aside"  # until it is known what would come by it
    assert "Row 2 → set aside; row 4 stays" in listed(dialog)
    assert "Row 5 → set aside; row 3 stays" in listed(dialog)


def test_the_problem_opens_it_and_what_is_wanted_is_one_step(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def last(ways: Sequence[Fix], caused_by: Callable[..., int], _parent: object) -> Edit:
        dialog = KeepOnePreview(ways, caused_by)
        qtbot.addWidget(dialog)
        choose(dialog, "last")
        return dialog.fix.edit

    monkeypatch.setattr(KeepOnePreview, "wanted", last)
    page.desk.table.go_to(2, 0)
    qtbot.waitUntil(lambda: bool(page.desk.panel.findChildren(QPushButton, "check.keep_one")))
    (button,) = page.desk.panel.findChildren(QPushButton, "check.keep_one")
    button.click()
    ready(qtbot, page)
    assert page.session.work.sheet_of("patrons").rows_there().to_list() == [2, 3]
    page.undo()
    ready(qtbot, page)
    assert page.session.work.sheet_of("patrons").rows_there().to_list() == [0, 1, 2, 3]
