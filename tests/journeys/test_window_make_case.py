"""A case file is made in the window: shown and proven first, and saved only when asked to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.dialogs import make_case_dialog
from rosterwizard.gui.dialogs.make_case_dialog import MakeCaseDialog
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.services.case_files.case_making import made_real_case
from rosterwizard.services.case_files.case_opening import case_in
from rosterwizard.services.case_files.case_told import preview_of
from tests.helpers.example_rosters import infiniti_patrons
from tests.helpers.road_steps import open_file, to_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.case_files.case_making import CaseRequest, MadeCase
    from tests.helpers.wizard import Wizard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
PASSPHRASE = "four words of nobody"  # noqa: S105 - of a made-up case
asked: list[CaseRequest] = []


def made_soon(request: CaseRequest, progress: Progress) -> MadeCase:
    """Stand in the place of the making of look-alikes, which has tests of its own."""
    asked.append(request)
    return made_real_case(request, PASSPHRASE, progress)


@pytest.fixture
def dialog(
    wizard: Wizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MakeCaseDialog]:
    monkeypatch.setattr(make_case_dialog, "_made", made_soon)
    asked.clear()
    to_file(wizard, "infiniti", "patrons")
    open_file(wizard, infiniti_patrons(tmp_path, 120))
    wizard.go_on()
    wizard.wait_for(Step.CHECK)
    dialog = MakeCaseDialog(wizard.session, wizard.window)
    dialog.show()
    wait_for(wizard, dialog)
    yield dialog
    dialog.close()
    dialog.deleteLater()


def labels(dialog: MakeCaseDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel)]


def wait_for(wizard: Wizard, dialog: MakeCaseDialog) -> None:
    wizard.wait(lambda: dialog._task is None)  # noqa: SLF001 - whether it works on


def test_everything_in_it_is_shown_and_proven(dialog: MakeCaseDialog) -> None:
    titles = [dialog.contents.list.item(row).text() for row in range(dialog.contents.list.count())]
    assert {"Files", "Problems", "Log", "Proof"} <= set(titles)
    assert "problems kept" in dialog.message_bar.text()
    for row in range(len(titles)):
        dialog.contents.list.setCurrentRow(row)
        assert dialog.contents.list.item(row).data(Qt.ItemDataRole.AccessibleDescriptionRole)


def test_no_title_of_a_part_is_cut_off(dialog: MakeCaseDialog) -> None:
    assert dialog.made is not None
    longest = sentence("case-part-differences", "title")
    dialog.contents.show_parts([replace(preview_of(dialog.made)[0], title=longest)])
    QApplication.sendPostedEvents()
    titles = dialog.contents.list
    assert titles.viewport().width() >= titles.sizeHintForColumn(0)


def test_bar_says_of_a_look_alike_in_short_that_nothing_was_found(dialog: MakeCaseDialog) -> None:
    made = dialog.made
    assert made is not None
    manifest = structs.replace(made.case.manifest, holds="look-alike")
    dialog.made = replace(made, case=replace(made.case, manifest=manifest))
    for _ in range(2):
        dialog.real.take.click()
    assert sentence("case-nothing-found") in dialog.message_bar.text()
    assert sentence("case-searched-for") not in dialog.message_bar.text()


def test_case_is_saved_where_a_person_says(
    wizard: Wizard, dialog: MakeCaseDialog, tmp_path: Path
) -> None:
    path = tmp_path / "out.rwcase"
    with patch.object(dialog, "ask_path", lambda: path):
        wizard.click("make_case.save")
    wait_for(wizard, dialog)
    assert case_in(path).case.manifest.files
    assert dialog.message_bar.text() == sentence("make-case", "saved", file="out.rwcase")
    assert QApplication.focusWidget() is wizard.see("make_case.close")


def test_nothing_is_saved_where_it_is_called_off(
    wizard: Wizard, dialog: MakeCaseDialog, tmp_path: Path
) -> None:
    with patch.object(dialog, "ask_path", lambda: None):
        wizard.click("make_case.save")
    wait_for(wizard, dialog)
    assert not list(tmp_path.glob("*.rwcase"))


def test_what_a_person_leaves_out_is_left_out(wizard: Wizard, dialog: MakeCaseDialog) -> None:
    dialog.parts["log"].click()
    wait_for(wizard, dialog)
    assert [list(each.without) for each in asked] == [[], ["log"]]
    assert dialog.made is not None
    assert dialog.made.case.manifest.log == ()


def test_real_file_asks_for_the_same_passphrase_twice(
    wizard: Wizard, dialog: MakeCaseDialog, tmp_path: Path
) -> None:
    assert not wizard.seen("make_case.real")
    wizard.click("make_case.real_fold")
    dialog.real.take.click()
    assert "real file goes" in dialog.message_bar.accessibleName()
    dialog.real.take.click()
    assert "problems kept" in dialog.message_bar.accessibleName()
    dialog.real.take.click()
    assert not dialog.save.isEnabled()
    for short in ("short", " " * 20, "e\u0301" * 7):
        dialog.real.first.setText(short)
        assert "at least 12" in dialog.real.missing()
    dialog.real.first.setText(PASSPHRASE)
    assert "not the same" in dialog.real.missing()
    assert dialog.real.passphrase() is None
    dialog.real.second.setText(PASSPHRASE)
    path = tmp_path / "real.rwcase"
    with patch.object(dialog, "ask_path", lambda: path):
        wizard.click("make_case.save")
    wait_for(wizard, dialog)
    assert case_in(path).sealed_content is not None
    assert dialog.message_bar.text() == sentence("make-case", "saved-real", file="real.rwcase")


def test_case_in_which_an_original_was_found_cannot_be_saved(
    wizard: Wizard, dialog: MakeCaseDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsafe(request: CaseRequest, progress: Progress) -> MadeCase:
        return replace(made_soon(request, progress), found=("log",))

    monkeypatch.setattr(make_case_dialog, "_made", unsafe)
    dialog.make()
    wait_for(wizard, dialog)
    assert not dialog.save.isEnabled()
    assert wizard.seen("make_case.again")  # look-alikes are drawn anew each time
    assert sentence("make-case", "unsafe") in labels(dialog)
    dialog.real.take.click()  # which is sealed
    assert sentence("make-case", "unsafe") not in labels(dialog)


def test_what_cannot_be_made_is_said_and_can_be_tried_again(
    wizard: Wizard, dialog: MakeCaseDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_request: CaseRequest, _progress: Progress) -> MadeCase:
        raise RosterError("case-not-alike")

    monkeypatch.setattr(make_case_dialog, "_made", fails)
    dialog.make()
    wait_for(wizard, dialog)
    assert dialog.message_bar.text() == str(RosterError("case-not-alike"))
    assert not dialog.save.isEnabled()
    monkeypatch.setattr(make_case_dialog, "_made", made_soon)
    wizard.click("make_case.again")
    wait_for(wizard, dialog)
    assert dialog.made is not None


def test_making_can_be_cancelled(
    wizard: Wizard, dialog: MakeCaseDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def works_on(_request: CaseRequest, progress: Progress) -> MadeCase:
        while True:
            progress.report(1, 2)

    monkeypatch.setattr(make_case_dialog, "_made", works_on)
    dialog.make()
    dialog.progress.show_at_once()
    wizard.click("make_case.progress_cancel")
    wait_for(wizard, dialog)
    assert dialog.made is None
    assert wizard.seen("make_case.again")


def test_case_is_made_from_the_page_the_menu_and_the_dialog_for_bugs(
    wizard: Wizard, tmp_path: Path
) -> None:
    opened: list[object] = []
    to_file(wizard, "infiniti", "patrons")
    action = wizard.window._case_action  # noqa: SLF001 - what the menu has
    assert not action.isEnabled()
    open_file(wizard, infiniti_patrons(tmp_path, 30))
    wizard.go_on()
    wizard.wait_for(Step.CHECK)
    assert isinstance(wizard.page, CheckPage)
    with patch.object(MakeCaseDialog, "open_for", lambda *what: opened.append(what)):
        wizard.click("check.case")
        action.trigger()
        assert wizard.window.make_case is not None
        wizard.window.make_case()
    assert len(opened) == 3
    wizard.session.start_anew()
    assert not action.isEnabled()


def test_look_alike_that_the_window_made_is_reproduced_in_the_window(
    wizard: Wizard, tmp_path: Path
) -> None:
    file = infiniti_patrons(tmp_path, 60)
    to_file(wizard, "infiniti", "patrons")
    open_file(wizard, file)
    wizard.go_on()
    wizard.wait_for(Step.CHECK)
    dialog = MakeCaseDialog(wizard.session, wizard.window)
    dialog.show()
    wait_for(wizard, dialog)
    path = tmp_path / "out.rwcase"
    with patch.object(dialog, "ask_path", lambda: path):
        wizard.click("make_case.save")
    wait_for(wizard, dialog)
    dialog.close()
    dialog.deleteLater()
    wizard.come_back()
    state = case_in(path).case.state
    assert state is not None
    assert all(b"Patel" not in content for content in state.files.values())
    wizard.window.open_files([path])
    wizard.wait(lambda: wizard.session.work.case is not None)
    wizard.wait_for(Step.CHECK)
    case = wizard.session.work.case
    assert case is not None
    assert case.is_reproduced
    assert case.differences.expected > 0
