"""The right side of the template page: the sheet as it will be, and words on one field."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Field, Profile, RecordType
from rosterwizard.core.templates.picture import TemplatePicture, template_picture
from rosterwizard.core.wizard.needs import is_advised
from rosterwizard.gui import theme
from rosterwizard.gui.template.field_words import FieldWords
from rosterwizard.gui.template.sheet_picture import PictureArea, SheetPicture
from rosterwizard.gui.widgets.labels import group_label
from rosterwizard.gui.widgets.reading_area import ReadingArea

_FEWEST_LINES = 7
_ROOM_PX = 8  # kept free beside the column that is brought into view


class SheetSide(QWidget):
    """What is pointed at in the list is framed in the picture and explained below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = SheetPicture()
        self.words = FieldWords()
        self._area = PictureArea(self.picture)
        self._words_area = ReadingArea("template.words", sentence("sheet-side", "words"))
        self._words_area.setWidget(self.words)
        ignored = QSizePolicy.Policy.Ignored  # else the picture would shrink for the words
        self._words_area.setSizePolicy(QSizePolicy.Policy.Expanding, ignored)
        self._words_area.setMinimumHeight(_FEWEST_LINES * self.fontMetrics().lineSpacing())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(group_label(sentence("sheet-side", "title")))
        column.addWidget(self._area)
        column.addSpacing(theme.INSIDE_PX)
        column.addWidget(self._words_area, 1)

    def show_columns(
        self, profile: Profile, record_type: RecordType, columns: Sequence[Field]
    ) -> None:
        """Draw the sheet with these columns."""
        self.picture.show_picture(_as_drawn(profile, record_type, columns))
        self._area.updateGeometry()

    def explain(self, profile: Profile, record_type: RecordType, field: Field) -> None:
        """Say what is known of a field, and look at its column."""
        self.words.show_field(profile, record_type, field)
        self._words_area.verticalScrollBar().setValue(0)
        self.look_at(field.name)

    def look_at(self, field: str) -> None:
        """Frame the column of a field and bring it into view."""
        area = self.picture.point_at(field)
        if not area.isEmpty():
            self._area.ensureVisible(area.center().x(), 0, area.width() // 2 + _ROOM_PX, 0)


def _as_drawn(
    profile: Profile, record_type: RecordType, columns: Sequence[Field]
) -> TemplatePicture:
    """Return the picture with what is merely advised as pale as the workbook has it."""
    picture = template_picture(record_type, columns)
    advised = {each.name for each in columns if is_advised(profile, record_type, each)}
    drawn = (
        replace(each, need="when") if each.field in advised else each for each in picture.columns
    )
    return replace(picture, columns=tuple(drawn))
