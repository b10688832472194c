"""The choice to put the real files into a case, under a passphrase that is typed twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from rosterwizard.core.casefile.sealed import FEWEST_LETTERS, is_short
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.fold_button import FoldButton
from rosterwizard.gui.widgets.labelled_form import LabelledForm
from rosterwizard.gui.widgets.labels import text_label


class RealFilePart(QWidget):
    """Folded away: nobody comes to it by pressing on. It says who will read what."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fold = named(FoldButton(sentence("make-case", "real")), "make_case.real_fold")
        self.take = named(QCheckBox(sentence("make-case", "real-take")), "make_case.real")
        self.first, self.second = (self._line(role) for role in ("passphrase", "passphrase_again"))
        form = LabelledForm()
        form.add_input(sentence("make-case", "passphrase"), self.first)
        form.add_input(sentence("make-case", "passphrase-again"), self.second)
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.INSIDE_PX)
        inside.addWidget(text_label(sentence("make-case", "real-says")))
        inside.addWidget(self.take)
        inside.addLayout(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(self.fold)
        column.addWidget(self._inside)
        self.fold.toggled.connect(self._inside.setVisible)
        self._inside.hide()
        self.take.toggled.connect(self._follow)
        for line in (self.first, self.second):
            line.textChanged.connect(self._follow)
        self._follow()

    @property
    def is_wanted(self) -> bool:
        """Whether the real files shall go into the case."""
        return self.take.isChecked()

    def passphrase(self) -> str | None:
        """Return the passphrase, None where it is not needed or not there yet."""
        return self.first.text() if self.is_wanted and not self.missing() else None

    def missing(self) -> str:
        """Return what is missing for the real files, in words; "" where nothing is."""
        if not self.is_wanted:
            return ""
        if is_short(self.first.text()):
            return counted("make-case-short", FEWEST_LETTERS)
        same = self.first.text() == self.second.text()
        return "" if same else sentence("make-case", "unlike")

    def _follow(self) -> None:
        for line in (self.first, self.second):
            line.setEnabled(self.is_wanted)
        self.changed.emit()

    def _line(self, role: str) -> QLineEdit:
        line = named(QLineEdit(), f"make_case.{role}")
        line.setEchoMode(QLineEdit.EchoMode.Password)
        return line
