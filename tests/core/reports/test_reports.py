"""The same problems in every form of a report."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldRoster,
    Profile,
    RecordType,
    Schema,
    When,
)
from rosterwizard.core.reports.reports import COLUMNS, counts, report
from rosterwizard.core.sheet.aside_row import AsideRow
from tests.helpers.job_sheets import job_sheet
from tests.helpers.new_rows import with_new_row

PATRONS = RecordType(
    name="patrons",
    system="infiniti",
    schema=Schema(
        fields=(
            Field(name="username", constraints=Constraints(required=True)),
            Field(name="enabled", type="boolean", true_values=("Y",), false_values=("N",)),
            Field(name="emailaddress", format="email"),
            Field(
                name="cohort",
                roster=FieldRoster(required_when=(When(field="enabled", values=("true",)),)),
            ),
        ),
        primary_key=("username",),
    ),
)
CONTACTS = RecordType(
    name="contacts",
    system="infiniti",
    schema=Schema(fields=(Field(name="contact", constraints=Constraints(required=True)),)),
)
PROFILE = Profile(name="infiniti", title="Infiniti", version="1", record_types=(PATRONS, CONTACTS))
HEADINGS = ("username", "enabled", "emailaddress", "cohort", "shoe size")


def job(*rows: tuple[str, ...]) -> Job:
    return Job(PROFILE, (job_sheet(PATRONS, HEADINGS, *rows),))


def reported(job: Job, form: str) -> str:
    return "".join(report(job, check_job(job), form))  # type: ignore[arg-type] # one of the forms


CLEAN = Job(PROFILE, (job_sheet(PATRONS, HEADINGS[:4], ("anna", "Y", "", "2031")),))
FAULTY = job(
    ("anna", "Y", "anna@", "2031", "38"),
    ("béla", "maybe", "=HYPERLINK(1)", "2031", "39"),
    ("<b>&", "Y", "", "", "40"),
)


def test_json_is_what_the_design_says() -> None:
    found = json.loads(reported(FAULTY, "json"))
    assert found["system"] == "infiniti"
    assert found["profileVersion"] == PROFILE.version
    assert found["counts"] == {"error": 4, "warning": 1, "note": 0}
    (sheet,) = found["sheets"]
    assert sheet["type"] == "infiniti/patrons"
    assert (sheet["file"], sheet["sheet"], sheet["rows"], sheet["headingRow"]) == (
        "sheet.csv",
        None,
        3,
        1,
    )
    assert sheet["matching"][-1] == {
        "heading": "shoe size",
        "column": "E",
        "field": None,
        "reason": "none",
    }
    first = next(each for each in found["problems"] if each["code"] == "format")
    assert (first["type"], first["row"], first["column"]) == ("infiniti/patrons", 2, "C")
    assert (first["heading"], first["field"]) == ("emailaddress", "emailaddress")
    assert (first["severity"], first["value"], first["fix"]) == ("error", "anna@", None)
    assert "anna@" in first["message"]


def test_every_form_has_every_problem_once() -> None:
    problems = json.loads(reported(FAULTY, "json"))["problems"]
    codes = [each["code"] for each in problems]
    rows = list(csv.DictReader(io.StringIO(reported(FAULTY, "csv"), newline="")))
    assert [row["code"] for row in rows] == codes
    lines = reported(FAULTY, "text").splitlines()
    assert [line.rpartition("[")[2][:-1] for line in lines[2:-1]] == codes
    assert table(reported(FAULTY, "html"))["code"] == codes


def test_places_of_the_text_are_cells_rows_columns_and_the_file() -> None:
    text = reported(FAULTY, "text")
    assert "  Error    row 2, C     emailaddress" in text
    assert "  Warning  column E     " in text
    no_cohort = Job(PROFILE, (job_sheet(PATRONS, ("username", "enabled"), ("anna", "Y")),))
    assert "  Error    row 2        cohort" in reported(no_cohort, "text")
    no_key = Job(PROFILE, (job_sheet(PATRONS, ("emailaddress",), ("a@b.example",)),))
    assert "  Error    the file     " in reported(no_key, "text")


def test_clean_file_is_said_to_be_clean() -> None:
    assert reported(CLEAN, "text") == (
        "infiniti/patrons: sheet.csv, 1 row\n  Headings in row 1.\nNo problems.\n"
    )
    assert json.loads(reported(CLEAN, "json"))["problems"] == []
    assert "No problems." in reported(CLEAN, "html")


def test_counts_are_over_all_sheets() -> None:
    contacts = job_sheet(CONTACTS, ("contact", "addressee"), ("", "Ms Berg"))
    both = Job(PROFILE, (*FAULTY.sheets, contacts))
    problems = check_job(both)
    assert counts(problems)["error"] == sum(each.counts()["error"] for each in problems.values())
    assert reported(both, "text").splitlines()[-1].startswith(f"{counts(problems)['error']} errors")
    assert {each["type"] for each in json.loads(reported(both, "json"))["sheets"]} == {
        "infiniti/patrons",
        "infiniti/contacts",
    }


def test_sheet_of_a_workbook_is_named() -> None:
    (sheet,) = CLEAN.sheets
    origin = replace(sheet.sheet.origin, sheet_name="Patrons")
    named: JobSheet = replace(sheet, sheet=replace(sheet.sheet, origin=origin))
    assert "sheet.csv, sheet Patrons, 1 row" in reported(Job(PROFILE, (named,)), "text")


def test_csv_never_holds_a_formula() -> None:
    rows = csv.DictReader(io.StringIO(reported(FAULTY, "csv"), newline=""))
    assert "'=HYPERLINK(1)" in [row["value"] for row in rows]


def test_csv_gives_back_every_sign_of_a_cell() -> None:
    texts = ["a\nb", "a\rb", 'a"b', "a,b", " a"]
    odd = job(*((f"{place}", "Y", text, "2031", "") for place, text in enumerate(texts)))
    rows = csv.DictReader(io.StringIO(reported(odd, "csv"), newline=""))
    assert [row["value"] for row in rows if row["code"] == "format"] == texts


def test_csv_of_many_problems_is_given_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rosterwizard.core.reports.described._AT_ONCE", 900)
    monkeypatch.setattr("rosterwizard.core.reports.described._IN_A_PIECE", 500)
    many = job(*(("anna", "N", "", "", str(number)) for number in range(1500)))
    pieces = list(report(many, check_job(many), "csv"))
    assert [len(piece.splitlines()) for piece in pieces] == [1, 500, 400, 500, 100]
    assert len("".join(pieces).splitlines()) == 1 + 1 + 1499  # the first one holds the name rightly


def test_html_shows_cells_as_text() -> None:
    spoiled = job(("<script>", "N", "<script>alert(1)</script>", "", "1"))
    page = reported(spoiled, "html")
    assert "<script>" not in page
    assert "<script>alert(1)</script>" in table(page)["value"]


@pytest.mark.parametrize("sign", ["\x1b[2J", "\n", "\r", "\x07", "\x7f"])
def test_text_cannot_command_the_terminal(sign: str) -> None:
    text = reported(job(("anna", f"x{sign}z", "", "", "1")), "text")
    assert sign not in text.replace("\n  ", "").rstrip("\n").replace("\n1 error", "")
    assert "xz" not in text


def table(page: str) -> dict[str, list[str]]:
    """Return the cells of the page's table, by the name of the column."""
    parser = _Cells()
    parser.feed(page)
    return {name: parser.cells[at :: len(COLUMNS)] for at, name in enumerate(COLUMNS)}


