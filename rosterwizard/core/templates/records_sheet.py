"""The sheet that is filled in: headings, samples, checks as one types, and hints by colour."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from rosterwizard.core.cells.field_values import choices_of
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Field, Profile, RecordType, Severity
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.rules.references import Reference
from rosterwizard.core.templates import looks
from rosterwizard.core.templates.checks import CellCheck, check_of
from rosterwizard.core.templates.explained import (
    error_of,
    note_of,
    prompt_of,
    rules_by_field,
)
from rosterwizard.core.templates.hints import hints_of
from rosterwizard.core.templates.layout import (
    FIRST_ROW,
    HEADING_ROW,
    SheetLayout,
    number_format,
)
from rosterwizard.core.templates.lists_sheet import Lists
from rosterwizard.core.templates.picture import width_for
from rosterwizard.core.templates.template_columns import Need, need_of

_AUTHOR = "Roster Wizard"
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_HEADING_HEIGHT, _ROW_HEIGHT = 33.0, 18.0  # points
_MARGIN = 0.5  # inches
_NOTE_WIDTH, _NOTE_LINE = 320, 19  # pixels
_NOTE_LETTERS = 44  # in one line of a note
_STYLES: Mapping[Severity, Literal["stop", "warning", "information"]] = {
    "error": "stop",
    "warning": "warning",
    "note": "information",
}


@dataclass(frozen=True, slots=True)
class Workplace:
    """What the sheets of one workbook share: the layouts by record type, and the lists."""

    profile: Profile
    layouts: Mapping[str, SheetLayout]
    lists: Lists


def write_records_sheet(sheet: Worksheet, layout: SheetLayout, at: Workplace) -> None:
    """Write the sheet of one record type."""
    rules = rules_by_field(at.profile, layout.record_type)
    _write_headings(sheet, layout, rules)
    _write_samples(sheet, layout)
    for place, field in enumerate(layout.fields, start=1):
        heading = looks.cell_at(sheet, HEADING_ROW, place)
        _note(heading, note_of(layout.record_type, field, rules[field.name]))
        target, reference = _reference(rules[field.name], at.layouts)
        choices = choices_of(field)
        cells = at.lists.cells_of(choices, f"{layout.title}: {field.name}") if choices else ""
        check = check_of(layout, field, rules[field.name], choices=cells, reference=reference)
        prompt = prompt_of(layout.record_type, field, rules[field.name], target)
        sheet.add_data_validation(_validation(layout, field, check, prompt))
    for hint in hints_of(layout, rules):
        style = looks.SHOWN[hint.look]
        rule = Rule("expression", formula=[looks.writable(hint.formula)], dxf=style)
        sheet.conditional_formatting.add(layout.area(hint.field, HEADING_ROW), rule)
    _arrange(sheet, layout)


def _write_headings(
    sheet: Worksheet,
    layout: SheetLayout,
    rules: Mapping[str | None, Sequence[CheckedRule]],
) -> None:
    sheet.row_dimensions[HEADING_ROW].height = _HEADING_HEIGHT
    for place, field in enumerate(layout.fields, start=1):
        need = _shown_need(layout.record_type, field, rules[field.name])
        cell = looks.put_text(sheet, HEADING_ROW, place, field.name)
        cell.fill, cell.font = looks.HEADING_FILLS[need], looks.HEADING_FONTS[need]
        cell.alignment, cell.border = looks.HEADING_ALIGNMENT, looks.HEADING_FRAME
        # The format of the column holds for all its cells, also those that are not there yet.
        column = sheet.column_dimensions[get_column_letter(place)]
        column.width = width_for(field.name, [row[place - 1] for row in layout.samples])
        column.number_format = number_format(field)
        column.font, column.alignment = looks.BODY, looks.IN_COLUMN


def _shown_need(record_type: RecordType, field: Field, rules: Sequence[CheckedRule]) -> Need:
    """Return the need that the heading shows: what is merely advised looks like a condition."""
    need = need_of(record_type, field)
    advised = any(rule.code == "required" and rule.severity != "error" for rule in rules)
    return "when" if advised else need


def _write_samples(sheet: Worksheet, layout: SheetLayout) -> None:
    for row, texts in enumerate(layout.samples, start=FIRST_ROW):
        for place, (field, text) in enumerate(zip(layout.fields, texts, strict=True), start=1):
            cell = _put_sample(sheet, row, place, text, number_format(field))
            cell.font, cell.fill = looks.SAMPLE, looks.SAMPLE_FILL
            cell.alignment = looks.IN_COLUMN
    if layout.samples:
        _note(
            looks.cell_at(sheet, FIRST_ROW, 1),
            sentence("template-samples", rows=len(layout.samples)),
        )


def _put_sample(sheet: Worksheet, row: int, column: int, text: str, form: str) -> Cell:
    """Write a sample as a person would have typed it: a number where the column has numbers."""
    cell = looks.cell_at(sheet, row, column)
    if _NUMBER.fullmatch(text) and form != "@":
        cell.value = float(text) if "." in text else int(text)
    elif text:
        looks.put_text(sheet, row, column, text)
    cell.number_format = form
    return cell


def _note(cell: Cell, text: str) -> None:
    if text:
        lines = sum(1 + len(line) // _NOTE_LETTERS for line in text.split("\n"))
        height = (lines + 1) * _NOTE_LINE
        cell.comment = Comment(looks.writable(text), _AUTHOR, height=height, width=_NOTE_WIDTH)


def _reference(rules: Sequence[CheckedRule], layouts: Mapping[str, SheetLayout]) -> tuple[str, str]:
    """Return the title of the sheet that a field's values stand in, and a formula for where.

    Both are empty when that sheet or column is not in the workbook. The list that the formula
    gives goes as far as what is filled in there by now.
    """
    for rule in rules:
        if isinstance(rule, Reference):
            target = layouts.get(rule.resource)
            (name,) = rule.targets
            if target and name in target:
                return target.title, target.filled(name)
    return "", ""


def _validation(
    layout: SheetLayout, field: Field, check: CellCheck | None, prompt: tuple[str, str]
) -> DataValidation:
    validation = DataValidation(
        allow_blank=True,  # that a cell is missing is shown by colour: nobody types a blank
        showInputMessage=True,
        promptTitle=looks.writable(prompt[0]),
        prompt=looks.writable(prompt[1]),
        sqref=layout.area(field.name),
    )
    if check:
        if check.kind == "custom":  # it speaks of its own row, which must be one that stays
            validation.sqref = MultiCellRange(layout.area(field.name, HEADING_ROW))
        validation.type = check.kind
        validation.operator = check.operator
        validation.formula1, validation.formula2 = looks.writable(check.formula), check.upper
        validation.errorStyle = _STYLES[check.severity]
        validation.showErrorMessage = True
        title, text = error_of(field, check)
        validation.errorTitle, validation.error = looks.writable(title), looks.writable(text)
    return validation


def _arrange(sheet: Worksheet, layout: SheetLayout) -> None:
    """Freeze, filter and print by the heading row, and put the cursor where typing begins."""
    last = get_column_letter(len(layout.fields))
    start = f"A{FIRST_ROW + len(layout.samples)}"
    sheet.freeze_panes = f"A{FIRST_ROW}"
    for selection in sheet.sheet_view.selection:
        selection.activeCell = selection.sqref = start
    sheet.auto_filter.ref = f"A{HEADING_ROW}:{last}{layout.last_row}"
    sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = _ROW_HEIGHT, True
    sheet.sheet_properties.tabColor = looks.ACCENT
    sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
    print_wide(sheet)


def print_wide(sheet: Worksheet) -> None:
    """Print the sheet across, as wide as the page."""
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    margins = dict.fromkeys(("left", "right", "top", "bottom"), _MARGIN)
    sheet.page_margins = PageMargins(**margins)
