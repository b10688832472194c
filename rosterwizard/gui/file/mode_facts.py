"""What the names of the files say: in which mode they are, and which are lists of deletions."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.profiles.set_files import mode_named, modes_of
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.flow_row import FlowRow
from rosterwizard.gui.widgets.labels import badge, quiet_label, strong_label
from rosterwizard.gui.widgets.message_bar import MessageBar


class ModeFacts(QWidget):
    """The mode and what it does; below it, what is kept apart. Hidden where names tell nothing."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"{name}.mode", sentence("file-mode", "spoken"))
        self._title, self._deletes = strong_label(), badge(sentence("submit-deletes"))
        self._says = quiet_label()
        self.deletions = MessageBar(f"{name}.deletions", closable=False, covered=False)
        head = FlowRow(across_px=theme.INSIDE_PX, down_px=theme.GRID_PX)
        head.addWidget(self._title)
        head.addWidget(self._deletes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID_PX)
        column.addLayout(head)
        column.addWidget(self._says)
        column.addWidget(self.deletions)

    def show_job(self, job: Job) -> None:
        """Show what the files of a job are; nothing where no file is set aside or tells a mode."""
        modes = modes_of(job.profile)
        self.setVisible(bool(modes or job.aside))
        self._title.setVisible(bool(modes))
        self._says.setVisible(bool(modes))
        self._deletes.hide()
        self._show_apart(job)
        if not modes:
            return
        meant = mode_named(job.profile, job.mode) if job.mode else None
        if meant is None:
            title = sentence("file-mode", "unsaid")
            says = sentence("file-mode", system=job.profile.title, first=modes[0].title)
        else:
            title, says = meant.title, meant.says
        self._title.setText(title)
        self._says.setText(says)
        self._deletes.setVisible(meant is not None and meant.deletes)

    def _show_apart(self, job: Job) -> None:
        told = [
            sentence("deletions-apart", **each.told(job.profile.title)) for each in job.deletions
        ]
        if job.aside:
            told.append(counted("files-aside", len(job.aside), files=listed(job.aside)))
        if told:
            self.deletions.tell("warning", "\n".join(told))
        else:
            self.deletions.hide()
