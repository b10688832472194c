"""What the proxy on the way wants to know, where no keyring has it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import text_label
from rosterwizard.gui.widgets.scrolled import scrolled
from rosterwizard.gui.window_size import on_screen

if TYPE_CHECKING:
    from rosterwizard.core.messages.errors import RosterError
    from rosterwizard.services.ways.web_proxy import ProxyAccount

_SIZE = QSize(520, 300)


@dataclass(frozen=True, slots=True)
class ProxyPassword:
    """What a person typed. keeps: it goes to the keyring once it has let us through."""

    secret: str = field(repr=False)
    keeps: bool = False


class ProxyQuestion(KeyedDialog):
    """Asks for the password of a proxy. Nothing has reached the server yet."""

    def __init__(
        self, trouble: RosterError, whose: ProxyAccount, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("proxy_question")
        self.setWindowTitle(sentence("submit-proxy-question"))
        self.secret = named(QLineEdit(), "proxy_question.secret")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep = named(QCheckBox(sentence("submit-server", "keep")), "proxy_question.keep")
        self.main = QPushButton(sentence("submit-proxy-question", "agree"))
        self.main.setProperty("role", "primary")
        stay = QPushButton(sentence("submit-proxy-question", "stay"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.main, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(stay, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        words = sentence("secret-proxy-password", "asked", user=whose.user, proxy=whose.place)
        content = QWidget()
        parts = QVBoxLayout(content)
        parts.setContentsMargins(*[theme.FOCUS_PX] * 4)  # else the focus has no edge
        parts.setSpacing(theme.INSIDE_PX)
        parts.addWidget(text_label(str(trouble)))
        parts.addWidget(buddy_label(words.replace("&", "&&"), self.secret, wraps=True))
        parts.addWidget(self.secret)
        parts.addWidget(self.keep)
        parts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.BETWEEN_PX] * 4)
        column.setSpacing(theme.BETWEEN_PX)
        column.addWidget(scrolled(content, "proxy_question.scroll"), 1)
        column.addWidget(buttons)
        self.resize(on_screen(self, _SIZE))
        self.secret.textChanged.connect(self._let_send)
        self._let_send()
        self.secret.setFocus()

    @classmethod
    def answer(
        cls, trouble: RosterError, whose: ProxyAccount, parent: QWidget
    ) -> ProxyPassword | None:
        """Ask; None where the person would rather not send. Tests replace this."""
        question = cls(trouble, whose, parent)
        agreed = question.exec() == cls.DialogCode.Accepted
        return (
            ProxyPassword(question.secret.text(), keeps=question.keep.isChecked())
            if agreed
            else None
        )

    def _let_send(self) -> None:
        if self.main is not None:
            self.main.setEnabled(bool(self.secret.text()))
