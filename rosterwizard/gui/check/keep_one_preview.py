"""Which row of each key is kept, chosen once for all of them, with the rows that would go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QWidget

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui import theme
from rosterwizard.gui.check.change_preview import ChangePreview
from rosterwizard.gui.naming import named
from rosterwizard.gui.task import LatestTask
from rosterwizard.gui.widgets.flow_row import FlowRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rosterwizard.core.fixing import Fix
    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.messages.progress import Progress

_SHOWN_PAIRS = 100


class KeepOnePreview(ChangePreview):
    """A button for each way, the rows that go and stay by it, and one button that does it.

    ways: see `ways_to_keep_one`. caused_by: says how many problems would come by one of them.
    """

    def __init__(
        self,
        ways: Sequence[Fix],
        caused_by: Callable[[Fix, Progress], int],
        parent: QWidget | None = None,
    ) -> None:
        row = FlowRow(across_px=theme.BETWEEN_PX, down_px=theme.INSIDE_PX)
        title, says = sentence("keep-one", "title"), sentence("keep-one")
        super().__init__("keep_one", title, says, parent, above=row)
        self._caused_by = caused_by
        self._caused: int | None = None
        self._trying = LatestTask(self)
        self._choices = QButtonGroup(self)
        for way in ways:
            row.addWidget(self._choice(way))
        self.make = self.add_make("")
        self.add_leave(sentence("twins", "leave"))
        self._choices.buttons()[0].setChecked(True)

    @classmethod
    def wanted(
        cls, ways: Sequence[Fix], caused_by: Callable[[Fix, Progress], int], parent: QWidget
    ) -> Edit | None:
        """Show the ways and return what the person wants. Tests replace this."""
        dialog = cls(ways, caused_by, parent)
        return dialog.fix.edit if dialog.exec() == QDialog.DialogCode.Accepted else None

    def _choice(self, way: Fix) -> QRadioButton:
        keep = way.code.removeprefix("fix-keep-")
        choice = named(QRadioButton(sentence("keep-one", keep)), f"keep_one.{keep}")
        choice.toggled.connect(partial(self._show_way, way))
        self._choices.addButton(choice)
        return choice

    def _show_way(self, way: Fix, is_chosen: bool) -> None:
        if not is_chosen:
            return
        self.fix = way
        self._show_change(None)
        self.make.setText(sentence("check-make-fix", "rows", count=way.size))
        self._trying.start(partial(self._caused_by, way), self._show_caused)

    def _show_change(self, caused: int | None) -> None:
        self._caused = caused
        self.tell_again()

    def fill(self) -> None:
        """Add the rows that go, and what would come by it once that is known."""
        self.add_change(self.fix.label, self.fix.pairs(), _SHOWN_PAIRS, self._caused)

    def _show_caused(self, count: int) -> None:
        """Say how many problems would come by it, on the button too where there are any."""
        self._show_change(count)
        if count:
            self.make.setText(counted("check-make-fix-all-the-same", count))
