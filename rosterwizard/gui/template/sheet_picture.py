"""A drawing of the sheet as it will be: headings, sample rows, arrows of dropdowns."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.sheet.sheet import column_letter
from rosterwizard.core.templates.picture import PictureColumn, TemplatePicture
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.reading_area import ReadingArea

_NUMBERS_PX = 36
_PAD_PX = 8
_ARROW_PX = 14
_BLANK_ROWS = 2


class SheetPicture(QWidget):
    """Drawn in the window's own colours, so that it is as calm at night as by day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: TemplatePicture | None = None
        self._lefts: list[int] = [_NUMBERS_PX]
        self._pointed = ""
        named(self, "template.picture")
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: TemplatePicture) -> None:
        """Take the sheet to draw."""
        self._picture = picture
        self._lefts = [_NUMBERS_PX]
        for column in picture.columns:
            self._lefts.append(self._lefts[-1] + self._width_of(column))
        headings = listed(column.heading for column in picture.columns)
        self.setAccessibleName(sentence("picture-spoken", headings=headings))
        self.setMinimumWidth(self._lefts[-1] + 1)
        self.setFixedHeight(self._row_px() * self._rows() + 1)
        self.updateGeometry()
        self.update()

    def _width_of(self, column: PictureColumn) -> int:
        """Return what the column needs to show its heading in full, and most of its samples."""
        heading = QFontMetrics(theme.strong_font()).horizontalAdvance(f"{column.heading} *")
        cells = column.width * self.fontMetrics().horizontalAdvance("n")
        arrow = _ARROW_PX if column.choices else 0
        return max(heading, cells + arrow) + 2 * _PAD_PX + theme.GRID_PX

    def picture(self) -> TemplatePicture | None:
        """Return the sheet that is drawn."""
        return self._picture

    def point_at(self, field: str) -> QRect:
        """Frame the column of that field; return where it is, empty when it is not there."""
        self._pointed = field
        self.update()
        places = [column.field for column in self._picture.columns] if self._picture else []
        if field not in places:
            return QRect()
        place = places.index(field)
        width = self._lefts[place + 1] - self._lefts[place]
        return QRect(self._lefts[place], 0, width, self.height())

    def _rows(self) -> int:
        samples = len(self._picture.samples) if self._picture else 0
        return 2 + samples + _BLANK_ROWS

    def _row_px(self) -> int:
        return self.fontMetrics().height() + 12

    # -- Drawing --------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet."""
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.colours().page))
        self._paint_edges(painter)
        for place, column in enumerate(self._picture.columns):
            self._paint_column(painter, place, column)
        self._paint_lines(painter)
        self._paint_pointed(painter)

    def _paint_edges(self, painter: QPainter) -> None:
        """Draw the letters above and the numbers at the left, as spreadsheets have them."""
        ground, row = theme.colours(), self._row_px()
        painter.fillRect(0, 0, self.width(), row, QColor(ground.sunken))
        painter.fillRect(0, 0, _NUMBERS_PX, self.height(), QColor(ground.sunken))
        painter.setFont(theme.small_font())
        painter.setPen(QColor(ground.quiet))
        middle = int(Qt.AlignmentFlag.AlignCenter)
        for place in range(len(self._lefts) - 1):
            width = self._lefts[place + 1] - self._lefts[place]
            painter.drawText(QRect(self._lefts[place], 0, width, row), middle, column_letter(place))
        for number in range(1, self._rows()):
            painter.drawText(QRect(0, number * row, _NUMBERS_PX, row), middle, str(number))

    def _paint_column(self, painter: QPainter, place: int, column: PictureColumn) -> None:
        left, row = self._lefts[place], self._row_px()
        width = self._lefts[place + 1] - left
        self._paint_heading(painter, QRect(left, row, width, row), column)
        painter.setPen(QColor(theme.colours().quiet))
        font = theme.text_font()
        font.setItalic(True)
        painter.setFont(font)
        samples = self._picture.samples if self._picture else ()
        for number, sample in enumerate(samples):
            cell = QRect(left, (number + 2) * row, width, row)
            self._paint_cell(painter, cell, sample[place])
            if column.choices:
                self._paint_arrow(painter, cell)

    def _paint_heading(self, painter: QPainter, cell: QRect, column: PictureColumn) -> None:
        ground = theme.colours()
        fill, ink = {
            "always": (ground.accent, ground.on_accent),
            "when": (ground.accent_ground, ground.accent),
        }.get(column.need, (ground.sunken, ground.text))
        painter.fillRect(cell, QColor(fill))
        painter.setPen(QColor(ink))
        marked = column.need in {"always", "when"}
        painter.setFont(theme.strong_font() if marked else theme.text_font())
        self._paint_cell(painter, cell, f"{column.heading} *" if marked else column.heading)

    def _paint_cell(self, painter: QPainter, cell: QRect, text: str) -> None:
        room = cell.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_arrow(self, painter: QPainter, cell: QRect) -> None:
        ground = theme.colours()
        box = QRectF(0, 0, _ARROW_PX, _ARROW_PX)
        box.moveCenter(QPointF(cell.right() - _ARROW_PX / 2 - 3, cell.center().y() + 0.5))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(ground.strong_line))
        painter.setBrush(QColor(ground.raised))
        painter.drawRoundedRect(box, 2, 2)
        middle = box.center()
        tip = [QPointF(-3, -1.5), QPointF(3, -1.5), QPointF(0, 2)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground.quiet))
        painter.drawPolygon(QPolygonF([middle + each for each in tip]))
        painter.restore()

    def _paint_lines(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme.colours().line))
        bottom, row = self.height() - 1, self._row_px()
        for left in (0, *self._lefts):
            painter.drawLine(left, 0, left, bottom)
        for number in range(self._rows() + 1):
            painter.drawLine(0, number * row, self._lefts[-1], number * row)

    def _paint_pointed(self, painter: QPainter) -> None:
        area = self.point_at(self._pointed) if self._pointed else QRect()
        if not area.isEmpty():
            painter.setPen(QPen(QColor(theme.colours().accent), theme.FOCUS_PX))
            painter.drawRect(area.adjusted(1, 1, 0, -1))


class PictureArea(ReadingArea):
    """The picture in an area that moves sideways, as high as the picture where there is room."""

    def __init__(self, picture: SheetPicture, parent: QWidget | None = None) -> None:
        super().__init__("template.picture_area", sentence("sheet-side", "title"), parent)
        self._picture = picture
        self.setWidget(picture)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """Ask for the whole height of the picture, and of the bar below it."""
        bar = self.horizontalScrollBar().sizeHint().height()
        return QSize(0, self._picture.height() + bar + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Ask for the headings and a sample at least, in a low window."""
        return QSize(0, self.sizeHint().height() // 2)
