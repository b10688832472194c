"""Workbooks with look-alike texts: what is in them, and the same workbook with other texts.

Runs in a process of its own (see `services.look_alike_child`): the workbook may be a stranger's.
"""

from collections.abc import Mapping, Sequence

from rosterwizard.core.lookalike.workbooks.dropped import dropped_from
from rosterwizard.core.lookalike.workbooks.new_workbook import OtherWorkbook
from rosterwizard.core.lookalike.workbooks.newness import New, with_mark
from rosterwizard.core.lookalike.workbooks.ods_workbook import OdsWorkbook
from rosterwizard.core.lookalike.workbooks.read_again import (
    Seen,
    kinds_in,
    noticed_otherwise,
    seen_in,
    unlike_cells,
)
from rosterwizard.core.lookalike.workbooks.texts import (
    NewTexts,
    OtherText,
    Rewritten,
    SheetTexts,
    WorkbookTexts,
)
from rosterwizard.core.lookalike.workbooks.xlsx_workbook import XlsxWorkbook
from rosterwizard.core.reading.workbooks.containers import container_of

_Workbook = XlsxWorkbook | OdsWorkbook | OtherWorkbook

# What is never in the new one, by words as `dropped` has them.
_LEFT_OUT: Mapping[type[_Workbook], Sequence[str]] = {
    XlsxWorkbook: (),
    OdsWorkbook: (),
    OtherWorkbook: ("looks", "formulas"),
}


def every_text(data: bytes) -> WorkbookTexts:
    """Return every text that stays in the rewritten workbook.

    Raises RosterError as reading the workbook does, and "other-document" for what is none.
    """
    seen = seen_in(data)
    workbook = _opened(data, seen)
    others = list(workbook.others())
    sheets = []
    for sheet, kinds in zip(seen.sheets, kinds_in(data, seen), strict=True):
        formulas = workbook.formulas_of(sheet.name)
        others += [OtherText("formula", text) for text in formulas.texts]
        sheets.append(SheetTexts(sheet.name, sheet.columns, kinds, formulas.places))
    by_text = {each.text: each for each in reversed(others) if each.text}
    return WorkbookTexts(sheets, list(reversed(by_text.values())))


def with_texts(data: bytes, texts: NewTexts) -> Rewritten:
    """Return the workbook with other texts, and how far it shows them.

    Raises RosterError as `every_text`, and LookupError where a text beside the cells has no new
    one.
    """
    seen = seen_in(data)
    workbook = _opened(data, seen)
    texts = with_mark(texts, workbook.sheet_names)
    new = New(texts, frozenset(workbook.sheet_names))
    names = {each: new.sheet(each) or "" for each in workbook.sheet_names}
    content = workbook.rewritten(new)
    again = seen_in(content)
    return Rewritten(
        content,
        ".ods" if isinstance(workbook, OdsWorkbook) else ".xlsx",
        anew=isinstance(workbook, OtherWorkbook),
        dropped=dropped_from(data) | dict.fromkeys(_LEFT_OUT[type(workbook)], 1),
        unlike=unlike_cells(again, texts, names),
        otherwise=noticed_otherwise(seen, again, names),
    )


def _opened(data: bytes, seen: Seen) -> _Workbook:
    container = container_of(data)
    if container == "xlsx":
        return XlsxWorkbook(data)
    return OdsWorkbook(data) if container == "ods" else OtherWorkbook(data, seen)
