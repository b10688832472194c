"""Work of a page ends the page's waiting, however it ends."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING
from weakref import ref

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.pages.page import Page
from rosterwizard.gui.session import Session
from tests.helpers.stumbles import STUMBLES, WANTED, stumbling

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class AnyPage(Page):
    """A page with nothing on it."""

    step = Step.TEMPLATE


@pytest.fixture
def page(qtbot: QtBot) -> AnyPage:
    page = AnyPage(Session())
    qtbot.addWidget(page)
    return page


@pytest.mark.parametrize("kind", STUMBLES)
def test_a_fault_of_any_kind_goes_to_the_dialog_for_bugs(
    page: AnyPage, qtbot: QtBot, kind: str
) -> None:
    with qtbot.waitSignal(page.bug_found) as told:
        page.start(STUMBLES[kind], lambda _: None, "Trying")
    assert type(told.args[0]).__name__ == kind
    assert not page.busy


@pytest.mark.parametrize("kind", WANTED)
def test_an_end_that_was_wanted_is_only_an_end(page: AnyPage, qtbot: QtBot, kind: str) -> None:
    with qtbot.assertNotEmitted(page.bug_found):
        page.start(WANTED[kind], lambda _: None, "Trying")
        qtbot.waitUntil(lambda: not page.busy)


def test_what_a_person_can_mend_is_said_on_the_page(page: AnyPage, qtbot: QtBot) -> None:
    error = RosterError("file-empty", file="a.csv")
    with qtbot.assertNotEmitted(page.bug_found):
        page.start(stumbling(error), lambda _: None, "Trying")
        qtbot.waitUntil(lambda: not page.busy)
    assert "a.csv" in page.message_bar.text()


def test_nothing_is_left_of_work_that_has_ended(page: AnyPage, qtbot: QtBot) -> None:
    task = ref(page.start(lambda _: None, lambda _: None, "Trying"))

    def is_gone() -> bool:
        gc.collect()
        return task() is None

    qtbot.waitUntil(lambda: not page.busy)
    qtbot.waitUntil(is_gone)
