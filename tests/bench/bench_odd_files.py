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
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tests.bench.benching import Bench

FOUND_SOME = (0, 1)
REFUSED = (3,)
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
COUNTED = """
import sys
from pathlib import Path
print(Path(sys.argv[1]).read_bytes().count(b","))
"""


def clean_lines(rows: int) -> Iterator[str]:
    """Give a text of ten cells in each line."""
    yield ",".join(f"Heading {column}" for column in range(10))
    for row in range(rows):
        yield f"{row},Ann,Lee {row % 997},a{row}@school.example,Y,N,7,2001-02-03,x{row % 7},z"


def one_ragged_line(rows: int) -> Iterator[str]:
    """Give the same, one line of which has a cell too many."""
    for place, line in enumerate(clean_lines(rows)):
        yield f"{line},too much" if place == rows // 2 else line


def many_headings(_rows: int = 1) -> Iterator[str]:
    """Give twenty thousand headings and one row."""
    yield ",".join(f"Column {column}" for column in range(20_000))
    yield ",".join(f"value {column}" for column in range(20_000))


def a_long_cell(_rows: int = 3) -> Iterator[str]:
    """Give a few lines, one of which has a cell of 50 MB."""
    yield "username,enabled,staffmember,emailaddress,graduationyear"
    yield "ann,Y,N,ann@school.example,2031"
    yield f"bob,Y,N,{LETTERS},2031"
    yield "cem,Y,N,cem@school.example,2031"


def a_long_text(_rows: int = 3) -> Iterator[str]:
    """Give the same with a cell of many lines."""
    for line in a_long_cell():
        yield line.replace(
            LETTERS, '"' + "fifty letters, of which one ends the line of words\n" * 10**6 + '"'
        )


def one_line() -> Iterator[str]:
    """Give a text that has 50 MB and no second line."""
    yield "ab," * (len(LETTERS) // 3)


def json() -> Iterator[str]:
    """Give 50 MB that are JSON, whatever the file is called."""
    yield (
        "["
        + ",".join(
            '{"id": 1, "name": "Ann Lee", "mail": "ann@school.example"}' for _ in range(900_000)
        )
        + "]"
    )


LETTERS = "x" * 50_000_000
NO_TABLES = {"one line": one_line, "json": json}
TEXTS: Mapping[str, Callable[[int], Iterator[str]]] = {
    "clean": clean_lines,
    "one ragged row": one_ragged_line,
    "many headings": many_headings,
    "a long cell": a_long_cell,
    "a long text": a_long_text,
}


@pytest.mark.parametrize("kind", TEXTS)
def test_text_against_polars(bench: Bench, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "people.csv"
    file.write_text("\n".join(TEXTS[kind](bench.many)) + "\n", encoding="utf-8")
    tell(f"check, {kind}", file, POLARS, bench.turns)


@pytest.mark.parametrize("kind", NO_TABLES)
def test_no_table_is_refused(bench: Bench, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "people.csv"
    file.write_text("\n".join(NO_TABLES[kind]()) + "\n", encoding="utf-8")
    tell(f"refuse, {kind}", file, COUNTED, bench.turns, REFUSED)


def test_workbook_of_many_headings_against_calamine(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "people.xlsx"
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet()
    for line in many_headings():
        sheet.append(line.split(",")[:16_384])
    workbook.save(file)
    tell("check, many headings in a workbook", file, CALAMINE, bench.turns)


def tell(
    name: str, file: Path, library: str, turns: int, statuses: Sequence[int] = FOUND_SOME
) -> None:
    """Print what a check of the file costs beside reading it with the library.

    statuses: how the check may end.
    """
    ours = [sys.executable, "-m", "rosterwizard", "check", str(file), "--type", "infiniti/patrons"]
    reference = [sys.executable, "-c", library, str(file)]
    pairs = run_pairs(ours, reference, turns, (0, *statuses), processed)
    print("\n" + pairs.line(name, "library", "see CPU"))  # noqa: T201 - the result
