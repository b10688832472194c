"""What will be sent and what it will cause, in words one could read to one's head teacher."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rosterwizard.core.messages.screen_mask import screened_file
from rosterwizard.core.messages.words import counted, number, sentence
from rosterwizard.gui import theme
from rosterwizard.gui.moments import short_moment
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import PlainLabel
from rosterwizard.gui.submit.compared_dialog import ComparedDialog
from rosterwizard.gui.widgets.flow_row import FlowRow
from rosterwizard.gui.widgets.labels import (
    group_label,
    link_button,
    quiet_label,
    text_label,
    title_label,
)
from rosterwizard.services.results_in_words import people_of
from rosterwizard.services.submitting.compared import in_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.services.submitting.plan import Plan, SheetPlan


_FILES = 5  # named one by one
_SI = QLocale.DataSizeFormat.DataSizeSIFormat


class PlanPart(QWidget):
    """The rows of each sheet, the files, and the side effects."""

    files_wanted = Signal(object, object)  # the Job and the Plan whose files are to be shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("submit.plan")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._content: QWidget | None = None
        self._look: QPushButton | None = None
        self._files: list[tuple[QLabel, str, str]] = []  # with name and size
        self._can_look = True

    def show_plan(self, job: Job, plan: Plan) -> None:
        """Show a plan."""
        content = self._renew()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(group_label(sentence("submit-what")))
        for sheet in plan.sheets:
            for part in _of_sheet(job.sheet_of(sheet.record_type), sheet):
                column.addWidget(part)
        self._add_compared(column, job, plan)
        for batch in plan.batches[:_FILES]:
            size = QLocale().formattedDataSize(batch.size, 1, _SI)
            self._files.append((quiet_label(""), batch.name, size))
            column.addWidget(self._files[-1][0])
        if more := len(plan.batches[_FILES:]):
            column.addWidget(quiet_label(counted("submit-more-files", more)))
        if plan.batches:
            words = counted("submit-look", len(plan.batches))
            look = link_button(words, partial(self.files_wanted.emit, job, plan))
            look.setEnabled(self._can_look)
            self._look = named(look, "submit.files")
            column.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(theme.INSIDE_PX)
        column.addWidget(group_label(sentence("submit-causes")))
        for effect in plan.side_effects or (sentence("submit-causes-nothing"),):
            column.addLayout(_bullet(effect))
        self.tell_again()

    def tell_again(self) -> None:
        """Name the files as they may be named now."""
        for label, name, size in self._files:
            label.setText(sentence("submit-file", name=screened_file(name), size=size))

    def _add_compared(self, column: QVBoxLayout, job: Job, plan: Plan) -> None:
        """Say how the rows differ from what the server was sent before, each count to be opened."""
        for words in in_words(plan, short_moment):
            column.addWidget(text_label(words))
        line = FlowRow(across_px=theme.BETWEEN_PX, down_px=theme.INSIDE_PX)
        for name, compared in plan.compared.sheets.items():
            sheet = job.sheet_of(name)
            groups = {
                "new": compared.new,
                "rekeyed": compared.rekeyed,
                "changed": compared.changed,
                "same": compared.same,
            }
            for key, rows in groups.items():
                if sheet is not None and rows is not None and len(rows):
                    title = counted(f"compared-rows-{key}", len(rows), what=sheet.record_type.label)
                    show = partial(ComparedDialog.tell, self, title, sheet, rows)
                    button = link_button(counted(f"compared-show-{key}", len(rows)), show)
                    line.addWidget(named(button, f"submit.{name}_{key}"))
        column.addLayout(line)

    def let_look(self, *, can_look: bool) -> None:
        """Offer to look at the files, or not while others are made or sent."""
        self._can_look = can_look
        if self._look is not None:
            self._look.setEnabled(can_look)

    def show_nothing(self) -> None:
        """Show nothing: there is no plan yet, or none can be made."""
        self._renew()

    def _renew(self) -> QWidget:
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.deleteLater()
        self._look, self._files = None, []
        self._content = QWidget()
        self._column.addWidget(self._content)
        return self._content


def _of_sheet(sheet: JobSheet | None, plan: SheetPlan) -> list[QWidget]:
    if sheet is None:
        return []
    rows, sent = sheet.count_records(), len(plan.rows)
    part = "message" if rows != sent else "all"
    said = sentence("submit-rows", part, sent=number(sent), count=rows, what=people_of(sheet))
    parts: list[QWidget] = [title_label(said)]
    left_out, hanging = plan.left_out.height, plan.left_hanging
    counts = {
        "submit-rows-left-out": left_out - hanging,
        "submit-rows-left-hanging": hanging,
        "submit-rows-blank": len(plan.blank),
        "submit-rows-in": rows - sent - left_out,
        "submit-file-errors": plan.file_errors,
    }
    parts += [text_label(counted(code, count)) for code, count in counts.items() if count]
    return parts


def _bullet(text: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme.INSIDE_PX)
    dot = PlainLabel("•")
    dot.setFixedWidth(dot.fontMetrics().horizontalAdvance("• "))
    dot.setAccessibleName("")
    line.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(text_label(text), 1)
    return line
