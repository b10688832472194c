"""What refers to a row that is left out is found, through all sheets, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.checking import check_job
from rosterwizard.core.checking.left_hanging import left_hanging
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.reports.described import described
from rosterwizard.core.rules.references import Reference
from rosterwizard.core.rules.rules import rules_of
from rosterwizard.services.opening import open_job

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.job.job import Job

PROFILES = built_in_profiles()
ORGANIZATIONS = "import_id,name\nSITE-1,Hill Road\nSITE-2,Lake View\n"
USERS = (
    "import_id,first_name,last_name,login,user_type,organization_id\n"
    "T-1,Ada,Roe,aroe,T,SITE-1\nS-1,Bo,Roe,broe,S,SITE-1\nS-2,Cy,Poe,cpoe,S,SITE-2\n"
)
CLASSES = "import_id,name,teacher_id\nC-1,Biology,T-1\nC-2,Art,T-9\n"
ROSTERS = "class_id,user_id,role\nC-1,S-1,S\nC-2,S-1,S\nC-2,S-2,S\nC-3,S-2,S\n"


def job(folder: Path, **files: str) -> Job:
    for name, text in files.items():
        (folder / f"update_{name}.csv").write_text(text, "utf-8")
    return open_job([folder], PROFILES, "haiku")


def rows(*positions: int) -> pl.Series:
    return pl.Series(positions, dtype=pl.UInt32)


def found(job: Job, **left_out: pl.Series) -> dict[str, list[tuple[int, str]]]:
    return {name: frame.rows() for name, frame in left_hanging(job, left_out).items()}


def test_rows_that_refer_to_a_row_left_out_are_found_in_every_sheet(tmp_path: Path) -> None:
    whole = job(tmp_path, users=USERS, classes=CLASSES, roster=ROSTERS)
    assert found(whole, users=rows(1)) == {"rosters": [(0, "Users"), (1, "Users")]}


def test_what_refers_to_such_a_row_is_found_too_through_all_files(tmp_path: Path) -> None:
    whole = job(tmp_path, organizations=ORGANIZATIONS, users=USERS, classes=CLASSES, roster=ROSTERS)
    assert found(whole, organizations=rows(0)) == {
        "users": [(0, "Organizations"), (1, "Organizations")],
        "classes": [(0, "Users")],
        "rosters": [(0, "Users"), (1, "Users")],
    }


def test_what_referred_to_nothing_before_is_not_blamed_on_it(tmp_path: Path) -> None:
    whole = job(tmp_path, users=USERS, classes=CLASSES, roster=ROSTERS)
    assert found(whole, classes=rows(0)) == {"rosters": [(0, "Classes")]}
    assert found(whole, users=rows(0)) == {"classes": [(0, "Users")], "rosters": [(0, "Classes")]}


def test_a_row_that_stands_twice_still_holds_what_refers_to_it(tmp_path: Path) -> None:
    doubled = f"{USERS}S-1,Bo,Roe,broe2,S,SITE-1\n"
    whole = job(tmp_path, users=doubled, roster=ROSTERS)
    assert found(whole, users=rows(1)) == {}
    assert found(whole, users=rows(1, 3)) == {"rosters": [(0, "Users"), (1, "Users")]}


def test_nothing_hangs_where_nothing_is_left_out(tmp_path: Path) -> None:
    whole = job(tmp_path, users=USERS, roster=ROSTERS)
    assert found(whole) == {}
    assert found(whole, users=rows(), rosters=rows()) == {}
    assert found(whole, rosters=rows(0, 1, 2)) == {}


def test_references_into_a_file_that_did_not_come_along_are_said(tmp_path: Path) -> None:
    whole = job(tmp_path, roster=ROSTERS)
    problems = check_job(whole)["rosters"]
    assert [(rule.code, rule.severity, rule.facts["count"]) for rule, _ in problems.by_rule()] == [
        ("absent-file", "note", 4),
        ("absent-file", "note", 4),
    ]
    messages = [each.message for each in described(whole.sheets[0], problems)]
    assert messages == [
        f"4 rows refer to {what}, and no file with {what} came along: "
        "whether they are there was not checked."
        for what in ("Classes", "Users")
    ]


def test_a_file_that_refers_to_nothing_misses_no_other(tmp_path: Path) -> None:
    alone = job(tmp_path, users=USERS.replace("SITE-1", "").replace("SITE-2", ""))
    assert "absent-file" not in {rule.code for rule, _ in check_job(alone)["users"].by_rule()}


def test_only_a_reference_has_another_word_where_nobody_can_check_it(tmp_path: Path) -> None:
    whole = job(tmp_path, users=USERS)
    own = Cells(whole.sheets[0])
    others = [
        rule for rule in rules_of(whole.profile, own.record_type) if not isinstance(rule, Reference)
    ]
    assert [rule.unchecked(own, {}) for rule in others] == [None] * len(others)
