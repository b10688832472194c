"""What LibreOffice saves of a marked workbook still knows its marks, in each of its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from parts import LIBREOFFICE
from rosterwizard.core.checking.marked_since import MarkedSince
from tests.helpers.libreoffice import saved_again
from tests.helpers.marked_workbooks import opened_book, own_marked, since
from tests.helpers.needing import needs
from tests.helpers.patrons import HEADINGS, patron
from tests.helpers.workbook_files import workbook

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = needs(LIBREOFFICE)
BAD = [("anna", "Y", "N", "nobody", "2031"), patron(2), ("cleo", "Y", "N", "c@", "31")]


@pytest.mark.parametrize("form", ["xlsx", "ods", "xls"])
def test_saved_again_one_problem_is_fixed(tmp_path: Path, form: str) -> None:
    path = tmp_path / "ours.xlsx"
    path.write_bytes(workbook({"Patrons": [HEADINGS, *BAD]}))
    book = opened_book(own_marked(path).content)
    book["Patrons"]["D2"] = "anna@school.example"
    book.save(path)
    again = tmp_path / f"again.{form}"
    again.write_bytes(saved_again(path.read_bytes(), form))
    assert since(again) == MarkedSince(1, 2, 0)
