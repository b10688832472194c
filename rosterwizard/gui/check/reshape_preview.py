"""A change of the form of cells, tried out while it is being chosen: what becomes what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from rosterwizard.core.matching.heading_names import names_of_columns
from rosterwizard.core.messages.screen_mask import screened_heading, to_be_shown
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui import theme
from rosterwizard.gui.check.change_preview import ChangePreview
from rosterwizard.gui.naming import named
from rosterwizard.gui.task import LatestTask
from rosterwizard.gui.widgets.choice_box import ChoiceBox
from rosterwizard.gui.widgets.labelled_form import LabelledForm

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Entries = Callable[[], Sequence[tuple[str, object]]]

    from rosterwizard.core.fixing.reshaping import Reshaped
    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.showing.chosen_cells import ChosenCells

_SHOWN_PAIRS = 12


class ReshapePreview(ChangePreview):
    """Choices above, and below them what would come of them, with the button that does it.

    code: of the words; its parts "title" and "say". It is tried on another thread.
    """

    code = ""

    def __init__(self, sheet: JobSheet, chosen: ChosenCells, parent: QWidget | None = None) -> None:
        self.form = LabelledForm()
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, theme.INSIDE_PX, 0)
        self._column.setSpacing(theme.BETWEEN_PX)
        self._list: QWidget | None = None
        title, says = sentence(self.code, "title"), sentence(self.code)
        super().__init__(self.code.replace("-", "_"), title, says, parent)
        self.sheet, self.chosen = sheet, chosen
        self.edit: Edit | None = None
        self._entries: dict[ChoiceBox, Entries] = {}
        self._trying = LatestTask(self)
        self._trying.failed.connect(self._fail)
        self.make = self.main = self.add_make(counted("reshape-make", 0))
        self.add_leave(sentence("reshape", "leave"))
        self.add_choices()
        self.try_out()

    def tell_again(self) -> None:
        """Name the columns, and tell of the change, as it may be now; what was chosen stays."""
        for box, entries in self._entries.items():
            for place, (text, _) in enumerate(entries()):
                box.setItemText(place, text)
        self.try_out()

    def columns_entries(self) -> list[tuple[str, object]]:
        """Return the columns that can be chosen, by what they are called."""
        names = names_of_columns(self.sheet.matching)
        return [(screened_heading(names[each]), each) for each in self.chosen.columns]

    def begin_list(self) -> None:
        """Begin the list anew, below the choices; on a small screen they are scrolled with it."""
        if self._list is None:
            self._column.addLayout(self.form)
            self._area.setWidget(self._content)
        else:
            self._list.hide()
            self._list.deleteLater()
        self._list = QWidget()
        self._listed = QVBoxLayout(self._list)
        self._listed.setContentsMargins(0, 0, 0, 0)
        self._listed.setSpacing(theme.INSIDE_PX)
        self._listed.addStretch(1)
        self._column.addWidget(self._list, 1)

    @classmethod
    def wanted(cls, sheet: JobSheet, chosen: ChosenCells, parent: QWidget) -> Edit | None:
        """Show the choices and return what the person wants. Tests replace this."""
        dialog = cls(sheet, chosen, parent)
        return dialog.edit if dialog.exec() == QDialog.DialogCode.Accepted else None

    def add_choices(self) -> None:
        """Add what can be chosen."""
        raise NotImplementedError

    def work(self) -> Callable[[], Reshaped] | str:
        """Return what works out the chosen change, on any thread; or why there is none."""
        raise NotImplementedError

    def add_choice(self, role: str, entries: Entries, chosen: object = None) -> ChoiceBox:
        """Add a box with these entries (words, and what they stand for) under its words.

        entries: gives them, with other words when other ones may be told.
        """
        words = sentence(self.code, role)
        box = named(ChoiceBox(), f"{self.objectName()}.{role.replace('-', '_')}")
        self._entries[box] = entries
        for text, data in entries():
            box.addItem(text, data)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.setMinimumContentsLength(1)  # a long heading makes no window wider
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.form.add_input(words, box)
        box.currentIndexChanged.connect(self.try_out)
        return box

    def add_rows_choice(self) -> ChoiceBox:
        """Add the choice of rows, as wide as its words."""
        box = self.add_choice("in", self.rows_entries)
        box.setMinimumContentsLength(0)
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        box.setMinimumWidth(box.sizeHint().width())
        return box

    def rows_entries(self) -> Sequence[tuple[str, object]]:
        """Return the choice between the selected rows and all that are shown."""
        shown = "reshape-all-rows" if self.chosen.all_rows else "reshape-shown-rows"
        entries: list[tuple[str, object]] = [(counted(shown, len(self.chosen.rows)), "shown")]
        rows = len(self.chosen.selected_rows)
        if rows > 1:
            entries.insert(0, (counted("reshape-selected-rows", rows), "selected"))
        return entries

    def rows_of(self, entry: object) -> Sequence[int]:
        """Return the rows that the entry stands for."""
        return self.chosen.selected_rows if entry == "selected" else self.chosen.rows

    def try_out(self) -> None:
        """Work out what would change, and show it."""
        self.edit = None
        self.make.setEnabled(False)
        work = self.work()
        if isinstance(work, str):
            self._trying.cancel()
            self.begin_list()
            self.add_line(work)
            self.make.setText(counted("reshape-make", 0))
        else:
            self._trying.start(lambda _progress: _shown(work), self._show)

    def _show(self, found: Reshaped) -> None:
        self.edit = found.edit
        cells = found.edit.cells.height if found.edit else 0
        self.begin_list()
        self.add_change(counted("reshape-count", cells), found.pairs, _SHOWN_PAIRS)
        if found.taken:
            self.add_line(counted("reshape-taken", found.taken))
        self.make.setText(counted("reshape-make", cells))
        self.make.setEnabled(cells > 0)

    def _fail(self, error: BaseException) -> None:
        self.reject()
        raise error


def _shown(work: Callable[[], Reshaped]) -> Reshaped:
    with to_be_shown():
        return work()
