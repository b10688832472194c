"""One line is asked for."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from rosterwizard.gui.dialogs.line_question import LineQuestion

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.usefixtures("qtbot")
def test_what_is_typed_takes_the_place_of_what_stands_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def typing(question: LineQuestion) -> bool:
        question.show()
        QTest.keyClicks(question.text, "new")
        assert question.main is not None
        question.main.click()
        return bool(question.result())

    monkeypatch.setattr(LineQuestion, "exec", typing)
    assert LineQuestion.ask(None, "column-contains", "old", heading="surname") == "new"


@pytest.mark.usefixtures("qtbot")
def test_what_is_left_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LineQuestion, "exec", lambda _: 0)
    assert LineQuestion.ask(None, "go-to-row", "12") == ""
