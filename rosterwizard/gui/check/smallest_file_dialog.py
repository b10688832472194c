"""What the smallest file with a problem holds, before it is saved."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.screen_mask import in_full
from rosterwizard.core.messages.words import counted, number, sentence
from rosterwizard.core.reading.file_endings import CASE
from rosterwizard.core.sheet.file_names import safe_file_name
from rosterwizard.gui import icons, theme
from rosterwizard.gui.asked_file import ask_new_file_in_form, folder_of
from rosterwizard.gui.dialogs.close_button import close_button
from rosterwizard.gui.naming import named
from rosterwizard.gui.tables.frame_table_model import FrameTableModel
from rosterwizard.gui.tables.row_table import RowTable
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import quiet_label, text_label, title_label
from rosterwizard.gui.widgets.message_bar import MessageBar
from rosterwizard.gui.widgets.scrolled import GivingWay, scrolled
from rosterwizard.gui.widgets.type_tabs import TypeTabs
from rosterwizard.gui.window_size import on_screen
from rosterwizard.services.case_files.shrink_sources import case_of
from rosterwizard.services.case_files.shrunk_saving import save_shrunk
from rosterwizard.services.own_files import refuse_own_files
from rosterwizard.services.work_facts import own_files

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job
    from rosterwizard.gui.session import Session
    from rosterwizard.services.case_files.case_shrinking import Shrunk
    from rosterwizard.services.work import Work

_SIZE = QSize(680, 440)
_LEAST_TABLE_PX = 110  # headings and a row or two, also in the smallest window
_KINDS = {".csv": "csv", ".zip": "archive"}  # of other texts it is "text"


class SmallestFileDialog(KeyedDialog):
    """The rows that are left, one sheet at a time; work can go on beside it."""

    def __init__(self, session: Session, shrunk: Shrunk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = sentence("smallest-file", "title")
        named(self, "smallest_file", title)
        self.setWindowTitle(title)
        self._work, self._shrunk = session.work, shrunk
        self.message_bar = MessageBar("smallest_file", closable=False)
        self.tabs = TypeTabs("smallest_file.sheets", sentence("smallest-file", "sheets"))
        sheets = shrunk.job.sheets
        self.tabs.show_tabs([(each.record_type.name, each.record_type.label) for each in sheets])
        self.tabs.currentChanged.connect(self._show_sheet)
        self.model = FrameTableModel(self)
        words = sentence("smallest-file", "rows")
        self.table = named(RowTable(self.model), "smallest_file.rows", words)
        self.save = named(QPushButton(sentence("smallest-file", "save")), "smallest_file.save")
        icons.wear(self.save, "keep")
        self.save.clicked.connect(self._save)
        self._lay_out()
        self._show_sheet(0)
        self.resize(on_screen(self, self.sizeHint().expandedTo(_SIZE)))
        self.save.setFocus()

    @classmethod
    def tell(cls, session: Session, shrunk: Shrunk, parent: QWidget) -> None:
        """Show what is left beside the window. Tests replace this."""
        dialog = cls(session, shrunk, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def ask_path(self) -> Path | None:
        """Ask where to save, beside the person's own file to begin with. Tests replace this."""
        forms = _forms(self._shrunk, self._work)
        with in_full():  # the file is called so
            stem = sentence("smallest-file", "name", file=self._work.paths[0].stem)
        name = safe_file_name(stem + next(iter(forms.values())))
        title = sentence("smallest-file", "save-title")
        return ask_new_file_in_form(self, title, folder_of(self._work) / name, forms)

    def _save(self) -> None:
        path = self.ask_path()
        if path is None:
            return
        try:
            refuse_own_files([path], own_files(self._work))
            save_shrunk(self._shrunk, path, case_of(self._work))
        except RosterError as error:
            self.message_bar.tell_failure(error)
        else:
            self.message_bar.tell("fixed", sentence("smallest-file", "saved", file=path.name))

    def _show_sheet(self, place: int) -> None:
        sheet = self._shrunk.job.sheets[max(place, 0)]
        self.table.scroll_to_top()
        self.model.show_frame(
            sheet.frame,
            sheet.sheet.headings,
            sheet.sheet.places,
            range(sheet.frame.height),
            sheet.secret_columns,
            told=sheet.told.of,
        )
        self.table.size_columns()
        self.table.make_room_for_numbers()

    def _lay_out(self) -> None:
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.INSIDE_PX)
        inside.addWidget(title_label(sentence("smallest-file", "title")))
        part = "look-alike" if case_of(self._work) else "real"
        says = f"{sentence('smallest-file')} {sentence('smallest-file', part)}"
        inside.addWidget(text_label(says))
        inside.addWidget(self.message_bar)
        inside.addWidget(quiet_label(self._left()))
        inside.addWidget(self.tabs)
        inside.addWidget(GivingWay(self.table, _LEAST_TABLE_PX), 1)
        buttons = close_button()
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.EDGE_PX, theme.EDGE_PX, theme.EDGE_PX, theme.BETWEEN_PX)
        column.setSpacing(theme.BETWEEN_PX)
        column.addWidget(scrolled(content, "smallest_file.scroll"), 1)
        column.addWidget(buttons)

    def _left(self) -> str:
        """Return how much is left, in words."""
        job = self._work.job
        rows, columns = _size(self._shrunk.job)
        all_rows, all_columns = _size(job) if job else (rows, columns)
        of_columns = counted("smallest-file-columns", all_columns, left=number(columns))
        return counted("smallest-file-rows", all_rows, left=number(rows), columns=of_columns)


def _size(job: Job) -> tuple[int, int]:
    frames = [each.frame for each in job.sheets]
    return sum(each.height for each in frames), sum(each.width for each in frames)


def _forms(shrunk: Shrunk, work: Work) -> dict[str, str]:
    """Return the ending of each kind of file that it can be saved as, the first one best."""
    endings = {PurePath(name).suffix.lower() for name in shrunk.files}
    ending = ".zip" if len(shrunk.files) > 1 else next(iter(endings)) or ".txt"
    own = {_KINDS.get(ending, "text"): ending}
    return {"case-file": CASE, **own} if case_of(work) else own
