"""The second page: tick the columns, see the sheet, save it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from msgspec import structs
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Field, Profile, RecordType
from rosterwizard.core.profiles.set_files import mode_named, name_in_mode
from rosterwizard.core.sheet.file_names import safe_file_name
from rosterwizard.core.templates.template_columns import template_columns
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui import outside, theme
from rosterwizard.gui.asked_file import ask_new_file
from rosterwizard.gui.pages.page import Page
from rosterwizard.gui.session import Session
from rosterwizard.gui.template.field_list import FieldList
from rosterwizard.gui.template.kind_row import KindRow
from rosterwizard.gui.template.list_and_sheet import ListAndSheet
from rosterwizard.gui.template.mode_part import ModePart
from rosterwizard.gui.template.sheet_side import SheetSide
from rosterwizard.gui.widgets.type_tabs import TypeTabs
from rosterwizard.services.work_facts import chosen_types, own_files, ticked_columns

if TYPE_CHECKING:
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.work import Work

_SIDE_BY_SIDE_LETTERS = 80
_KINDS = {"xlsx": "workbook", "csv": "csv"}
Columns = dict[str, tuple[Field, ...]]


class TemplatePage(Page):
    """The main button saves; once saved, it goes on to the filled-in sheet."""

    step: ClassVar[Step] = Step.TEMPLATE

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._type: RecordType | None = None
        self._saved_as: tuple[object, ...] | None = None  # what stands in the file saved last
        self.tabs = TypeTabs(f"{self.name}.types", sentence("template-page", "types"))
        self.fields = FieldList(self.name)
        self.sheet = SheetSide()
        self.mode = ModePart(self.name)
        self.kind = KindRow(self.name)
        self.tabs.currentChanged.connect(self._show_type)
        self.fields.ticked.connect(self._take_ticks)
        self.fields.pointed_at.connect(self._explain)
        self.mode.changed.connect(self.state_changed)
        self.kind.changed.connect(self.state_changed)
        self.kind.has_file.connect(self.proceed)
        self._lay_out_parts()

    # -- What the window asks -------------------------------------------------------------

    def next_label(self) -> str:
        """Save first, then go on."""
        return (
            sentence("template-page", "continue")
            if self._is_saved()
            else sentence("template-page", "save")
        )

    def enter(self) -> None:
        """Show the chosen record types."""
        types = chosen_types(self.session.work)
        self.tabs.show_tabs([(each.name, each.label) for each in types])
        if self.session.work.profile is not None:
            self.mode.show_system(self.session.work.profile)
        self.kind.show_types(len(types))
        self._show_type(self.tabs.place())

    def first_to_do(self) -> QWidget:
        """Begin with the columns to tick."""
        return self.fields.view

    def go_on(self) -> bool:
        """Save, or go on when this very template is saved."""
        if self._is_saved():
            return True
        self.save()
        return False

    # -- Saving ---------------------------------------------------------------------------

    def save(self) -> None:
        """Ask where to, and write the template in the background."""
        profile = self.session.work.profile
        path = self.ask_path(self, self._suggested(profile)) if profile else None
        if profile is None or path is None:
            return
        columns, mode, as_text = self.columns(), self.mode.mode(), path.suffix.lower() == ".csv"
        own = own_files(self.session.work)

        def work(_progress: "Progress") -> Path:
            from rosterwizard.services.own_files import write_apart  # noqa: PLC0415 - as below

            write_apart(path, _content(profile, columns, mode, as_text=as_text), own)
            return path

        self.start(work, self._saved, sentence("template-saving", file=path.name))

    def columns(self) -> Columns:
        """Return the columns of each record type, as they are ticked now."""
        ticked = ticked_columns(self.session.work)
        return {
            each.name: template_columns(each, ticked.get(each.name))
            for each in chosen_types(self.session.work)
        }

    @classmethod
    def ask_path(cls, parent: QWidget, suggested: Path) -> Path | None:
        """Ask where to save; None when it was called off."""
        kind = _KINDS[suggested.suffix[1:]]
        return ask_new_file(parent, sentence("template-page", "title"), suggested, kind)

    def _suggested(self, profile: Profile) -> Path:
        folder = self.session.settings.template_folder if self.session.settings else ""
        name = f"{self._suggested_name(profile)}.{self.kind.ending()}"
        return Path(folder or Path.home()) / safe_file_name(name)

    def _suggested_name(self, profile: Profile) -> str:
        """Return a name without its ending. What tells of a mode is the system's own name."""
        types, mode = chosen_types(self.session.work), mode_named(profile, self.mode.mode())
        if not self.mode.mode() or mode is None:
            return sentence("template-name", what=_called(profile, types))
        own = name_in_mode(profile, types[0], mode.name) if self.kind.ending() == "csv" else ""
        if own:
            return Path(own).stem
        return sentence("template-name", "in-mode", what=_called(profile, types), mode=mode.title)

    def _saved(self, path: Path) -> None:
        self._saved_as = self._state()
        self.message_bar.tell(
            "fixed",
            sentence("template-is-saved", file=path.name, folder=path.parent),
            sentence("template-page", "open"),
            lambda: outside.open_file(path),
        )
        if self.session.settings is not None:
            folder = str(path.parent)
            self.session.change_settings(
                lambda settings: structs.replace(settings, template_folder=folder)
            )
        self.state_changed.emit()

    def _is_saved(self) -> bool:
        return self._saved_as == self._state()

    def _state(self) -> tuple[object, ...]:
        system = self.session.work.profile.name if self.session.work.profile else ""
        return system, self.mode.mode(), self.kind.ending(), self.columns()

    def follow(self, before: "Work", after: "Work") -> None:
        """Forget what was saved for other record types."""
        super().follow(before, after)
        if (after.profile, after.record_types) != (before.profile, before.record_types):
            self._saved_as = None
            self.forget()
            if after.profile is None:
                self.mode.begin_anew()

    # -- Showing --------------------------------------------------------------------------

    def _show_type(self, place: int) -> None:
        types, profile = chosen_types(self.session.work), self.session.work.profile
        if profile is None or place >= len(types):
            return
        self._type = types[place]
        ticked = ticked_columns(self.session.work).get(self._type.name)
        self.fields.model.show_type(profile, self._type, ticked)
        self.sheet.show_columns(profile, self._type, self.fields.model.chosen())
        self.fields.point_at_first()

    def _take_ticks(self, field: str) -> None:
        profile = self.session.work.profile
        if self._type is None or profile is None:
            return
        columns = self.fields.model.chosen()
        self.session.tick(self._type.name, [each.name for each in columns])
        self.sheet.show_columns(profile, self._type, columns)
        self.sheet.look_at(field)
        self.state_changed.emit()

    def _explain(self, field: Field) -> None:
        if self._type is not None and self.session.work.profile is not None:
            self.sheet.explain(self.session.work.profile, self._type, field)

    def _lay_out_parts(self) -> None:
        self._sides = ListAndSheet(self.name, self.fields, self.sheet)
        self.body.setSpacing(theme.INSIDE_PX)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._sides, 1)
        self.body.addWidget(self.mode)
        self.body.addWidget(self.kind)

    # -- Qt's own -------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set list and sheet below each other where they do not fit side by side."""
        super().resizeEvent(event)
        self._sides.set_beside(beside=self.width() >= theme.letters_px(_SIDE_BY_SIDE_LETTERS))


def _called(profile: Profile, types: Sequence[RecordType]) -> str:
    """Return what the sheet is of: the system, and the record type if it is only one."""
    what = types[0].label if len(types) == 1 else ""
    return f"{profile.title} {what}".strip()


def _content(profile: Profile, columns: Columns, mode: str, *, as_text: bool) -> bytes:
    if as_text:
        from rosterwizard.core.templates.text import template_csv  # noqa: PLC0415 - as below

        ((name, fields),) = columns.items()
        return template_csv(profile.record_type(name), fields)
    from rosterwizard.core.templates.workbook import (  # noqa: PLC0415 - openpyxl is heavy
        template_workbook,
    )

    return template_workbook(profile, columns, mode=mode)
