"""The sheets of a workbook that are the program's own: what of them goes into a look-alike."""

import re
from collections.abc import Collection

from rosterwizard.core.lookalike.workbooks.newness import FIXED_NAMES
from rosterwizard.core.lookalike.workbooks.texts import Columns, SheetTexts
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.templates.layout import sheet_titles
from rosterwizard.core.templates.template_mark import FORM, KINDS, MARK_SHEET

_FINGERPRINT = re.compile("[0-9a-f]{16}")  # of a sample, which is ours


def is_own_sheet(name: str, taken: Collection[str]) -> bool:
    """Tell whether a sheet is ours, and nobody has taken it for one with records."""
    return name in FIXED_NAMES and name not in taken


def own_columns(sheet: SheetTexts, profile: Profile, names: Collection[str]) -> Columns:
    """Return what stands in a sheet of ours. names: of the workbook's sheets.

    Of the mark of a template stays what a template of ours says. No one asks for the read-me and
    the lists, and the memory of marks has digests of the very cells: whoever has them can guess.
    """
    if sheet.name != MARK_SHEET:
        return [[""] * len(column) for column in sheet.columns]
    titles = {*names, *sheet_titles(profile.record_types).values()}
    modes = profile.roster.submission.modes
    values = {FORM, profile.name, profile.version, *(each.name for each in modes)}
    for record_type, each in profile.fields():
        values |= {record_type.name, each.name}

    def is_ours(column: int, text: str) -> bool:
        if column == 0:
            return text in KINDS
        if column == 1:
            return text in titles
        return column == 2 and (text in values or bool(_FINGERPRINT.fullmatch(text)))  # noqa: PLR2004 - the third

    return [
        [text if is_ours(at, text) else "" for text in column]
        for at, column in enumerate(sheet.columns)
    ]
