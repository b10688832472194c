"""What files cost that are far from usual, against the library that reads their cells alone.

Run by `python3 packaging/dev.py bench -k bench_odd_files`. Both sides are whole processes on the
same file. What counts is the work of the processor, so that a loaded machine tells the same.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.bench.paired_runs import processed, run_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOUND_SOME = (0, 1)
POLARS = """
import sys
import polars
polars.read_csv(sys.argv[1], infer_schema=False, truncate_ragged_lines=True)
"""
CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
"""
ROWS = 1_000_000


def clean_lines() -> Iterator[str]:
    """Give a text of ten cells in each line."""
    yield ",".join(f"Heading {column}" for column in range(10))
    for row in range(ROWS):
        yield f"{row},Ann,Lee {row % 997},a{row}@school.example,Y,N,7,2001-02-03,x{row % 7},z"


def one_ragged_line() -> Iterator[str]:
    """Give the same, one line of which has a cell too many."""
    for place, line in enumerate(clean_lines()):
        yield f"{line},too much" if place == ROWS // 2 else line


def many_headings() -> Iterator[str]:
    """Give twenty thousand headings and one row."""
    yield ",".join(f"Column {column}" for column in range(20_000))
    yield ",".join(f"value {column}" for column in range(20_000))


TEXTS = {"clean": clean_lines, "one ragged row": one_ragged_line, "many headings": many_headings}


@pytest.mark.parametrize("kind", TEXTS)
def test_text_against_polars(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "people.csv"
    file.write_text("\n".join(TEXTS[kind]()) + "\n", encoding="utf-8")
    tell(f"check, {kind}", file, POLARS)


def test_workbook_of_many_headings_against_calamine(tmp_path: Path) -> None:
    file = tmp_path / "people.xlsx"
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet()
    for line in many_headings():
        sheet.append(line.split(",")[:16_384])
    workbook.save(file)
    tell("check, many headings in a workbook", file, CALAMINE)


def tell(name: str, file: Path, library: str) -> None:
    """Print what a check of the file costs beside reading it with the library."""
    ours = [sys.executable, "-m", "rosterwizard", "check", str(file), "--type", "infiniti/patrons"]
    reference = [sys.executable, "-c", library, str(file)]
    pairs = run_pairs(ours, reference, FOUND_SOME, processed)
    print("\n" + pairs.line(name, "library", "see CPU"))  # noqa: T201 - the result
