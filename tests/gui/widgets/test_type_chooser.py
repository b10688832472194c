"""The opened system: what is pointed at belongs to the system that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QRadioButton, QStackedWidget

from rosterwizard.core.profiles.loading import built_in_profiles, find_profile
from rosterwizard.gui.widgets.needs_panel import NeedsPanel
from rosterwizard.gui.widgets.type_chooser import TypeChooser

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_rows_on_their_way_out_do_not_speak_for_the_next_system(qtbot: QtBot) -> None:
    views, chooser = QStackedWidget(), TypeChooser("page")
    qtbot.addWidget(views)
    views.addWidget(QLineEdit())
    views.addWidget(chooser)
    views.setCurrentWidget(chooser)
    views.show()
    chooser.open_system(find_profile("riipen", built_in_profiles()), ())
    button = chooser.findChild(QRadioButton, "page.type_experience-learners")
    assert isinstance(button, QRadioButton)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    views.setCurrentIndex(0)
    chooser.open_system(find_profile("infiniti", built_in_profiles()), ())
    views.setCurrentWidget(chooser)  # Qt gives the focus back to where it was
    qtbot.waitUntil(lambda: "SAML" in said(chooser))
    assert "Learners of an experience" not in said(chooser)


def said(chooser: TypeChooser) -> str:
    labels = chooser.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def test_the_same_system_again_keeps_its_rows(qtbot: QtBot) -> None:
    chooser = TypeChooser("page")
    qtbot.addWidget(chooser)
    profile = find_profile("riipen", built_in_profiles())
    chooser.open_system(profile, ())
    before = chooser.findChildren(QRadioButton)
    chooser.open_system(profile, ("teams",))
    assert chooser.findChildren(QRadioButton) == before
    assert [button.objectName() for button in before if button.isChecked()] == ["page.type_teams"]


@pytest.mark.parametrize(
    ("system", "title", "needs"),
    [
        ("haiku", "The whole set", "Every row needs Import ID, Class name."),
        ("infiniti", "All of them", "Every row needs User name."),
    ],
)
def test_all_of_them_says_what_each_needs(
    qtbot: QtBot, system: str, title: str, needs: str
) -> None:
    chooser = TypeChooser("page")
    qtbot.addWidget(chooser)
    profile = find_profile(system, built_in_profiles())
    chooser.open_system(profile, [each.name for each in profile.record_types])
    chooser.show()
    said = lines(chooser)
    assert said[0] == title
    assert needs in said
    assert [each.label for each in profile.record_types if each.label in said] == [
        each.label for each in profile.record_types
    ]
    assert len(said) == len({*said})


def lines(chooser: TypeChooser) -> list[str]:
    """Return what stands in the panel beside the choices."""
    panel = chooser.findChild(NeedsPanel)
    assert panel is not None
    return [label.text() for label in panel.findChildren(QLabel) if not label.isHidden()]
