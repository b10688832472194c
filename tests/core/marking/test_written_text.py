"""What is written as text is read as the same text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from rosterwizard.core.marking.written_text import put_exactly
from rosterwizard.core.templates.looks import cell_at
from tests.helpers.marked_workbooks import job_of_file, own_marked, plain_marked, since
from tests.helpers.patrons import HEADINGS, patron, write_rows

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = (
    *("00123", "=1+1", "+61400111222", "'x", "12345678901234567890", "a\nb", "a\r\nb", "\x0b"),
    *(
        "'+5",
        "''=x",
        '="7"',
        "-x",
        "@a",
        "_x0041_",
        "1e5",
        " lead ",
        " ",
        "\t ",
        "'5a",
        "TRUE",
        "5-Mar",
    ),
)


def test_a_cell_gives_its_text_back_but_for_one_sign_that_reading_takes_away() -> None:
    book = Workbook()
    page = book.worksheets[0]
    for row, text in enumerate(TEXTS, start=1):
        put_exactly(cell_at(page, row, 1), text)
    saved = io.BytesIO()
    book.save(saved)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(saved.getvalue())).get_sheet_by_index(0)
    marked = {"'5a": "''5a", "'+5": "''+5", "''=x": "'''=x", '="7"': '\'="7"'}
    assert [row[0] for row in rows.to_python()] == [marked.get(text, text) for text in TEXTS]


def test_every_text_comes_back_from_both_kinds_of_copy(tmp_path: Path) -> None:
    rows = [(*patron(at), text, f"'{at}") for at, text in enumerate(TEXTS[:6] + TEXTS[8:])]
    headings = (*HEADINGS, "givenname", "formclass")
    first = job_of_file(write_rows(tmp_path / "ours.csv", rows, headings))
    plain, own = tmp_path / "plain.xlsx", tmp_path / "own.xlsx"
    plain.write_bytes(plain_marked(first))
    own.write_bytes(own_marked(plain).content)
    for path in (plain, own):
        assert job_of_file(path).sheets[0].frame.equals(first.sheets[0].frame)
        found = since(path)
        assert found is not None
        assert (found.fixed, found.new) == (0, 0)


def test_codes_behind_an_apostrophe_that_is_meant_keep_it(tmp_path: Path) -> None:
    rows = [(*patron(at), f"''{at}", "") for at in range(3)]
    path = write_rows(tmp_path / "ours.csv", rows, (*HEADINGS, "givenname", "formclass"))
    first = job_of_file(path)
    assert first.sheets[0].frame["c5"].to_list() == ["'0", "'1", "'2"]
    plain = tmp_path / "plain.xlsx"
    plain.write_bytes(plain_marked(first))
    assert job_of_file(plain).sheets[0].frame.equals(first.sheets[0].frame)
