"""One line for each cause, with its count, as text and as JSON."""

from __future__ import annotations

import json

from rosterwizard.core.checking import check_job
from rosterwizard.core.reports.causes_report import causes_report
from tests.helpers.patron_jobs import HEADINGS, Table, clean_patrons, infiniti_job, job_of, patron


def told(table: Table | None = None) -> list[str]:
    job = infiniti_job(table)
    return "".join(causes_report(job, check_job(job))).splitlines()


def test_the_gravest_and_most_frequent_come_first() -> None:
    assert [line.split()[:2] for line in told()[2:-1]] == [
        ["Error", "3"],
        ["Error", "1"],
        ["Warning", "2"],
    ]


def test_a_clean_sheet_has_no_cause() -> None:
    assert told(clean_patrons(2)) == [
        "infiniti/patrons: patrons.csv, 2 rows",
        "  Headings in row 1.",
        "No problems.",
    ]


def test_a_cause_of_the_file_has_no_place() -> None:
    job = job_of("riipen", {"teams": (("name",), [])})
    lines = "".join(causes_report(job, check_job(job))).splitlines()
    (cause,) = (line for line in lines if line.endswith(" [empty-file]"))
    assert ":" not in cause


def test_a_heading_cannot_steer_the_terminal() -> None:
    headings = (*HEADINGS, "note\x1b[2J", "note\x1b[2J")
    lines = told((headings, [(*patron(0), "", "")]))
    assert any("note[U+001B][2J" in line for line in lines)
    assert "\x1b" not in "".join(lines)


def test_json_has_the_place_of_each_cause() -> None:
    job = infiniti_job((HEADINGS[1:], [patron(0, enabled="perhaps")[1:]]))
    report = json.loads("".join(causes_report(job, check_job(job), as_json=True)))
    facts = {each["code"]: each for each in report["causes"]}
    assert (facts["missing-column"]["column"], facts["missing-column"]["field"]) == (
        None,
        "username",
    )
    assert (facts["type"]["column"], facts["type"]["heading"]) == ("A", "enabled")
    assert report["counts"]["error"] == sum(
        each["count"] for each in report["causes"] if each["severity"] == "error"
    )
