"""The dialogs around case files, in each state that a person meets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from msgspec import structs

from rosterwizard.core.checking import check_job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reproducing.differences import differences
from rosterwizard.core.reproducing.expected_problems import expected_problems
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.check.smallest_file_dialog import SmallestFileDialog
from rosterwizard.gui.dialogs import make_case_dialog
from rosterwizard.gui.dialogs.case_differences_dialog import CaseDifferencesDialog
from rosterwizard.gui.dialogs.make_case_dialog import MakeCaseDialog
from rosterwizard.gui.dialogs.passphrase_question import PassphraseQuestion
from rosterwizard.services.case_files.alike_cases import case_of_alikes
from rosterwizard.services.case_files.case_making import CaseRequest
from rosterwizard.services.case_files.case_shrinking import ShrinkSource, chosen_problem, shrunk_job
from rosterwizard.services.case_files.case_told import preview_of
from rosterwizard.services.look_alikes import look_alikes_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog

    from rosterwizard.services.case_files.case_making import MadeCase
    from tests.helpers.wizard import Wizard

    Make = Callable[[Wizard], QDialog]

_PASSPHRASE = "four words of nobody"  # noqa: S105 - of a made-up case


def _passphrase(code: str) -> Make:
    def make(wizard: Wizard) -> PassphraseQuestion:
        return PassphraseQuestion(str(RosterError(code)), wizard.window)

    return make


def _made_case(wizard: Wizard) -> MadeCase:
    job, paths = wizard.session.work.job, wizard.session.work.paths
    assert job is not None
    alikes = look_alikes_of(job, paths, key=bytes(range(32)))  # the same in each picture
    return case_of_alikes(CaseRequest(job, paths), alikes)


def _make_case(act: Callable[[MakeCaseDialog], object], **changes: object) -> Make:
    """Return what opens the dialog with a made case, changed so, and then does `act`."""

    def make(wizard: Wizard) -> MakeCaseDialog:
        made = replace(_made_case(wizard), **changes)  # type: ignore[arg-type] # as it is given
        return _opened(wizard, lambda *_: made, act)

    return make


def _opened(
    wizard: Wizard, made: Callable[..., object], act: Callable[[MakeCaseDialog], object]
) -> MakeCaseDialog:
    with patch.object(make_case_dialog, "_made", made):
        dialog = MakeCaseDialog(wizard.session, wizard.window)
        dialog.show()
        wizard.wait_until_idle()
    act(dialog)
    return dialog


def _nothing(_dialog: MakeCaseDialog) -> None:
    """Leave the dialog as it opens."""


def _show_part(name: str) -> Callable[[MakeCaseDialog], None]:
    def show(dialog: MakeCaseDialog) -> None:
        assert dialog.made is not None
        names = [each.name for each in preview_of(dialog.made)]
        dialog.contents.list.setCurrentRow(names.index(name))

    return show


def _choose_real(dialog: MakeCaseDialog) -> None:
    dialog.real.fold.click()
    dialog.real.take.click()
    dialog.real.first.setText(_PASSPHRASE)
    dialog.real.second.setFocus()


def _save_it(dialog: MakeCaseDialog) -> None:
    assert dialog.made is not None
    path = Path("case for support.rwcase")
    dialog._end(path, "saved", dialog.made)  # noqa: SLF001 - nothing is written


def _making(wizard: Wizard) -> MakeCaseDialog:
    dialog = MakeCaseDialog(wizard.session, wizard.window)
    dialog.progress.advance(3, 9)
    dialog.progress.show_at_once()
    return dialog


def _failed(wizard: Wizard) -> MakeCaseDialog:
    def fails(*_: object) -> MadeCase:
        raise RosterError("case-not-alike")

    return _opened(wizard, fails, _nothing)


def _case_differences(wizard: Wizard) -> CaseDifferencesDialog:
    """As if another version of the program found one problem fewer, and one elsewhere."""
    opened = _made_case(wizard).opened
    _, second, *rest = opened.case.expected
    moved = structs.replace(second, severity="note")
    told = (RosterError("case-other-version", name="Polars", was="1.30", now="1.31"),)
    found = differences(opened.case.expected, (moved, *rest))
    return CaseDifferencesDialog(replace(opened, differences=found, told=told), wizard.window)


def _other_version(wizard: Wizard) -> CaseDifferencesDialog:
    told = (RosterError("case-other-version", name="Polars", was="1.30", now="1.31"),)
    return CaseDifferencesDialog(replace(_made_case(wizard).opened, told=told), wizard.window)


def _smallest_file(wizard: Wizard) -> SmallestFileDialog:
    job = wizard.session.work.job
    assert job is not None
    twice = chosen_problem(expected_problems(job, check_job(job)), "unique")
    return SmallestFileDialog(wizard.session, shrunk_job(ShrinkSource(job), twice), wizard.window)


# What the picture is called: the page on which the dialog can be opened, and how.
CASE_DIALOGS: dict[str, tuple[Step, Make]] = {
    "passphrase": (Step.RECORD_TYPE, _passphrase("passphrase-wanted")),
    "passphrase-wrong": (Step.RECORD_TYPE, _passphrase("passphrase-wrong")),
    "case-differences": (Step.CHECK, _case_differences),
    "case-differences-none": (Step.CHECK, _other_version),
    "smallest-file": (Step.CHECK, _smallest_file),
    "make-case": (Step.CHECK, _make_case(_nothing)),
    "make-case-problems": (Step.CHECK, _make_case(_show_part("problems"))),
    "make-case-table": (Step.CHECK, _make_case(_show_part("table"))),
    "make-case-proof": (Step.CHECK, _make_case(_show_part("proof"))),
    "make-case-making": (Step.CHECK, _making),
    "make-case-failed": (Step.CHECK, _failed),
    "make-case-unsafe": (Step.CHECK, _make_case(_nothing, found=("log",))),
    "make-case-saved": (Step.CHECK, _make_case(_save_it)),
    "make-case-real": (Step.CHECK, _make_case(_choose_real)),
}
