"""Made workbooks, read again by openpyxl, for tests."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl

from rosterwizard.core.templates.template_columns import template_columns
from rosterwizard.core.templates.workbook import template_workbook

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

    from rosterwizard.core.profiles.language import Profile


def made(
    profile: Profile, *names: str, samples: bool = True, ticked: list[str] | None = None
) -> bytes:
    """Return the template of some record types, or of all; all columns unless some are ticked."""
    types = [each for each in profile.record_types if not names or each.name in names]
    columns = {
        each.name: template_columns(each, ticked, all_columns=ticked is None) for each in types
    }
    return template_workbook(profile, columns, samples=samples)


def opened(content: bytes) -> Workbook:
    """Return the workbook."""
    return openpyxl.load_workbook(io.BytesIO(content))


def validations(sheet: Worksheet) -> dict[str, DataValidation]:
    """Return the validation of each column, by its heading."""
    found = {}
    for validation in sheet.data_validations.dataValidation:
        (area,) = validation.sqref.ranges
        assert area.min_col == area.max_col
        heading = str(sheet.cell(1, area.min_col).value)
        assert heading not in found
        found[heading] = validation
    return found


def area_of(validation: DataValidation) -> str:
    """Return the cells that the validation is for."""
    (area,) = validation.sqref.ranges
    return str(area.coord)


def hints(sheet: Worksheet) -> dict[str, list[str]]:
    """Return the formulas of the conditional formats of each column, by its heading."""
    found: dict[str, list[str]] = {}
    for area in sheet.conditional_formatting:
        (cells,) = area.cells.ranges
        heading = str(sheet.cell(1, cells.min_col).value)
        found.setdefault(heading, []).extend(rule.formula[0] for rule in area.rules)
    return found
