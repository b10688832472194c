"""Whatever is odd about a workbook, what it shows is read, and what is noticed is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.workbooks.library import read_workbook
from rosterwizard.core.reading.workbooks.messages import Request
from rosterwizard.core.reading.workbooks.workbook_sheets import workbook_sheets
from tests.helpers.odd_workbooks import ODD_WORKBOOKS

if TYPE_CHECKING:
    from rosterwizard.core.sheet.sheet import Sheet


def read(data: bytes) -> Sheet:
    messages = read_workbook(data, Request((), (), "_mark", 0))
    sheets = workbook_sheets(messages, Path("odd.xlsx"))
    assert sheets is not None
    return next(each for each in sheets if not each.origin.passed_over)


@pytest.mark.parametrize("name", ODD_WORKBOOKS)
def test_what_is_shown_is_read(name: str) -> None:
    expected = ODD_WORKBOOKS[name]
    if expected.fault:
        with pytest.raises(RosterError) as caught:
            read(expected.data)
        assert caught.value.code == expected.fault
        return
    sheet = read(expected.data)
    assert sheet.frame.rows() == list(expected.rows)
    assert {
        (oddity.code, oddity.column): tuple(sheet.sheet_row.gather(rows))
        for oddity, rows in sheet.oddities.items()
        if rows is not None
    } == expected.odd
    assert {fact: getattr(sheet.origin, fact) for fact in expected.facts} == expected.facts
