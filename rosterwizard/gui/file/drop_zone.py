"""Where a file is dropped or chosen."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import icons, theme
from rosterwizard.gui.dropped_files import files_in
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import PlainLabel
from rosterwizard.gui.widgets.labels import quiet_label, title_label

_ICON_PX = 40
_LEAST_HEIGHT_PX = 184


class DropZone(QFrame):
    """Large and dashed while there is no file. The whole window takes drops; this one invites."""

    dropped = Signal(tuple)  # of Path
    choose_pressed = Signal()
    folder_pressed = Signal()
    paste_pressed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"{name}.drop_zone", sentence("drop-here"))
        self.setAcceptDrops(True)
        self.setMinimumHeight(_LEAST_HEIGHT_PX)
        self._hovered = False
        self._picture = PlainLabel()
        self._title, self._line = title_label(sentence("drop-here")), quiet_label()
        self.choose = named(QPushButton(sentence("drop-here", "choose")), f"{name}.choose")
        self.choose.clicked.connect(self.choose_pressed)
        self.folder = named(
            QPushButton(sentence("drop-here", "choose-folder")), f"{name}.choose_folder"
        )
        self.folder.clicked.connect(self.folder_pressed)
        self.paste = named(QPushButton(sentence("drop-here", "paste")), f"{name}.paste")
        self.paste.setAccessibleDescription(sentence("drop-here", "paste-spoken"))
        self.paste.clicked.connect(self.paste_pressed)
        self._lay_out()
        self.show_kinds(of_set=False)

    def show_kinds(self, *, of_set: bool) -> None:
        """Say what can be dropped; several files only make sense for several record types."""
        self._line.setText(sentence("drop-here", "set" if of_set else "sentence"))
        self.folder.setVisible(of_set)

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.INSIDE_PX)
        buttons.addStretch(1)
        for button in (self.choose, self.folder, self.paste):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._line.setAlignment(middle)
        self._title.setAlignment(middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.BETWEEN_PX] * 4)
        column.setSpacing(theme.INSIDE_PX)
        column.addStretch(1)
        column.addWidget(self._picture, 0, middle)
        column.addWidget(self._title)
        column.addWidget(self._line)
        column.addSpacing(theme.INSIDE_PX)
        column.addLayout(buttons)
        column.addStretch(1)

    def _hover(self, *, hovered: bool) -> None:
        self._hovered = hovered
        self.update()

    # -- Qt's own -------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Invite files of this machine."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()
            self._hover(hovered=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Invite no more."""
        self._hover(hovered=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        event.acceptProposedAction()
        self._hover(hovered=False)
        self.dropped.emit(files_in(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashed frame, and the picture in the colours of now."""
        ground = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(ground.accent if self._hovered else ground.strong_line)
        pen = QPen(ink, 1.5, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(QColor(ground.accent_ground if self._hovered else ground.window))
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(area, theme.CORNER_PX, theme.CORNER_PX)
        self._picture.setPixmap(icons.pixmap("sheet", "accent", _ICON_PX))
