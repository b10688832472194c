"""The left side of the template page: the columns to tick."""

from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.template.field_list_model import FieldListModel
from rosterwizard.gui.template.field_painting import FieldPainter
from rosterwizard.gui.widgets.labels import link_button, quiet_label


class FieldList(QWidget):
    """The list with its count, and two buttons that tick much at once."""

    ticked = Signal(str)  # the field that was ticked or unticked; "" for several
    pointed_at = Signal(object)  # Field: by pointer or by key

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FieldListModel(self)
        self.model.ticked.connect(self._tell_ticked)
        self.view = named(QListView(), f"{name}.fields", sentence("field-list", "spoken"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(FieldPainter(self.view))
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.selectionModel().currentChanged.connect(self._tell_pointed_at)
        self.view.entered.connect(self._tell_pointed_at)
        self.all = self._ticking(f"{name}.tick_all", sentence("field-list", "all"), ticked=True)
        self.needed = self._ticking(
            f"{name}.tick_needed", sentence("field-list", "needed"), ticked=False
        )
        self._count = quiet_label()
        self._count.setWordWrap(False)
        self._lay_out()

    def point_at_first(self) -> None:
        """Point at the first field, and count what is ticked."""
        self.view.setCurrentIndex(self.model.index(0))
        self._show_count()

    def _ticking(self, name: str, text: str, *, ticked: bool) -> QPushButton:
        button = link_button(text, partial(self.model.tick_all, ticked=ticked))
        return named(button, name, text.replace("&", ""))

    def _tell_ticked(self, field: str) -> None:
        self._show_count()
        self.ticked.emit(field)

    def _tell_pointed_at(self, index: QModelIndex) -> None:
        field = self.model.field(index.row())
        if field is not None:
            self.pointed_at.emit(field)

    def _show_count(self) -> None:
        self._count.setText(counted("columns-ticked", len(self.model.chosen())))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(buddy_label("Col&umns", self.view))
        head.addWidget(self._count, 1)
        head.addWidget(self.all)
        head.addWidget(self.needed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
