"""What voice control and switch access press is chosen, and not only shown as pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleActionInterface

from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.dialogs.settings_dialog import SettingsDialog
from rosterwizard.gui.pages.check_page import CheckPage
from tests.helpers.example_rosters import infiniti_patrons
from tests.helpers.road_steps import open_system

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from tests.helpers.wizard import Wizard


def do(widget: QWidget) -> None:
    """Do what an assistive tool can do with a button: toggle it, or press it."""
    actions = QAccessible.queryAccessibleInterface(widget).actionInterface()
    toggle, press = (
        QAccessibleActionInterface.toggleAction(),
        QAccessibleActionInterface.pressAction(),
    )
    names = actions.actionNames()
    actions.doAction(toggle if toggle in names else press)


def test_a_record_type_is_chosen(wizard: Wizard) -> None:
    do(wizard.see("record_type.system_infiniti"))
    wizard.wait(lambda: bool(wizard.seen("record_type.type_patrons")))
    do(wizard.see("record_type.type_patrons"))
    assert wizard.session.work.record_types == ("patrons",)
    assert wizard.main_button().isEnabled()
    do(wizard.see("record_type.type_contacts"))
    assert wizard.session.work.record_types == ("contacts",)


def test_record_types_of_a_set_are_ticked_and_let_go(wizard: Wizard) -> None:
    open_system(wizard, "haiku")
    before = wizard.session.work.record_types
    do(wizard.see("record_type.type_classes"))
    assert "classes" in before
    assert "classes" not in wizard.session.work.record_types
    do(wizard.see("record_type.type_all"))
    assert wizard.session.work.record_types == before


def test_rows_to_show_and_what_becomes_of_bad_ones_are_chosen(
    wizard: Wizard, tmp_path: Path
) -> None:
    wizard.window.open_files([infiniti_patrons(tmp_path, 300)])
    wizard.wait_for(Step.CHECK)
    page = wizard.page
    assert isinstance(page, CheckPage)
    do(wizard.see("check.filter_error"))
    assert page.desk.table.model().rowCount() < 300
    wizard.window.go_to(Step.SUBMIT)
    wizard.wait_until_idle()
    do(wizard.see("submit.row_choice_all-rows"))
    assert wizard.session.work.row_choice == "all-rows"


def test_a_look_is_chosen(wizard: Wizard) -> None:
    dialog = SettingsDialog(wizard.session, wizard.window)
    dialog.tabs.setCurrentIndex(1)
    dialog.show()
    do(wizard.see("settings.look_dark"))
    assert wizard.session.settings is not None
    assert wizard.session.settings.look == "dark"
    dialog.close()
