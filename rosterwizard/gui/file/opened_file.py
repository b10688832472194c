"""The file page once there is a file: its name, the facts, the first rows."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.screen_mask import screened_file
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.reading.file_endings import TEXTS
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.showing.brief_names import named_briefly
from rosterwizard.gui import theme
from rosterwizard.gui.file.facts_strip import FactsStrip
from rosterwizard.gui.file.mode_facts import ModeFacts
from rosterwizard.gui.file.rows_aside_bar import RowsAsideBar
from rosterwizard.gui.file.sheets_taken import SheetsTaken
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import PlainLabel, set_tip
from rosterwizard.gui.tables.frame_table_model import FrameTableModel
from rosterwizard.gui.tables.row_table import RowTable
from rosterwizard.gui.widgets.labels import quiet_label
from rosterwizard.gui.widgets.type_tabs import TypeTabs
from rosterwizard.services.pasted_files import is_pasted
from rosterwizard.services.practice_data import is_practice_data

_FIRST_ROWS = 200
_TEXT_ENDINGS = {*TEXTS, ""}  # what was pasted has none


class OpenedFile(QWidget):
    """Shows what was understood of one file or of a set, one sheet at a time."""

    choose_pressed = Signal()
    options_changed = Signal(ReadingOptions)
    edit_wanted = Signal(str, object)  # the name of the record type, the edit

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._is_held = False
        self._paths: tuple[Path, ...] = ()
        self._options = FIND_OUT
        self._file, self._first = PlainLabel(), quiet_label()
        self.choose = named(
            QPushButton(sentence("file-opened", "another")), f"{name}.choose_another"
        )
        self.choose.clicked.connect(self.choose_pressed)
        self.tabs = TypeTabs(f"{name}.sheets", sentence("file-opened", "sheets"))
        self.tabs.currentChanged.connect(self._show_sheet)
        self.mode = ModeFacts(name)
        self.facts = FactsStrip(name)
        self.facts.changed.connect(self.options_changed)
        self.taken = SheetsTaken(name)
        self.taken.changed.connect(self.options_changed)
        self.aside = RowsAsideBar(name)
        self.aside.edit_wanted.connect(self.edit_wanted)
        self.follow = named(QCheckBox(sentence("saved-elsewhere", "follow")), f"{name}.follow")
        set_tip(self.follow, sentence("saved-elsewhere", "follow-tip"))
        self.model = FrameTableModel(self)
        self.table = named(RowTable(self.model), f"{name}.rows", sentence("file-opened", "rows"))
        self._lay_out()

    def forget(self) -> None:
        """Hold no row of any file: those of a large one take much memory."""
        self._job = None
        self.table.scroll_to_top()
        self.model.forget()
        self.facts.forget()

    def show_names(self, paths: Sequence[Path]) -> None:
        """Show the names alone: nothing is known of the files yet."""
        self.forget()
        self._paths = tuple(paths)
        self._say_names()
        for part in (
            self.mode,
            self.facts,
            self.taken,
            self.aside,
            self.follow,
            self.tabs,
            self.table,
            self._first,
        ):
            part.hide()

    def tell_again(self) -> None:
        """Name files and sheets as they may be named now; the table does so by itself."""
        self._say_names()
        if self._job is not None:
            self._say_sheets(self._job)
            shown = self._job.sheets[self.tabs.place()]
            self.facts.tell_again()
            self.taken.show_sheet(self._job, shown, self._options, is_held=self._is_held)
            self.aside.show_sheet(shown, is_held=self._is_held)

    def _say_sheets(self, job: Job) -> None:
        self.mode.show_job(job)
        self.tabs.show_tabs([(each.record_type.name, _tab_words(each)) for each in job.sheets])

    def _say_names(self) -> None:
        self._file.setText(named_briefly(self._paths))
        set_tip(self._file, "\n".join(screened_file(str(path)) for path in self._paths))

    def show_look(self, paths: Sequence[Path], shown: JobSheet) -> None:
        """Show the first rows of a file that is still being read; the last one is cut off."""
        self.show_names(paths)
        rows = range(min(_FIRST_ROWS, max(shown.sheet.height - 1, 0)))
        self._show_rows(shown, rows)
        self._first.setText(counted("first-look", len(rows)))
        for part in (self.table, self._first):
            part.show()

    def show_job(
        self, paths: Sequence[Path], job: Job, options: ReadingOptions, *, is_held: bool = False
    ) -> None:
        """Show the sheets of a job. options: what the person settled so far.

        is_held: it is only looked at, and nothing can be settled.
        """
        self.show_names(paths)
        self._job, self._options, self._is_held = job, options, is_held
        self._say_sheets(job)
        self._show_sheet(self.tabs.place())

    def show_unread(self, paths: Sequence[Path], options: ReadingOptions) -> None:
        """Offer the facts that may help a file that was not understood."""
        self.show_names(paths)
        is_text = all(path.suffix.lower() in _TEXT_ENDINGS for path in paths)
        self.facts.show_unread(options, is_text=is_text)
        self.facts.show()

    def _show_sheet(self, place: int) -> None:
        if self._job is None or not 0 <= place < len(self._job.sheets):
            return
        shown = self._job.sheets[place]
        sheet, several = shown.sheet.as_read, len(self._job.sheets) > 1 or self._is_held
        self.facts.show_sheet(sheet, shown.record_type, self._options, of_several=several)
        self.taken.show_sheet(self._job, shown, self._options, is_held=self._is_held)
        self.aside.show_sheet(shown, is_held=self._is_held)
        rows = range(min(_FIRST_ROWS, sheet.height))
        self._show_rows(shown, rows)
        self._first.setText(
            counted("first-rows", len(rows)) if sheet.height else sentence("no-rows-yet")
        )
        for part in (self.facts, self.table, self._first):
            part.show()
        file = sheet.origin.file  # nobody saves anew what was pasted, or what ships with this
        nobodys = self._is_held or is_pasted(file) or is_practice_data((file,))
        self.follow.setVisible(not nobodys)

    def _show_rows(self, shown: JobSheet, rows: Sequence[int]) -> None:
        sheet, secret, told = shown.sheet, shown.secret_columns, shown.told.of
        self.table.scroll_to_top()
        self.model.show_frame(sheet.frame, sheet.headings, sheet.places, rows, secret, told=told)
        self.table.size_columns()
        self.table.make_room_for_numbers()

    def _lay_out(self) -> None:
        self._file.setFont(theme.title_font())
        self._file.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(self._file, 1)
        head.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE_PX)
        column.addLayout(head)
        column.addWidget(self.mode)
        column.addWidget(self.tabs)
        column.addWidget(self.facts)
        column.addWidget(self.taken)
        column.addWidget(self.aside)
        column.addWidget(self.follow)
        column.addWidget(self.table, 1)
        column.addWidget(self._first)
        column.addStretch(0)


def _tab_words(sheet: JobSheet) -> str:
    origin, kind = sheet.sheet.origin, sheet.record_type
    name, title = listed(map(screened_file, origin.own_sheets or (origin.file.name,))), kind.label
    return title if name == title else sentence("sheet-as", sheet=name, type=title)
