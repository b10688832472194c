"""The one question before rows really leave this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox, QWidget

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui.dialogs.question import Question

if TYPE_CHECKING:
    from rosterwizard.services.submitting.plan import Plan


class SendQuestion(Question):
    """What goes where and what it causes; the button names it. Escape sends nothing."""

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__("send_question", "Roster Wizard", parent)
        rows, server = plan.rows_sent, plan.server
        says = [sentence("submit-question-says", url=server.url), *plan.side_effects]
        words = counted("submit-question", rows, server=server.name), "\n\n".join(says)
        self.ask_in_words(lambda: words)
        role = QMessageBox.ButtonRole
        self.send = self.addButton(counted("submit-question-yes", rows), role.AcceptRole)
        self.send.setProperty("role", "primary")
        stay = self.addButton(sentence("submit-question", "stay"), role.RejectRole)
        self.setDefaultButton(stay if _needs_care(plan) else self.send)
        self.setEscapeButton(stay)

    @classmethod
    def agreed(cls, plan: Plan, parent: QWidget) -> bool:
        """Ask, and tell whether the person agreed. Tests replace this."""
        question = cls(plan, parent)
        question.exec()
        return question.clickedButton() is question.send


def _needs_care(plan: Plan) -> bool:
    """Tell whether Enter alone must not send: rows have errors, may be in already, or delete."""
    return bool(plan.deletes or plan.repeats or _sends_errors(plan))


def _sends_errors(plan: Plan) -> bool:
    return plan.row_choice == "all-rows" or any(sheet.file_errors for sheet in plan.sheets)
