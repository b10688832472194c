"""The window and the command line tell the same causes of the same file, and as often."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.showing.checked_job import checked
from rosterwizard.gui.check.cause_list import CauseList
from rosterwizard.services.opening import open_job
from tests.helpers.command_line import called

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DATA = Path(__file__).parent.parent / "data" / "profiles"
PROFILES = built_in_profiles()
TYPES = [record_type.id for profile in PROFILES for record_type in profile.record_types]


@pytest.fixture
def causes(qtbot: QtBot) -> CauseList:
    causes = CauseList("check.causes")
    qtbot.addWidget(causes)
    with qtbot.waitExposed(causes):
        causes.show()
    return causes


@pytest.mark.parametrize("type_id", TYPES)
def test_every_bad_example_has_the_same_causes(
    causes: CauseList, capsys: pytest.CaptureFixture[str], type_id: str
) -> None:
    path = DATA / f"{type_id}.bad.csv"
    told = called(capsys, "check", path, "--type", type_id, "--by-cause", "--format", "json").json
    (sheet,) = checked(open_job([path], PROFILES, type_id), {}, UNWATCHED).sheets.values()
    causes.show_sheet(sheet)
    shown = [(each.severity, each.title, each.where, each.count) for each in causes.causes()]
    assert shown
    assert shown == [
        (each["severity"], each["title"], each["heading"] or each["field"] or "", each["count"])
        for each in told["causes"]
    ]
    assert sum(each["count"] for each in told["causes"]) == sum(told["counts"].values())
