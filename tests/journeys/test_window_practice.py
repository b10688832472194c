"""The practice data: offered at the first start, with a hint on each page, and apart from all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from rosterwizard.core.wizard.flow import STEPS, Step
from rosterwizard.gui.dialogs.help_dialog import HelpDialog
from rosterwizard.gui.dialogs.keep_question import KeepQuestion
from rosterwizard.gui.dialogs.start_anew_question import StartAnewQuestion
from rosterwizard.gui.practice_tour import hints_of
from rosterwizard.services.history_lines import history_lines
from rosterwizard.services.kept_entries import kept_list
from rosterwizard.services.settings import load_settings
from tests.helpers.example_rosters import infiniti_patrons
from tests.helpers.pictured_dialogs import set_up_servers
from tests.helpers.road_steps import open_file, to_file

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.helpers.wizard import Wizard


def begin(wizard: Wizard) -> None:
    wizard.click("practice_offer.take")
    wizard.wait_for(Step.FILE)
    wizard.wait_until_idle()


def hint(wizard: Wizard) -> str:
    return wizard.window.tour.bar.text()


def to_results(wizard: Wizard) -> None:
    for step in (Step.CHECK, Step.SUBMIT, Step.RESULTS):
        wizard.go_on()
        wizard.wait_for(step)
        wizard.wait_until_idle()


def test_every_page_has_hints_of_one_sentence() -> None:
    for step in STEPS:
        hints = hints_of(step)
        assert hints, step
        assert all(each.endswith(".") and each.count(". ") == 0 for each in hints)


def test_the_whole_road_is_walked_with_a_hint_on_each_page(wizard: Wizard) -> None:
    begin(wizard)
    assert hint(wizard) == hints_of(Step.FILE)[0]
    wizard.click("practice_hint.next")
    assert hint(wizard) == hints_of(Step.FILE)[1]
    for step in (Step.CHECK, Step.SUBMIT, Step.RESULTS):
        wizard.go_on()
        wizard.wait_for(step)
        wizard.wait_until_idle()
        assert hint(wizard) == hints_of(step)[0]
    for _ in hints_of(Step.RESULTS)[1:]:
        wizard.click("practice_hint.next")
    assert not wizard.window.tour.next.isEnabled()


def test_nothing_of_it_is_kept_and_the_history_has_it_as_practice(
    wizard: Wizard, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(wizard)
    monkeypatch.delattr(KeepQuestion, "ask")  # nobody is asked
    monkeypatch.delattr(StartAnewQuestion, "may_start")
    to_results(wizard)
    assert [line.is_practice for line in history_lines()] == [True]
    assert not wizard.window.footer.keep.isEnabled()
    wizard.window.begin_anew()
    assert kept_list().entries == ()
    settings = load_settings()
    assert (settings.recent_files, settings.recent_record_types) == ((), ())
    assert hint(wizard) == ""
    assert wizard.window.may_close()


def test_it_can_go_to_no_real_server(wizard: Wizard) -> None:
    set_up_servers(wizard.session)
    wizard.window.practise()
    wizard.wait_until_idle()
    for step in (Step.CHECK, Step.SUBMIT):
        wizard.go_on()
        wizard.wait_for(step)
        wizard.wait_until_idle()
    box = wizard.see_as(QComboBox, "submit.server")
    offered = [box.itemData(place) for place in range(box.count())]
    assert [each.is_practice for each in offered if each is not None] == [True]


def test_stopped_hints_do_not_come_back_and_the_work_stays(wizard: Wizard) -> None:
    begin(wizard)
    work = wizard.session.work
    wizard.click("practice_hint.stop")
    assert hint(wizard) == ""
    assert wizard.session.work is work
    wizard.go_on()
    wizard.wait_for(Step.CHECK)
    assert hint(wizard) == ""


def test_the_offer_is_made_once(wizard: Wizard) -> None:
    assert wizard.window.tour.offer.text()
    wizard.click("practice_offer.leave")
    assert wizard.window.tour.offer.text() == ""
    assert not load_settings().offers_practice
    wizard.session.set_settings(load_settings())
    assert wizard.window.tour.offer.text() == ""


def test_the_offer_is_for_those_who_are_new(wizard: Wizard, tmp_path: Path) -> None:
    to_file(wizard, "infiniti", "patrons")
    assert wizard.window.tour.offer.text() == ""
    open_file(wizard, infiniti_patrons(tmp_path, 30))
    wizard.window.begin_anew()
    assert wizard.window.tour.offer.text() == ""


def test_it_is_started_from_help_and_the_work_at_hand_is_kept(
    wizard: Wizard, tmp_path: Path
) -> None:
    to_file(wizard, "infiniti", "patrons")
    open_file(wizard, infiniti_patrons(tmp_path, 30))
    for _ in range(2):  # help is opened a second time in the same window
        wizard.window.open_help()
    help_ = wizard.frame.findChild(HelpDialog)
    assert help_ is not None
    help_.practise.click()
    assert not help_.isVisible()
    wizard.wait_until_idle()
    assert hint(wizard) == hints_of(Step.FILE)[0]
    (kept,) = kept_list().entries
    assert kept.work.paths == (tmp_path / "patrons august.csv",)


def test_a_file_of_ones_own_ends_it(wizard: Wizard, tmp_path: Path) -> None:
    begin(wizard)
    wizard.window.open_files([infiniti_patrons(tmp_path, 30)])
    wizard.wait_for(Step.CHECK)
    wizard.wait_until_idle()
    assert hint(wizard) == ""
    assert "list on the first page" not in wizard.page.message_bar.text()
