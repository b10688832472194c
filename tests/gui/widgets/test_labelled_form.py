"""Labels beside their inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from rosterwizard.gui.widgets.choice_box import ChoiceBox
from rosterwizard.gui.widgets.labelled_form import LabelledForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("kind", [QLineEdit, ChoiceBox])
def test_a_label_stands_beside_the_middle_of_its_input(qtbot: QtBot, kind: type[QWidget]) -> None:
    area, form, buddy, row = QWidget(), LabelledForm(), kind(), QWidget()
    qtbot.addWidget(area)
    area.setLayout(form)
    form.add_input("Name", buddy)
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    part = kind()
    column.addWidget(part)
    column.addWidget(QLineEdit())  # something more below the input
    form.add_input("Address", row, part)
    area.resize(400, area.sizeHint().height())
    area.show()
    for field, place in ((buddy, buddy), (row, part)):
        label = form.labelForField(field)
        assert isinstance(label, QLabel)
        assert label.buddy() is place
        middle = place.mapTo(area, place.rect().center()).y()
        assert abs(label.geometry().center().y() - middle) <= 1
