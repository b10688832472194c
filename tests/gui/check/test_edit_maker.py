"""No edit is lost, and none is of an old sheet, however many are wanted at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.gui.check.edit_maker import EditMaker
from tests.helpers.window_jobs import infiniti_job

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.gui.check.edit_maker import EditOf

SURNAME = 3


class Shown:
    """The sheet that is shown, and what is made of it."""

    def __init__(self) -> None:
        self.sheet: JobSheet | None = infiniti_job().sheets[0]
        self.maker = EditMaker(lambda: self.sheet)
        self.maker.made.connect(self._take)
        self.failures: list[BaseException] = []
        self.maker.failed.connect(self.failures.append)

    def _take(self, edit: Edit) -> None:
        assert self.sheet is not None
        self.sheet = self.sheet.edited(edit)

    def text(self) -> str:
        """Return the text of the cell that is changed."""
        assert self.sheet is not None
        return str(self.sheet.frame[0, SURNAME])


@pytest.fixture
def shown(qapp: QApplication) -> Shown:
    assert qapp is not None
    return Shown()


def with_more(letter: str) -> EditOf:
    return lambda sheet: typed(sheet, 0, SURNAME, str(sheet.frame[0, SURNAME]) + letter)


def test_all_are_made_in_their_turn(shown: Shown, qtbot: QtBot) -> None:
    before = shown.text()
    for letter in "abc":
        shown.maker.make(with_more(letter))
    shown.maker.make_at_once(with_more("d"))
    qtbot.waitUntil(lambda: shown.text() == before + "abcd")
    shown.maker.make_at_once(with_more("e"))
    assert shown.text() == before + "abcde"


def test_an_edit_that_came_between_is_what_the_next_one_starts_from(
    shown: Shown, qtbot: QtBot
) -> None:
    shown.maker.make(with_more("b"))
    shown.maker.make_at_once(with_more("c"))
    assert shown.sheet is not None
    between = typed(shown.sheet, 0, SURNAME, "a")
    assert between is not None
    shown.sheet = shown.sheet.edited(between)
    qtbot.waitUntil(lambda: shown.text() == "abc")
    shown.sheet = shown.sheet.undone().undone()
    assert shown.text() == "a"


def test_another_sheet_of_the_set_gets_nothing_of_it(shown: Shown, qtbot: QtBot) -> None:
    shown.maker.make(with_more("b"))
    assert shown.sheet is not None
    others = structs.replace(shown.sheet.record_type, name="contacts")
    other = shown.sheet = replace(shown.sheet, record_type=others)
    qtbot.waitUntil(lambda: bool(shown.failures))
    (error,) = shown.failures
    assert isinstance(error, RosterError)
    assert error.code == "edit-not-made"
    assert shown.sheet is other


def test_a_fault_costs_itself_alone(shown: Shown, qtbot: QtBot) -> None:
    before = shown.text()
    shown.maker.make(lambda _sheet: 1 / 0)  # type: ignore[arg-type,return-value] # a bug of ours
    shown.maker.make(with_more("b"))
    qtbot.waitUntil(lambda: shown.text() == before + "b")
    assert isinstance(shown.failures[0], ZeroDivisionError)


def test_nothing_is_made_where_there_is_no_sheet(shown: Shown) -> None:
    shown.sheet = None
    shown.maker.make_at_once(with_more("b"))
    shown.maker.make(with_more("b"))
    assert shown.failures == []


def test_what_is_forgotten_is_not_made(shown: Shown, qtbot: QtBot) -> None:
    before = shown.text()
    shown.maker.make(with_more("b"))
    shown.maker.forget()
    shown.maker.make(with_more("c"))
    qtbot.waitUntil(lambda: shown.text() == before + "c")
