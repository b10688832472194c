"""A fix says on its button what it would bring about, as soon as that was tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.profiles.language import Constraints, Field
from rosterwizard.core.showing.checked_job import CheckedSheet, checked
from rosterwizard.gui.check.fix_card import FixCard
from rosterwizard.gui.check.problem_panel import ProblemPanel
from tests.helpers.checked import record_type, sheet, system

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KINDS = ("Teacher", "Student", "Guest", "Visitor")
KIND = Field("kind", constraints=Constraints(enum=KINDS, unique=True))


@pytest.fixture
def panel(qtbot: QtBot) -> ProblemPanel:
    panel = ProblemPanel("check.problem")
    qtbot.addWidget(panel)
    return panel


def people(*kinds: str) -> CheckedSheet:
    of = record_type(KIND)
    job = Job(system(of), (sheet(of, {"kind": list(kinds)}),))
    return checked(job, {}, UNWATCHED).sheets["people"]


def only_card(panel: ProblemPanel) -> FixCard:
    (card,) = panel.findChildren(FixCard)
    return card


def test_a_fix_that_causes_problems_says_so_on_its_button(
    panel: ProblemPanel, qtbot: QtBot
) -> None:
    panel.show_cell(people("Techer", "Teacher"), 0, 0)
    card = only_card(panel)
    assert card.button.text() == "&Mend it"
    qtbot.waitUntil(lambda: not card.caused.isHidden())
    assert card.button.text() == "&Mend all the same: 1 new problem"
    assert "One problem would come by it" in card.caused.text()


def test_one_that_causes_none_says_that_too_and_is_tried_once(
    panel: ProblemPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = people("Techer", "Student")
    panel.show_cell(found, 0, 0)
    card = only_card(panel)
    qtbot.waitUntil(lambda: not card.caused.isHidden())
    assert card.caused.text() == "No other problem comes by it."
    assert card.button.text() == "&Mend it"
    monkeypatch.delattr(CheckedSheet, "caused_by")
    panel.show_cell(found, 0, 0)
    assert not only_card(panel).caused.isHidden()


def test_a_safe_fix_needs_no_trial(panel: ProblemPanel) -> None:
    panel.show_cell(people(" Teacher"), 0, 0)
    assert only_card(panel).caused.isHidden()


def test_what_is_no_longer_shown_is_tried_no_further(panel: ProblemPanel, qtbot: QtBot) -> None:
    found = people("Techer", "Teacher", "Guest")
    panel.show_cell(found, 0, 0)
    panel.show_cell(found, 2, 0)
    panel.show_nothing()
    panel.show_cell(found, 0, 0)
    card = only_card(panel)
    qtbot.waitUntil(lambda: not card.caused.isHidden())


def test_the_second_button_keeps_no_letter(panel: ProblemPanel) -> None:
    found = people("Techer", "Teacher")
    panel.show_cell(found, 0, 0)
    card = only_card(panel)
    card.button.setText("Mend it")
    card.show_caused(2)
    assert card.button.text() == "Mend all the same: 2 new problems"
