"""What a proxy wants to know is typed unseen, and Enter sends once something is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.gui.submit.proxy_question import ProxyPassword, ProxyQuestion
from rosterwizard.services.ways.web_proxy import ProxyAccount
from tests.helpers.tab_walk import shared_mnemonics

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

TROUBLE = RosterError("proxy-password-missing", proxy="proxy.example:3128", user="anna")
WHOSE = ProxyAccount("proxy anna http://proxy.example:3128", "anna", "proxy.example:3128")


def test_nothing_is_sent_before_something_is_typed(qtbot: QtBot) -> None:
    question = ProxyQuestion(TROUBLE, WHOSE)
    qtbot.addWidget(question)
    with qtbot.waitExposed(question):
        question.show()
    assert question.focusWidget() is question.secret
    assert question.secret.echoMode() is QLineEdit.EchoMode.Password
    assert "anna" in question.secret.accessibleName()
    assert shared_mnemonics(question) == {}
    QTest.keyClick(question.secret, Qt.Key.Key_Return)
    assert question.isVisible()
    QTest.keyClicks(question.secret, "Tide-Bell-7")
    with qtbot.waitSignal(question.accepted):
        QTest.keyClick(question.secret, Qt.Key.Key_Return)


def test_what_is_typed_comes_back_and_nothing_where_it_is_called_off(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def agree(question: ProxyQuestion) -> int:
        question.secret.setText("Tide-Bell-7")
        question.keep.setChecked(True)
        return ProxyQuestion.DialogCode.Accepted

    question = ProxyQuestion(TROUBLE, WHOSE)
    qtbot.addWidget(question)
    monkeypatch.setattr(ProxyQuestion, "exec", agree)
    assert ProxyQuestion.answer(TROUBLE, WHOSE, question) == ProxyPassword(
        "Tide-Bell-7", keeps=True
    )
    monkeypatch.setattr(ProxyQuestion, "exec", lambda _question: ProxyQuestion.DialogCode.Rejected)
    assert ProxyQuestion.answer(TROUBLE, WHOSE, question) is None
