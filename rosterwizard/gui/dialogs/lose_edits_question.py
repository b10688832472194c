"""Reading the file anew would lose what was mended: that is asked first."""

from PySide6.QtWidgets import QMessageBox, QWidget

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui import theme
from rosterwizard.gui.mark_shapes import mark_pixmap
from rosterwizard.gui.session import Session


class LoseEditsQuestion(QMessageBox):
    """Two answers; Escape keeps everything as it is."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIconPixmap(mark_pixmap("warning", theme.LARGE_ICON_PX))
        self.setObjectName("lose_edits_question")
        self.setWindowTitle(sentence("lose-edits", "title"))
        self.setText(sentence("lose-edits", "title"))
        self.setInformativeText(counted("lose-edits", count))
        self.anew = self.addButton(
            sentence("lose-edits", "anew"), QMessageBox.ButtonRole.DestructiveRole
        )
        self.stay = self.addButton(
            sentence("lose-edits", "stay"), QMessageBox.ButtonRole.RejectRole
        )
        self.setDefaultButton(self.stay)
        self.setEscapeButton(self.stay)

    @classmethod
    def may_lose(cls, parent: QWidget, session: Session) -> bool:
        """Ask, unless there is nothing to lose; tell whether to go on."""
        count = len(session.work.edited)
        if not count:
            return True
        question = cls(count, parent)
        question.exec()
        return question.clickedButton() is question.anew