class _Cells(HTMLParser):
    """Collects the text of each `td`."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "td":
            self.cells.append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "td"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.cells[-1] += data


def test_every_row_that_was_set_aside_has_its_reason() -> None:
    (sheet,) = CLEAN.sheets
    aside = (AsideRow(3, "no-record", "Total"), AsideRow(4, "sample", "anna", "Year 7"))
    changed = replace(sheet, sheet=replace(sheet.sheet, set_aside=aside))
    facts = json.loads(reported(CLEAN.with_sheet(changed), "json"))["sheets"][0]
    assert facts["setAsideRows"] == [3, 4]
    assert facts["setAside"] == [
        {"row": 3, "sheet": None, "why": "no-record", "text": "Total"},
        {"row": 4, "sheet": "Year 7", "why": "sample", "text": "anna"},
    ]
    assert "1 row is set aside, as it looks like no record." in reported(
        CLEAN.with_sheet(changed), "html"
    )


@pytest.mark.parametrize("form", ["text", "json", "csv", "html"])
def test_every_form_shows_what_nobody_sees(form: str) -> None:
    spoiled = reported(job((" an\u200bna", "Y", "", "2031", "1")), form)
    assert "·an[U+200B]na" in spoiled
    assert ("\u200b" in spoiled) == (form in {"json", "csv"})  # as the exact value


def with_a_new_row(rows: int) -> Job:
    """Return a job of a row of the file, and so many new ones, each with something wrong."""
    sheet = job(("anna", "N", "a@a.example", "", "")).sheets[0]
    for _ in range(rows):
        sheet = with_new_row(sheet, "", "N", "nobody")
    return Job(PROFILE, (sheet,))


@pytest.mark.parametrize("rows", [1, 200])  # few are written one by one, many by column
def test_a_new_row_bears_no_number_of_the_file_in_any_form(rows: int) -> None:
    new = with_a_new_row(rows)
    facts = json.loads(reported(new, "json"))
    assert {each["row"] for each in facts["problems"]} == {None}
    own = [each["added"] for each in facts["problems"] if each["code"] == "required"]
    assert own == list(range(1, rows + 1))
    assert (facts["sheets"][0]["rows"], facts["sheets"][0]["rowsAdded"]) == (rows + 1, rows)
    cells = list(csv.DictReader(io.StringIO(reported(new, "csv"))))
    assert [each["row"] for each in cells if each["code"] == "required"] == [
        f"new {row}" for row in range(1, rows + 1)
    ]
    assert 'class="row">new 1</td>' in reported(new, "html")
    said = reported(new, "text").splitlines()
    assert said[0].endswith(
        "2 rows, one of them new and not in the file"
        if rows == 1
        else "201 rows, 200 of them new and not in the file"
    )
    assert any("row new 1" in line for line in said)


def test_a_new_row_in_which_nothing_stands_is_not_counted() -> None:
    sheet = with_new_row(with_a_new_row(1).sheets[0])
    new = Job(PROFILE, (sheet,))
    facts = json.loads(reported(new, "json"))["sheets"][0]
    assert (facts["rows"], facts["rowsAdded"]) == (2, 1)
    assert "2 rows, one of them new and not in the file" in reported(new, "text")


def test_where_there_is_no_new_row_nothing_is_said_of_any() -> None:
    rows = [("", "N", "nobody", "", "")]
    for many in (rows, rows * 200):
        problems = json.loads(reported(job(*many), "json"))["problems"]
        assert not any("added" in each for each in problems)


def test_a_new_row_that_was_set_aside_is_told_as_one() -> None:
    sheet = with_a_new_row(1).sheets[0]
    aside = rows_set_aside(sheet, [1])
    assert aside is not None
    facts = json.loads(reported(Job(PROFILE, (sheet.edited(aside),)), "json"))["sheets"][0]
    assert facts["setAsideRows"] == [None]
    assert facts["setAside"] == [
        {"row": None, "added": 1, "sheet": None, "why": "by-hand", "text": ""}
    ]
