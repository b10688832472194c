"""What a spreadsheet could take for a formula comes back as it was from every file for people."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import polars as pl
import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.job.job import Job
from rosterwizard.core.letters.in_sight import in_sight
from rosterwizard.core.marking.own_workbook import marked_workbook
from rosterwizard.core.marking.places import Places
from rosterwizard.core.marking.planning import marking_of
from rosterwizard.core.output import output_job
from rosterwizard.core.profiles.language import Constraints, Field
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.core.reports.outcome_report import outcome_report
from rosterwizard.core.reports.reports import COLUMNS, report
from rosterwizard.core.results.refused import refused_rows
from rosterwizard.core.sheet.formula_text import as_meant
from rosterwizard.services.reading import read_all
from tests.helpers.checked import record_type, system
from tests.helpers.job_sheets import job_sheet
from tests.helpers.marked_workbooks import plain_marked
from tests.helpers.outcomes import as_outcomes
from tests.helpers.workbook_files import workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.sheet.sheet import Sheet

SIGNS = ("=", "+", "-", "@", "\t", "\r", "'")
BEGINNINGS = (*SIGNS, *(first + second for first in SIGNS for second in SIGNS))
BODIES = ("", "5", "00123", "A7", "x", "1+1", "A1(", "61 400", '"a"')
TEXTS = tuple(dict.fromkeys(sign + body for sign in BEGINNINGS for body in BODIES))
PEOPLE = record_type(Field("id"), Field("text", constraints=Constraints(enum=("none",))))
HEADINGS = ("id", "text")
PLAIN = tuple(text for text in TEXTS if not {"\t", "\r"}.intersection(text))
# By the habits of a column apostrophes are taken off, or left: each beginning in one of its own.
ALONE = [tuple(sign + code for sign in BEGINNINGS) for code in ("A7", "B8")]
KINDS = {
    "all beginnings": (HEADINGS, [(f"n{at}", text) for at, text in enumerate(TEXTS)]),
    "each alone": (BEGINNINGS, ALONE),
    "apostrophes alone": (("'id", "'text"), [("'n1", "'x"), ("'n2", "'t Hart")]),
}


def sheet_of(texts: Sequence[str]) -> JobSheet:
    return job_sheet(PEOPLE, HEADINGS, *((f"n{at}", text) for at, text in enumerate(texts)))


def job_of(texts: Sequence[str]) -> Job:
    return Job(system(PEOPLE), (sheet_of(texts),))


def read(path: Path, content: bytes) -> Sheet:
    path.write_bytes(content)
    (sheet,) = read_all([path], ReadingOptions(heading_row=1))
    return sheet


def problems_of(job: Job) -> dict[str, str]:
    """Return each text by the row that its problem is told of, as the JSON has it."""
    told = json.loads("".join(report(job, check_job(job), "json")))["problems"]
    return {str(each["row"]): each["value"] for each in told if each["code"] == "enum"}


@pytest.mark.parametrize(("headings", "rows"), KINDS.values(), ids=KINDS)
def test_files_that_are_loaded_again(
    tmp_path: Path, headings: Sequence[str], rows: Sequence[tuple[str, ...]]
) -> None:
    sheet = job_sheet(PEOPLE, headings, *rows)
    outcomes = as_outcomes(*((at, "refused", "=no") for at in range(len(rows))))
    for name in ("refused.csv", "refused.xlsx"):
        again = read(tmp_path / name, refused_rows(sheet, outcomes, name))
        assert again.headings == tuple(headings)
        assert again.frame.rows() == rows
        assert again.origin.had_reasons
    again = read(tmp_path / "plain.xlsx", plain_marked(Job(system(PEOPLE), (sheet,))))
    assert again.headings == tuple(headings)
    assert again.frame.rows() == rows


def test_texts_that_are_laid_in_a_persons_own_workbook(tmp_path: Path) -> None:
    rows = [(f"n{at}", "?") for at in range(len(TEXTS))]
    source = workbook({"Kids": [HEADINGS, *rows]})
    before = job_sheet(PEOPLE, HEADINGS, *rows)
    cells = [(at, 1, "?", text) for at, text in enumerate(TEXTS)]
    mended = before.edited(Edit(pl.DataFrame(cells, schema=CELLS, orient="row")))
    job = Job(system(PEOPLE), (mended,))
    marking = marking_of(job, check_job(job), {"people": Places(mended, "Kids")})
    content = marked_workbook(source, marking, keep_macros=False).content
    assert read(tmp_path / "own.xlsx", content).frame["c1"].to_list() == [*TEXTS]


def test_the_file_of_the_system_holds_every_text_as_it_is() -> None:
    (file,) = output_job(job_of(PLAIN))
    rows = csv.reader(io.StringIO(file.content.decode(), newline=""))
    assert [text for _, text in rows] == ["text", *PLAIN]


def test_reports_of_a_check() -> None:
    job = job_of(TEXTS)
    told = problems_of(job)
    filled = {str(at): text for at, text in enumerate(TEXTS, start=2) if text.strip()}
    assert told == {row: text for row, text in filled.items() if row in told}
    assert len(told) > len(filled) / 2

    lines = csv.DictReader(io.StringIO("".join(report(job, check_job(job), "csv")), newline=""))
    found = {line["row"]: line["value"] for line in lines if line["code"] == "enum"}
    assert {row: as_meant(text) for row, text in found.items()} == told
    assert not [text for text in found.values() if text.startswith(SIGNS[:-1])]

    page = Cells()
    page.feed("".join(report(job, check_job(job), "html")))
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in page.rows if row]
    seen = {row["row"]: row["value"] for row in rows if row["code"] == "enum"}
    assert seen == {row: in_sight(text) for row, text in told.items()}


def test_the_words_of_a_server_in_the_report_of_outcomes() -> None:
    rows = as_outcomes(*((at, "refused", text) for at, text in enumerate(TEXTS)))
    content = outcome_report(job_of(TEXTS), {"people": rows}).decode("utf-8-sig")
    _, *lines = csv.reader(io.StringIO(content, newline=""))
    assert [as_meant(line[-1]) for line in lines] == [*TEXTS]
    assert not [line for line in lines if line[-1].startswith(SIGNS[:-1])]


class Cells(HTMLParser):
    """Collects the texts of the cells of each row of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row, or a cell in it."""
        del attrs
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self._in_cell = True
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        self._in_cell = self._in_cell and tag != "td"

    def handle_data(self, data: str) -> None:
        """Add to the cell."""
        if self._in_cell:
            self.rows[-1][-1] += data
