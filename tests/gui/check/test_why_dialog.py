"""Why a cell is a problem or is none: asked in the table, told beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from rosterwizard.core.explaining.cell_in_words import said_verdicts, who_looked
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.check.problem_card import ValueBox
from rosterwizard.gui.check.why_dialog import WhyDialog
from rosterwizard.gui.widgets.mark_labels import MarkShape
from tests.helpers.patron_jobs import HEADINGS, patron
from tests.helpers.window_jobs import check_page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.core.explaining.explained_cell import ExplainedCell
    from rosterwizard.gui.pages.check_page import CheckPage

ROWS = [patron(1, emailaddress="anna@"), patron(2, graduationyear="")]
MAIL = HEADINGS.index("emailaddress")


@pytest.fixture
def page(qtbot: QtBot) -> CheckPage:
    return check_page(qtbot, (HEADINGS, ROWS))


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[ExplainedCell]:
    found: list[ExplainedCell] = []
    monkeypatch.setattr(WhyDialog, "tell", lambda _parent, cell: found.append(cell))
    return found


def ask(page: CheckPage, row: int, column: int) -> None:
    page.desk.table.go_to(row, column)
    actions = {each.text(): each for each in page.desk.table.actions()}
    actions[sentence("table-action", "why")].trigger()


def words_of(dialog: WhyDialog) -> str:
    shown = (each.text() for each in dialog.findChildren(QLabel))
    return "\n".join(shown).replace("\u200b", "")


def test_each_rule_of_the_cell_is_told_in_words(
    page: CheckPage, told: list[ExplainedCell], qtbot: QtBot
) -> None:
    ask(page, 0, MAIL)
    (found,) = told
    dialog = WhyDialog(found)
    qtbot.addWidget(dialog)
    words = words_of(dialog)
    for each in said_verdicts(found):
        told_of_it = [each.title] if each.group == "not-found" else [each.rule, each.says, each.why]
        assert all(part in words for part in told_of_it)
    (value,) = dialog.findChildren(ValueBox)
    assert value.text().replace("\u200b", "") == "anna@"
    assert len(dialog.findChildren(MarkShape)) == len(found.of("told", "follows"))


def test_rule_that_asked_nothing_says_why(
    page: CheckPage, told: list[ExplainedCell], qtbot: QtBot
) -> None:
    ask(page, 1, HEADINGS.index("graduationyear"))
    dialog = WhyDialog(told[0])
    qtbot.addWidget(dialog)
    assert sentence("why-unasked", "blank") in words_of(dialog)


def test_new_row_is_not_explained_before_it_is_checked(
    page: CheckPage, told: list[ExplainedCell]
) -> None:
    page.desk.actions_.insert_row()
    last = page.desk.model.rowCount() - 1
    with_words: list[str] = []
    page.desk.told.connect(with_words.append)
    ask(page, last, MAIL)
    assert told == []
    assert with_words == [sentence("why-unchecked")]


def test_nothing_is_asked_where_nothing_is_shown(
    page: CheckPage, told: list[ExplainedCell]
) -> None:
    page.desk.forget()
    page.desk.ask_why()
    assert told == []


def test_dialog_stands_beside_the_window_and_goes_with_it(page: CheckPage, qtbot: QtBot) -> None:
    ask(page, 0, MAIL)
    dialog = page.findChild(WhyDialog)
    assert dialog is not None
    qtbot.waitExposed(dialog)
    assert not dialog.isModal()
    dialog.reject()


def test_that_no_rule_of_the_system_looks_at_a_cell_is_said(
    page: CheckPage, told: list[ExplainedCell], qtbot: QtBot
) -> None:
    said = {sentence("why-nobody"), sentence("why-no-field")}
    for column in range(len(HEADINGS)):
        ask(page, 1, column)
        dialog = WhyDialog(told[-1])
        qtbot.addWidget(dialog)
        looked = who_looked(told[-1])
        assert said & {*words_of(dialog).split("\n")} == {looked} - {""}
    assert {who_looked(each) for each in told} >= {"", sentence("why-nobody")}
