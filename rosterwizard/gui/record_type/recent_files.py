"""The files that were opened lately, as links on one line or two."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rosterwizard.core.messages.screen_mask import screened_file
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import set_tip
from rosterwizard.gui.widgets.flow_row import FlowRow
from rosterwizard.gui.widgets.labels import clear_labels, group_label, link_button

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDEST_LETTERS = 40  # a longer name would be wider than the page on a small screen


class RecentFiles(QWidget):
    """One link for each file or set of files. It is not shown while there is none."""

    chosen = Signal(tuple)  # paths

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._shown: tuple[tuple[str, ...], ...] = ()
        self._links = QWidget()
        self._row = FlowRow(self._links, across_px=theme.BETWEEN_PX, down_px=theme.GRID_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.BETWEEN_PX)
        column.setSpacing(theme.GRID_PX)
        column.addWidget(group_label(sentence("recent-files")))
        column.addWidget(self._links)
        self.hide()

    def show_files(self, files: Sequence[tuple[str, ...]]) -> None:
        """Take what was opened lately, the latest first."""
        if tuple(files) == self._shown:
            return  # whoever reads the screen aloud is not sent back to the beginning
        self._shown = tuple(files)
        clear_labels(self._row)
        for place, paths in enumerate(files):
            link = self._link(tuple(map(Path, paths)), place)
            self._row.addWidget(link)
            link.show()
        self.setVisible(bool(files))

    def tell_again(self) -> None:
        """Name the files as they may be named now."""
        files, self._shown = self._shown, ()
        self.show_files(files)

    def _link(self, paths: tuple[Path, ...], place: int) -> QWidget:
        from rosterwizard.core.showing.brief_names import named_briefly  # noqa: PLC0415 - words

        names = named_briefly(paths)
        widest = theme.letters_px(_WIDEST_LETTERS)
        shown = self.fontMetrics().elidedText(names, Qt.TextElideMode.ElideMiddle, widest)
        link = link_button(shown.replace("&", "&&"), partial(self.chosen.emit, paths))
        named(
            link, f"{self._name}.recent_file_{place}", sentence("recent-files", "open", files=names)
        )
        set_tip(link, "\n".join(screened_file(str(path)) for path in paths))
        return link
