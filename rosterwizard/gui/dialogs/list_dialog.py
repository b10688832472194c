"""How a dialog with a long list is laid out: its title above, and a button to close it below."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rosterwizard.gui import theme
from rosterwizard.gui.dialogs.close_button import close_button
from rosterwizard.gui.widgets.flow_row import FlowRow
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import title_label
from rosterwizard.gui.widgets.message_bar import MessageBar
from rosterwizard.gui.widgets.scrolled import scrolled


def lay_out_list(dialog: KeyedDialog, name: str, bar: MessageBar, content: QWidget) -> None:
    """Put the content into the dialog, below its title and message bar. name: of what scrolls."""
    close = close_button()
    close.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*[theme.BETWEEN_PX] * 4)
    column.setSpacing(theme.INSIDE_PX)
    column.addWidget(title_label(dialog.windowTitle()))
    column.addWidget(bar)
    column.addWidget(scrolled(content, name), 1)
    column.addWidget(close)


def row_of(buttons: Iterable[QWidget]) -> QWidget:
    """Return the buttons beside each other, in as many lines as they need."""
    both = QWidget()
    row = FlowRow(both, across_px=theme.INSIDE_PX, down_px=theme.INSIDE_PX)
    for button in buttons:
        row.addWidget(button)
    return both
