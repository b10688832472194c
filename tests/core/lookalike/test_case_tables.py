"""Each text of a table is replaced as its place asks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.lookalike.case_tables import CaseTable, KnownOfJob, TableMeaning
from rosterwizard.core.lookalike.drawn_case import DrawnCase
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.reading.options import FIND_OUT
from rosterwizard.services.opening import open_job
from tests.helpers.workbook_files import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.job.job import Job

HEADINGS = (
    "username,enabled,staffmember,givenname,surname,emailaddress,password,graduationyear,gender,"
    "Anna's class"
)
ROWS = [
    "Class list of Anna Quorlin",
    HEADINGS,
    "qanna1,Y,N,Anna,Quorlin,qanna@hillroad.example,Tiger99,2031,F,likes Quorlin",
    "lben2,ja,N,Ben,Lee,lben@gmail.com,Tiger98,31,M,Yes",
    "lcem3,N,N,Cem,Lee,cem@gmail.com,x,2031,F,",
    HEADINGS,
    "Total 3 Quorlin,,,,,,,,,",
]


def opened(folder: Path, rows: list[str]) -> Job:
    path = folder / "list.csv"
    path.write_text("\n".join(rows), "utf-8")
    return open_job([path], built_in_profiles(), "infiniti/patrons")


def case_of(job: Job, rows: list[str]) -> DrawnCase:
    known = KnownOfJob.of(job)
    table = CaseTable([each.split(",") for each in rows], TableMeaning.of(job.sheets[0], known))
    return DrawnCase.of(job, known, [table], ["list of Quorlin"], key=bytes(range(32)))


def test_titles_headings_records_and_totals_are_replaced_each_in_their_way(tmp_path: Path) -> None:
    job = opened(tmp_path, ROWS)
    case = case_of(job, ROWS)
    made = case.tables[0].replaced(case.texts)
    title, headings, anna, ben, cem, again, total = made
    assert title[0].startswith("Class list of ")
    assert "Quorlin" not in title[0]
    assert headings[:-1] == HEADINGS.split(",")[:-1]
    assert headings[-1].endswith("'s class")
    assert again == headings
    assert anna[3] == title[0].split()[3] == headings[-1].split("'")[0]
    assert anna[4] in anna[9]
    assert anna[1:3] + anna[7:9] == ["Y", "N", "2031", "F"]
    assert ben[1] == "ja"
    assert ben[5].endswith("@gmail.com")
    assert not anna[5].endswith("hillroad.example")
    assert ben[9] == "Yes"
    assert ben[4] == cem[4] != "Lee"
    assert total[0].startswith("Total 3 ")
    assert case.name("list of Quorlin").startswith("list of ")
    assert case.text_for(job.sheets[0], 4, "Quorlin") == anna[4]
    assert case.text_for(job.sheets[0], 6, "Tiger99") == anna[6] != "Tiger99"
    assert case.text_for(job.sheets[0], None, "Quorlin") == anna[4]


def test_nothing_of_the_file_is_found_in_what_is_made(tmp_path: Path) -> None:
    case = case_of(opened(tmp_path, ROWS), ROWS)
    text = "\n".join(",".join(row) for row in case.tables[0].replaced(case.texts))
    assert case.originals().in_text(text) == set()
    assert case.originals().in_text("\n".join(ROWS)) >= {"quorlin", "anna", "Tiger99"}


def test_samples_of_the_system_stay(tmp_path: Path) -> None:
    profile = next(each for each in built_in_profiles() if each.name == "infiniti")
    fields = profile.record_type("patrons").fields
    names = [each.name for each in fields]
    sample = ",".join((each.roster.samples or (each.example,))[0] for each in fields)
    rows = [",".join(names), sample, ",".join("x1" for _ in fields)]
    job = opened(tmp_path, rows)
    case = case_of(job, rows)
    assert case.tables[0].replaced(case.texts)[1] == sample.split(",")


def test_constants_are_replaced_where_they_are_about_a_person(tmp_path: Path) -> None:

    job = opened(tmp_path, ROWS[1:])
    sheet = job.sheets[0]
    constants = {
        "middlename": "Quorlin",
        "graduationyear": "2031",
        "presentationgrouplabel": "14 Zwickmoor Lane",
        "gender": "F",
    }
    job = job.with_sheet(replace(sheet, matching=replace(sheet.matching, constants=constants)))
    case = case_of(job, ROWS[1:])
    assert case.constant(job.sheets[0], "middlename", "Quorlin") != "Quorlin"
    assert case.constant(job.sheets[0], "graduationyear", "2031") == "2031"
    assert case.constant(job.sheets[0], "gender", "F") == "F"
    label = case.constant(job.sheets[0], "presentationgrouplabel", "14 Zwickmoor Lane")
    assert "Zwickmoor" not in label


def test_a_table_that_the_job_does_not_know_is_notes_below_headings() -> None:
    meaning = TableMeaning()
    assert meaning.treated(1, 0, "x") == "heading"
    assert meaning.treated(2, 0, "x") == "note"
    assert TableMeaning(heading_row=3, titles=frozenset({9})).treated(9, 0, "x") == "title"


def test_stacked_sheets_have_their_own_columns(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    path.write_bytes(
        workbook(
            {
                "One": [["username", "surname"], ["anna1", "Quorlin"]],
                "Two": [["surname", "username"], ["Lee", "ben2"]],
            }
        )
    )
    options = FIND_OUT.of_sheets(["One", "Two"])
    job = open_job([path], built_in_profiles(), "infiniti/patrons", options)
    known = KnownOfJob.of(job)
    two = TableMeaning.of(job.sheets[0], known, "Two", 1)
    fields = {at: each.field.name for at, each in two.columns.items() if each.field}
    assert fields == {0: "surname", 1: "username"}


@pytest.mark.parametrize("short", [["a"], []])
def test_rows_that_are_too_short_tell_of_no_names(tmp_path: Path, short: list[str]) -> None:
    job = opened(tmp_path, ROWS[1:])
    known = KnownOfJob.of(job)
    rows = [HEADINGS.split(","), short]
    table = CaseTable(rows, TableMeaning.of(job.sheets[0], known))
    case = DrawnCase.of(job, known, [table], [], key=b"k" * 32)
    assert len(table.replaced(case.texts)[1]) == len(short)
