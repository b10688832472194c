"""What was found on the way to a server is shown, and can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from rosterwizard.gui.dialogs.examination_dialog import ExaminationDialog
from rosterwizard.services.servers.server import Server
from rosterwizard.services.submitting.doctor import Examination, StepFound

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_steps_are_shown_as_plain_text_and_copied(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    server = Server(name="L", system="x", url="https://school.example", protocol="infiniti")
    found = Examination(server, (StepFound("name", "failed", "<b>no</b>"),))
    parent.show()
    ExaminationDialog.tell(parent, found)
    dialog = parent.findChild(ExaminationDialog)
    assert isinstance(dialog, ExaminationDialog)
    assert "<b>no</b>" in dialog.steps.toPlainText()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.steps.toPlainText()
    dialog.close()
