"""Only what the practice server can play for a system can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.gui.submit.scenario_box import ScenarioBox
from rosterwizard.services.kept_servers import scenarios_of
from tests.helpers.filled_templates import PROFILES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_each_system_has_what_can_be_played_for_it(qtbot: QtBot) -> None:
    box = ScenarioBox()
    qtbot.addWidget(box)
    for profile in PROFILES.values():
        box.show_for(profile)
        plays = scenarios_of(profile)
        assert tuple(box.itemData(place) for place in range(box.count())) == plays
        assert box.has_choice() is (len(plays) > 1)


def test_what_was_chosen_stays_where_it_can_be_played(qtbot: QtBot) -> None:
    box = ScenarioBox()
    qtbot.addWidget(box)
    box.show_for(PROFILES["infiniti"])
    box.setCurrentIndex(box.findData("not-allowed"))
    box.show_for(PROFILES["haiku"])
    assert box.currentData() == "not-allowed"
    box.show_for(PROFILES["echalk"])
    assert (box.currentData(), box.has_choice()) == ("good", False)
