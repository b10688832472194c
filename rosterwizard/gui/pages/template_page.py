"""The second page: tick the columns, see the sheet, save it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from msgspec import structs
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.flow import Step
from rosterwizard.core.needs import is_advised
from rosterwizard.core.profiles.language import Field, Profile, RecordType
from rosterwizard.core.templates.columns import template_columns
from rosterwizard.core.templates.picture import TemplatePicture, template_picture
from rosterwizard.core.words import sentence
from rosterwizard.gui import outside, theme
from rosterwizard.gui.naming import buddy_label
from rosterwizard.gui.pages.page import Page
from rosterwizard.gui.parts.labels import group_label, quiet_label
from rosterwizard.gui.session import Session
from rosterwizard.gui.template.field_list_model import FieldListModel
from rosterwizard.gui.template.field_painting import FieldPainter
from rosterwizard.gui.template.field_words import FieldWords
from rosterwizard.gui.template.sheet_picture import PictureArea, SheetPicture
from rosterwizard.gui.wording import counted

if TYPE_CHECKING:
    from rosterwizard.core.progress import Progress

_LIST_LETTERS = 44
_KINDS = {"xlsx": "Excel workbook (*.xlsx)", "csv": "CSV text (*.csv)"}
Columns = dict[str, tuple[Field, ...]]


class TemplatePage(Page):
    """The main button saves; once saved, it goes on to the filled-in sheet."""

    step: ClassVar[Step] = Step.TEMPLATE

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._type: RecordType | None = None
        self._saved_as: tuple[object, ...] | None = None  # what stands in the file saved last
        self._make_parts()
        self._lay_out_parts()
        self.session.changed.connect(self._session_changed)

    def next_label(self) -> str:
        """Save first, then go on."""
        return "&Continue with the filled-in sheet" if self._is_saved() else "&Save template…"

    def enter(self) -> None:
        """Show the chosen record types."""
        self._show_types()
        self.fields.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> bool:
        """Save, or go on when this very template is saved."""
        if self._is_saved():
            return True
        self.save()
        return False

    def save(self) -> None:
        """Ask where to, and write the template in the background."""
        profile = self.session.profile
        path = self.ask_path(self, self._suggested()) if profile else None
        if profile is None or path is None:
            return
        columns, as_text = self.columns(), path.suffix.lower() == ".csv"

        def work(_progress: "Progress") -> Path:
            from rosterwizard.services.whole_files import write_whole  # noqa: PLC0415 - as below

            write_whole(path, _content(profile, columns, as_text=as_text))
            return path

        self.start(work, self._saved, sentence("template-saving", file=path.name))

    def columns(self) -> Columns:
        """Return the columns of each record type, as they are ticked now."""
        ticked = self.session.columns
        return {
            each.name: template_columns(each, ticked.get(each.name))
            for each in self.session.chosen_types()
        }

    @classmethod
    def ask_path(cls, parent: QWidget, suggested: Path) -> Path | None:
        """Ask where to save; None when it was called off."""
        kind = _KINDS[suggested.suffix[1:]]
        name, _ = QFileDialog.getSaveFileName(parent, "Save the template", str(suggested), kind)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(suggested.suffix)

    # -- Inside ---------------------------------------------------------------------------

    def _is_saved(self) -> bool:
        return self._saved_as == self._state()

    def _state(self) -> tuple[object, ...]:
        system = self.session.profile.name if self.session.profile else ""
        return system, self.as_text.isChecked(), self.columns()

    def _suggested(self) -> Path:
        types, profile = self.session.chosen_types(), self.session.profile
        what = types[0].title or types[0].name if len(types) == 1 else ""
        name = " ".join(filter(None, (profile.title if profile else "", what)))
        kind = "csv" if self.as_text.isChecked() else "xlsx"
        folder = self.session.settings.template_folder if self.session.settings else ""
        return Path(folder or Path.home()) / f"{sentence('template-name', what=name)}.{kind}"

    def _saved(self, path: Path) -> None:
        self._saved_as = self._state()
        self.message_bar.tell(
            "fixed",
            sentence("template-is-saved", file=path.name, folder=path.parent),
            "&Open folder",
            lambda: outside.open_folder(path.parent),
        )
        if self.session.settings is not None:
            kept = structs.replace(self.session.settings, template_folder=str(path.parent))
            self.session.keep_settings(kept)
        self.state_changed.emit()

    def _show_types(self) -> None:
        types = self.session.chosen_types()
        names = [each.name for each in types]
        shown = [self.tabs.tabData(place) for place in range(self.tabs.count())]
        if names != shown:
            self.tabs.blockSignals(True)
            while self.tabs.count():
                self.tabs.removeTab(0)
            for each in types:
                self.tabs.setTabData(self.tabs.addTab(each.title or each.name), each.name)
            self.tabs.blockSignals(False)
        self.tabs.setVisible(len(types) > 1)
        self.as_text.setEnabled(len(types) == 1)
        if len(types) > 1:
            self.as_workbook.setChecked(True)
        self._kind_says.setText(
            sentence("template-kind", "message" if len(types) == 1 else "several")
        )
        self._show_type(max(self.tabs.currentIndex(), 0))

    def _show_type(self, place: int) -> None:
        types = self.session.chosen_types()
        profile = self.session.profile
        if profile is None or place >= len(types):
            return
        self._type = types[place]
        ticked = self.session.columns.get(self._type.name)
        self.model.show_type(profile, self._type, ticked)
        self.fields.setCurrentIndex(self.model.index(0))
        self._draw()

    def _draw(self) -> None:
        if self._type is not None and self.session.profile is not None:
            self.picture.show_picture(
                _as_drawn(self.session.profile, self._type, self.model.chosen())
            )
            self._picture_area.updateGeometry()
            self._count.setText(counted("columns-ticked", len(self.model.chosen())))

    def _take_ticks(self, field: str) -> None:
        if self._type is None:
            return
        self.session.tick(self._type.name, [each.name for each in self.model.chosen()])
        self._draw()
        if field:
            self._look_at(field)
        self.state_changed.emit()

    def _point_at(self, index: QModelIndex) -> None:
        field = self.model.field(index.row())
        if field is None or self._type is None or self.session.profile is None:
            return
        self.words.show_field(self.session.profile, self._type, field)
        self._words_area.verticalScrollBar().setValue(0)
        self._look_at(field.name)

    def _look_at(self, field: str) -> None:
        area = self.picture.point_at(field)
        if not area.isEmpty():
            self._picture_area.ensureVisible(area.center().x(), 0, area.width() // 2 + 8, 0)

    def _session_changed(self, what: str) -> None:
        if what == "record_types":
            self._saved_as = None

    # -- The parts ------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.tabs = self.named(QTabBar(), "types", "Record types")
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(self._show_type)
        self.model = FieldListModel(self)
        self.model.ticked.connect(self._take_ticks)
        self.fields = self.named(QListView(), "fields", "Columns of the sheet")
        self.fields.setModel(self.model)
        self.fields.setItemDelegate(FieldPainter(self.fields))
        self.fields.setMouseTracking(True)
        self.fields.setUniformItemSizes(True)
        self.fields.selectionModel().currentChanged.connect(self._point_at)
        self.fields.entered.connect(self._point_at)
        self.all = self._link("tick_all", "Tick &all", lambda: self.model.tick_all(ticked=True))
        self.none = self._link(
            "tick_none", "&Only needed", lambda: self.model.tick_all(ticked=False)
        )
        self._count = quiet_label()
        self.picture = SheetPicture()
        self._picture_area = PictureArea(self.picture)
        self.words = FieldWords()
        self.as_workbook = self.named(QRadioButton("&Excel workbook"), "as_workbook")
        self.as_workbook.setAccessibleName("Excel workbook")
        self.as_text = self.named(QRadioButton("CS&V text"), "as_text")
        self.as_text.setAccessibleName("CSV text")
        self.as_workbook.setChecked(True)
        self.as_text.toggled.connect(self.state_changed)
        self._kind_says = quiet_label()
        self.have_file = self._link(
            "have_file", "&I already have a filled-in file", self.proceed.emit
        )

    def _link(self, role: str, text: str, act: object) -> QPushButton:
        button = self.named(QPushButton(text), role, text.replace("&", ""))
        button.setProperty("role", "link")
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out_parts(self) -> None:
        sides = self.named(QSplitter(Qt.Orientation.Horizontal), "sides")
        sides.setChildrenCollapsible(False)
        sides.addWidget(self._left())
        sides.addWidget(self._right())
        sides.setStretchFactor(0, 0)
        sides.setStretchFactor(1, 1)
        list_px = theme.letters_px(_LIST_LETTERS)
        sides.setSizes([list_px, 3 * list_px])
        sides.setHandleWidth(theme.BETWEEN_PX)
        self.body.setSpacing(theme.INSIDE_PX)
        self.body.addWidget(self.tabs)
        self.body.addWidget(sides, 1)
        self.body.addLayout(self._bottom())

    def _left(self) -> QWidget:
        left = QWidget()
        head = QHBoxLayout()
        head.addWidget(buddy_label("Col&umns", self.fields))
        head.addWidget(self._count, 1)
        head.addWidget(self.all)
        head.addWidget(self.none)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.fields, 1)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        self._words_area = QScrollArea()
        self._words_area.setWidgetResizable(True)
        self._words_area.setFrameShape(QFrame.Shape.NoFrame)
        self._words_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words_area.setWidget(self.words)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(group_label("The sheet"))
        column.addWidget(self._picture_area)
        column.addSpacing(theme.INSIDE_PX)
        column.addWidget(self._words_area, 1)
        return right

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.BETWEEN_PX)
        row.addWidget(self.as_workbook)
        row.addWidget(self.as_text)
        row.addWidget(self._kind_says, 1)
        row.addWidget(self.have_file)
        return row


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


def _content(profile: Profile, columns: Columns, *, as_text: bool) -> bytes:
    if as_text:
        from rosterwizard.core.templates.text import template_csv  # noqa: PLC0415 - as below

        ((name, fields),) = columns.items()
        return template_csv(profile.record_type(name), fields)
    from rosterwizard.core.templates.workbook import (  # noqa: PLC0415 - openpyxl is heavy
        template_workbook,
    )

    return template_workbook(profile, columns)
