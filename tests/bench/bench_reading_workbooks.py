"""How long a workbook takes to be read as it is shown, against the library that reads its cells.

Run by `python3 packaging/dev.py bench`. Both sides are whole processes on the same file; the other
one hands every cell to Python and does nothing with it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.bench.paired_runs import output_of, processed, run_pairs, timed
from tests.helpers.workbook_files import xlsx_file

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.benching import Bench

ROWS, COLUMNS = 100_000, 12
OURS = """
import sys
from pathlib import Path
from rosterwizard.services.reading import read_all
(sheet,) = read_all([Path(sys.argv[1])])
print(sheet.height, sheet.frame[5, 0], sheet.frame[5, 1])
"""
LIBRARY = """
import sys
from python_calamine import CalamineWorkbook
sheet = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0)
print(sum(1 for row in sheet.iter_rows()))
"""
KINDS = {
    "plain": ("", ""),
    "zeros": ("00000000", ""),
    "forms": ("00000000", "#,##0.00"),
    "dates": ("dd/mm/yyyy", "d-mmm"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_reading_against_the_library(bench: Bench, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "people.xlsx"
    rows = min(ROWS, bench.most_rows)
    write(file, KINDS[kind], rows)
    ours = [sys.executable, "-c", OURS, str(file)]
    library = [sys.executable, "-c", LIBRARY, str(file)]
    assert output_of(ours).split()[0] == b"%d" % rows
    assert output_of(library).split()[0] == b"%d" % (rows + 1)
    for what, measure, goal in (("clock", timed, "≤ 2"), ("processor", processed, "see clock")):
        pairs = run_pairs(ours, library, bench.turns, measure=measure)
        name = f"read {rows:,} x {COLUMNS} {kind}, {what}"
        print("\n" + pairs.line(name, "library", goal))  # noqa: T201 - the result


def write(file: Path, forms: tuple[str, str], count: int) -> None:
    """Write people whose first columns are numbers in these formats."""
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{form or "General"}"/>'
        for number, form in enumerate(forms, 164)
    )
    styles = (
        f"<numFmts>{formats}</numFmts>"
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
    )
    heads = "".join(_text(1, column, f"Heading {column}") for column in range(COLUMNS))
    rows = (_row(row) for row in range(2, count + 2))
    file.write_bytes(xlsx_file(f'<row r="1">{heads}</row>{"".join(rows)}', styles))


def _row(row: int) -> str:
    numbers = f'<c r="A{row}" s="1"><v>{row % 50_000}</v></c><c r="B{row}" s="2"><v>{row}</v></c>'
    texts = "".join(_text(row, column, f"text {row} {column}") for column in range(2, COLUMNS))
    return f'<row r="{row}">{numbers}{texts}</row>'


def _text(row: int, column: int, text: str) -> str:
    place = f"{chr(ord('A') + column)}{row}"
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
