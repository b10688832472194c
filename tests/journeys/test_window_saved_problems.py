"""The list of problems that the window saves is the very file that the command line writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.check.problems_button import ProblemsButton
from rosterwizard.gui.offered_actions import offered_actions, plain
from rosterwizard.services.saved_problems import LISTS
from tests.helpers.command_line import called
from tests.helpers.patrons import patron, write_rows

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.helpers.wizard import Wizard

    Capsys = pytest.CaptureFixture[str]

MEND = ("bela", "Y", "N", "bela@", "31")


def test_every_form_is_what_the_command_writes(
    wizard: Wizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capsys
) -> None:
    file = write_rows(tmp_path / "patrons.csv", [patron(1), MEND, (" carla ", *MEND[1:])])
    wizard.window.open_files([file])
    wizard.wait_for(Step.CHECK)
    for ending, form in LISTS.items():
        saved, written = (tmp_path / f"{by}{ending}" for by in ("window", "command"))
        monkeypatch.setattr(ProblemsButton, "ask_file", lambda _, saved=saved: saved)
        wizard.click("check.save_problems")
        wizard.wait_until_idle()
        assert called(capsys, "check", file, "--format", form, "-o", written).status == 1
        assert saved.read_bytes() == written.read_bytes()
        assert b"bela@" in saved.read_bytes()


def test_it_is_found_by_its_words(wizard: Wizard, tmp_path: Path) -> None:
    wizard.window.open_files([write_rows(tmp_path / "patrons.csv", [patron(1), MEND])])
    wizard.wait_for(Step.CHECK)
    offered = {each.words for each in offered_actions(wizard.window.parts())}
    assert plain(sentence("check-save-problems")) in offered
