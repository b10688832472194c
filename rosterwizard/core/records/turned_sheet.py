"""A table that lies on its side: headings below each other, and a column for each record."""

from dataclasses import replace

from rosterwizard.core.matching.known_names import known_headings
from rosterwizard.core.profiles.language import RecordType
from rosterwizard.core.sheet.heading_text import folded
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.sheet.sheet import Sheet

_FEWEST = 3  # headings in a column
_MOSTLY = 0.6  # of its cells
_LOOKED_AT = 200  # rows; no record type has as many fields


def noticed_if_turned(sheet: Sheet, record_type: RecordType) -> Sheet:
    """Return the sheet, with an oddity where its first column has the headings."""
    if not _is_turned(sheet, record_type):
        return sheet
    return replace(sheet, oddities={**sheet.oddities, Oddity("no-headings", "turned"): None})


def _is_turned(sheet: Sheet, record_type: RecordType) -> bool:
    if not 0 < sheet.height <= _LOOKED_AT or not sheet.headings:
        return False
    known = known_headings([record_type])
    in_row = {folded(each) for each in sheet.headings} & known
    column = [folded(each) for each in sheet.frame[:, 0] if each.strip()]
    in_column = known.intersection(column)
    return len(in_column) >= max(_FEWEST, _MOSTLY * len(column)) and 2 * len(in_row) < len(
        in_column
    )
